using System.Text;

namespace Understudy.Data;

/// <summary>How a source's bytes become text.</summary>
internal sealed record TextEncoding(string Name, Encoding? Encoding, int Preamble)
{
    // Bytes called Latin-1 are Windows-1252 in practice (typographic quotes), as the WHATWG encoding standard rules for "latin1".
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8 without a byte order mark: what everything else is turned into.</summary>
    public static TextEncoding Utf8 { get; } = new("UTF-8", null, 0);

    /// <summary>One byte a character.</summary>
    public static TextEncoding Latin1 { get; } = new("Latin-1", Windows1252, 0);

    /// <summary>Whether the bytes are UTF-8 already.</summary>
    public bool IsUtf8 => Encoding is null;

    /// <summary>Decides from the first bytes. <paramref name="complete"/>: they are all there is.</summary>
    public static TextEncoding Detect(ReadOnlySpan<byte> start, bool complete)
    {
        if (start is [0xEF, 0xBB, 0xBF, ..])
        {
            return new TextEncoding("UTF-8 with byte order mark", null, 3);
        }

        if (start is [0xFF, 0xFE, ..])
        {
            return new TextEncoding("UTF-16LE", Encoding.Unicode, 2);
        }

        if (start is [0xFE, 0xFF, ..])
        {
            return new TextEncoding("UTF-16BE", Encoding.BigEndianUnicode, 2);
        }

        (int even, int odd) = CountNuls(start);
        int half = start.Length / 2;
        if (half >= 4 && odd > half * 4 / 10 && even < half / 20)
        {
            return new TextEncoding("UTF-16LE", Encoding.Unicode, 0);
        }

        if (half >= 4 && even > half * 4 / 10 && odd < half / 20)
        {
            return new TextEncoding("UTF-16BE", Encoding.BigEndianUnicode, 0);
        }

        var audit = new Utf8Audit();
        audit.Add(start);
        if (complete)
        {
            audit.Complete();
        }

        return audit.LooksLikeOneByteText ? Latin1 : Utf8;
    }

    private static (int Even, int Odd) CountNuls(ReadOnlySpan<byte> bytes)
    {
        int even = 0, odd = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0)
            {
                _ = (i & 1) == 0 ? even++ : odd++;
            }
        }

        return (even, odd);
    }
}
