using System.Security.Cryptography;
using System.Text;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Keeps what redaction took out of a call, encrypted beside it: AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits, bound to the call's
/// id and to the redacted content, so that it opens for this call alone and only while that is as it was. One key is good for 2³² calls. What is
/// sealed are the values that differ, not the whole text; the user's id, which is hashed and not redacted, is not among them. Thread-safe.
/// </summary>
/// <param name="key">The key.</param>
public sealed class SealedOriginals(OriginalsKey key)
{
    private const byte Form = 1;
    private const int NonceBytes = 12, TagBytes = 16;
    private const int HeadBytes = 1 + OriginalsKey.MarkBytes + NonceBytes + TagBytes;

    /// <summary>The call with the originals sealed beside it; the same call when nothing was redacted.</summary>
    /// <param name="call">The call, with redacted content.</param>
    /// <param name="request">The request as it came.</param>
    /// <param name="response">The answer as it came; empty when none is kept.</param>
    public RecordedCall Seal(RecordedCall call, ReadOnlyMemory<byte> request, ReadOnlyMemory<byte> response)
    {
        ArgumentNullException.ThrowIfNull(call);
        IReadOnlyList<ChangedValue> asked = ChangedValues.Of(request, call.Request), answered = ChangedValues.Of(response, call.Response);
        if (asked.Count + answered.Count == 0)
        {
            return call;
        }

        byte[] plain = ChangedValues.Write(asked, answered);
        var whole = new byte[HeadBytes + plain.Length];
        whole[0] = Form;
        key.MarkOf.CopyTo(whole, 1);
        Span<byte> nonce = whole.AsSpan(1 + OriginalsKey.MarkBytes, NonceBytes), tag = whole.AsSpan(HeadBytes - TagBytes, TagBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key.Bytes, TagBytes);
        cipher.Encrypt(nonce, plain, whole.AsSpan(HeadBytes), tag, Bound(call));
        CryptographicOperations.ZeroMemory(plain);
        return call with { Originals = whole };
    }

    /// <summary>Request and answer as they came.</summary>
    /// <param name="call">A call as it was stored.</param>
    /// <exception cref="UnderstudyException">When nothing was sealed, another key is needed, or call or seal were changed since.</exception>
    public (ReadOnlyMemory<byte> Request, ReadOnlyMemory<byte> Response) Open(RecordedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        ReadOnlySpan<byte> whole = call.Originals.Span;
        if (whole.IsEmpty)
        {
            throw new UnderstudyException(ErrorCode.NotFound, $"Call {call.Id}: no originals are kept beside it. {(call.Request.IsEmpty && call.Response.IsEmpty ? "Its content was erased or never kept." : "Nothing was redacted in it, or redaction was not reversible when it was recorded (understudy redaction set --reversible).")}");
        }

        if (whole.Length < HeadBytes || whole[0] != Form)
        {
            throw Changed(call.Id, null);
        }

        if (!whole.Slice(1, OriginalsKey.MarkBytes).SequenceEqual(key.MarkOf))
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Call {call.Id}: its originals are sealed with the key {Convert.ToHexStringLower(whole.Slice(1, OriginalsKey.MarkBytes))}; the key given is {key.Mark}. Give that one: --key FILE, or {OriginalsKey.Variable}.");
        }

        var plain = new byte[whole.Length - HeadBytes];
        try
        {
            using var cipher = new AesGcm(key.Bytes, TagBytes);
            cipher.Decrypt(whole.Slice(1 + OriginalsKey.MarkBytes, NonceBytes), whole[HeadBytes..], whole.Slice(HeadBytes - TagBytes, TagBytes), plain, Bound(call));
            (IReadOnlyList<ChangedValue> asked, IReadOnlyList<ChangedValue> answered) = ChangedValues.Read(plain);
            return (ChangedValues.Apply(call.Request, asked), ChangedValues.Apply(call.Response, answered));
        }
        catch (Exception e) when (e is AuthenticationTagMismatchException or InvalidDataException)
        {
            throw Changed(call.Id, e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static UnderstudyException Changed(string id, Exception? inner) =>
        new(ErrorCode.IntegrityBroken, $"Call {id}: its text or its sealed originals were changed since they were recorded, so nothing is revealed. Restore the store from a backup.", inner);

    private static byte[] Bound(RecordedCall call) => [Form, .. SHA256.HashData(call.Request.Span), .. SHA256.HashData(call.Response.Span), .. Encoding.UTF8.GetBytes(call.Id)];
}
