using System.Text;

using Understudy.Core;

namespace Understudy.Inference.Tests.Decoding.Constraints;

/// <summary>A vocabulary as byte-pair training leaves it: all bytes, pieces of JSON, words, numbers, and pieces that end within a character.</summary>
internal static class TestVocabulary
{
    private static readonly string[] Pieces =
    [
        "\":\"", "\",\"", "\":", ",\"", "\"}", "\"]", "{\"", "[{\"", "\"},{\"", "}}]", "}]", "]}", "}}", "]]", "[]", "{}", "\":{\"", "\":[", "\":[{\"", "[\"", "\"],\"", "null", "true", "false", "null}", "true,\"", "\"\"", "\\\"", "\\\\", "\\u", "\\n", "\\uD83C", "\\uDF89", "\\u2028",
        "name", "{\"name\":\"", "[{\"name\":\"", "\",\"arguments\":{", "\",\"arguments\":{\"", "arguments", "get", "get_", "city", "date", "value", "next", "children", "kind", "k0", "k1", "Berlin",
        "00", "10", "12", "25", "99", "100", "123", "1234", "2026", "2026-", "-01", "-1", "0.", ".5", ".25", "1.5", ":00", "T10:", "00Z", ",1", "1,", "1]", "1}", "-", "e5", "E+", "1e9",
        " ", "  ", "        ", "                ", " the", "the", "ing", "and", "é", "ß", "Zoë", "日本", "語", "ä", "🎉", "e\u0301", "\u2028", "\u0000", "\t", "\n", "aaaaaaaaaaaaaaaa", "abc", "ab", "a,b", "x", "x\"", "hello world", "hello\",\"", "\"a\":", "\"a\":1", "red", "green", "blue", "@", "a@b", ".com",
    ];

    /// <summary>Pieces that are no whole characters.</summary>
    private static readonly byte[][] Broken = [[0xE6, 0x97], [0xA5, 0xE6], [0xF0, 0x9F], [0x8E, 0x89], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x22, 0xC3], [0xA9, 0x22], [0xFF, 0xFE], [0xF0, 0x9F, 0x8E], [0xA5, 0x22, 0x2C]];

    /// <summary>The vocabulary; its first token is padding, its second the end.</summary>
    public static TokenBytes Standard { get; } = Make(0);

    /// <summary>The bytes and the end token alone.</summary>
    public static TokenBytes BytesOnly { get; } = new([.. Specials, .. Bytes], endToken: 1);

    private static IEnumerable<byte[]?> Specials => [null, null];

    private static IEnumerable<byte[]> Bytes => Enumerable.Range(0, 256).Select(b => new[] { (byte)b });

    /// <summary>A vocabulary of at least so many tokens, filled up with pieces made by chance.</summary>
    public static TokenBytes Make(int size)
    {
        var random = new SeededRandom(new Seed(5));
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<byte[]?> tokens = [.. Specials, .. Bytes, .. Broken];
        tokens.AddRange(Pieces.Where(p => Encoding.UTF8.GetByteCount(p) > 1 && seen.Add(p)).Select(Encoding.UTF8.GetBytes));
        while (tokens.Count < size)
        {
            string piece = random.Next(10) switch
            {
                0 => random.Next(100_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
                1 => Word(random) + "\"",
                2 => "\"" + Word(random),
                3 or 4 or 5 => " " + Word(random),
                _ => Word(random),
            };
            if (piece.Length > 1 && seen.Add(piece))
            {
                tokens.Add(Encoding.UTF8.GetBytes(piece));
            }
        }

        return new TokenBytes(tokens, endToken: 1);
    }

    private static string Word(SeededRandom random)
    {
        const string Letters = "etaoinshrdlcumwfgypbvkäé";
        var word = new char[2 + random.Next(8)];
        for (int i = 0; i < word.Length; i++)
        {
            word[i] = Letters[Math.Min(random.Next(Letters.Length), random.Next(Letters.Length))];
        }

        return new string(word);
    }
}
