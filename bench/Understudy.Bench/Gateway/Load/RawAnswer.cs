using System.Buffers.Text;
using System.Text;

namespace Understudy.Bench;

/// <summary>A whole HTTP answer; valid until its connection asks again.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">The body without its transfer coding.</param>
/// <param name="Closes">Whether the server closes the connection behind it.</param>
public readonly record struct RawAnswer(int Status, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body, bool Closes)
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    /// <summary>A header's value, or null.</summary>
    public string? Header(string name)
    {
        ReadOnlySpan<byte> value = Find(Head.Span, name);
        return value.IsEmpty ? null : Encoding.Latin1.GetString(value);
    }

    /// <summary>Reads an answer from what was received so far.</summary>
    /// <param name="received">From the answer's first byte on.</param>
    /// <param name="ended">Whether nothing more comes.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="body">Where its body began, also while it is not whole; 0 before that is known.</param>
    /// <returns>True when it is whole.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> received, bool ended, out RawAnswer answer, out int body)
    {
        answer = default;
        body = 0;
        ReadOnlySpan<byte> bytes = received.Span;
        int end = bytes.IndexOf(HeadEnd);
        if (end < 0)
        {
            return false;
        }

        ReadOnlyMemory<byte> head = received[..(end + 2)];
        body = end + HeadEnd.Length;
        ReadOnlySpan<byte> rest = bytes[body..];
        _ = Utf8Parser.TryParse(bytes["HTTP/1.1 ".Length..], out int status, out _);
        bool closes = Find(head.Span, "connection").SequenceEqual("close"u8);
        if (Find(head.Span, "transfer-encoding").SequenceEqual("chunked"u8))
        {
            if (!rest.EndsWith("0\r\n\r\n"u8) || Unchunk(rest) is not { } content)
            {
                return false;
            }

            answer = new RawAnswer(status, head, content, closes);
            return true;
        }

        ReadOnlySpan<byte> length = Find(head.Span, "content-length");
        if (length.IsEmpty)
        {
            answer = new RawAnswer(status, head, received[body..], closes);
            return status is 204 or 304 || ended;
        }

        _ = Utf8Parser.TryParse(length, out int declared, out _);
        if (rest.Length < declared)
        {
            return false;
        }

        answer = new RawAnswer(status, head, received.Slice(body, declared), closes);
        return true;
    }

    private static byte[]? Unchunk(ReadOnlySpan<byte> rest)
    {
        var content = new byte[rest.Length];
        int length = 0;
        while (Utf8Parser.TryParse(rest, out int size, out int digits, 'x'))
        {
            rest = rest[(digits + 2)..];
            if (size == 0)
            {
                return content[..length];
            }

            if (rest.Length < size + 2)
            {
                return null; // the bytes that look like the end are content
            }

            rest[..size].CopyTo(content.AsSpan(length));
            length += size;
            rest = rest[(size + 2)..];
        }

        return null;
    }

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> head, string name)
    {
        while (head.IndexOf("\r\n"u8) is >= 0 and var line)
        {
            ReadOnlySpan<byte> header = head[..line];
            head = head[(line + 2)..];
            if (header.Length > name.Length && header[name.Length] == ':' && Ascii.EqualsIgnoreCase(header[..name.Length], name))
            {
                return header[(name.Length + 1)..].Trim((byte)' ');
            }
        }

        return default;
    }
}
