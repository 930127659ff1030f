using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>
/// Redacts the texts of a JSON document in UTF-8: string values, unescaped first, so that <c>\u0040</c> hides nothing; numbers that are
/// cards' (they become strings); whole values of properties that name a secret. A value has the same placeholder in all texts of one property of
/// the document, such as the messages of a request, in order of appearance: so it keeps it from turn to turn of a conversation. Names of properties stay, untouched bytes are copied.
/// Thread-safe.
/// </summary>
public sealed class JsonRedactor
{
    private const string Secret = "[SECRET]";
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };
    private readonly IRedactor _redactor;
    private readonly bool _namedSecrets;

    /// <summary>Makes one.</summary>
    /// <param name="redactor">What redacts a text.</param>
    /// <param name="namedSecrets">Whether texts of properties such as <c>authorization</c> and <c>api_key</c> are replaced whole.</param>
    public JsonRedactor(IRedactor redactor, bool namedSecrets = true)
    {
        ArgumentNullException.ThrowIfNull(redactor);
        _redactor = redactor;
        _namedSecrets = namedSecrets;
    }

    /// <summary>Everything that is known, no rules of one's own.</summary>
    public static JsonRedactor Default { get; } = new(Redactor.Default);

    /// <summary>
    /// The document without secrets and personal data; the same memory when nothing was found. What is no JSON of at most 64 levels cannot be
    /// cleaned with certainty: a JSON string that says how long it was stands for it.
    /// </summary>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> json)
    {
        List<Edit>? edits = Find(json.Span);
        if (edits is null)
        {
            return json;
        }

        var output = new ArrayBufferWriter<byte>(json.Length + 64);
        Write(json.Span, edits, output);
        return output.WrittenMemory;
    }

    /// <summary>Like <see cref="Redact"/>, into a buffer.</summary>
    /// <returns>Whether something was found; nothing was written when not.</returns>
    public bool TryRedact(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Find(json) is not { } edits)
        {
            return false;
        }

        Write(json, edits, output);
        return true;
    }

    private List<Edit>? Find(ReadOnlySpan<byte> json)
    {
        List<Edit>? edits = null;
        Placeholders? shared = null;
        char[] buffer = ArrayPool<char>.Shared.Rent(1024);
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            ReadOnlySpan<byte> name = default;
            while (!json.IsEmpty && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.ValueSpan;
                    shared = reader.CurrentDepth == 1 ? null : shared; // messages share; what stands beside them, in whatever order, does not count
                    continue;
                }

                bool number = reader.TokenType == JsonTokenType.Number;
                if (reader.TokenType == JsonTokenType.String || (number && IsLong(reader.ValueSpan)))
                {
                    if (buffer.Length < reader.ValueSpan.Length)
                    {
                        ArrayPool<char>.Shared.Return(buffer);
                        buffer = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
                    }

                    ReadOnlySpan<char> text = buffer.AsSpan(0, JsonStrings.Unescape(reader.ValueSpan, buffer));
                    if (Redacted(text, named: !number && _namedSecrets && SecretNames.Contain(name), ref shared) is { } redacted)
                    {
                        (edits ??= []).Add(new Edit((int)reader.TokenStartIndex, (int)reader.BytesConsumed, redacted));
                    }
                }

                name = default;
            }

            return edits;
        }
        catch (JsonException)
        {
            return [new Edit(0, json.Length, string.Create(CultureInfo.InvariantCulture, $"[NOT JSON {json.Length}]"))];
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: false);
        }
    }

    private string? Redacted(ReadOnlySpan<char> text, bool named, ref Placeholders? shared)
    {
        if (named && !text.IsWhiteSpace() && !Placeholders.IsOne(text))
        {
            return Secret;
        }

        bool found = _redactor is Redactor own ? own.TryRedact(text, ref shared, out string? redacted) : _redactor.TryRedact(text, out redacted);
        return found ? redacted : null;
    }

    private static bool IsLong(ReadOnlySpan<byte> number) =>
        number.Length is >= CardNumber.Shortest and <= CardNumber.Longest && !number.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static void Write(ReadOnlySpan<byte> json, List<Edit> edits, IBufferWriter<byte> output)
    {
        int copied = 0;
        foreach (Edit edit in edits)
        {
            output.Write(json[copied..edit.Start]);
            output.Write("\""u8);
            Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(edit.Text), output);
            output.Write("\""u8);
            copied = edit.End;
        }

        output.Write(json[copied..]);
    }

    private readonly record struct Edit(int Start, int End, string Text);
}
