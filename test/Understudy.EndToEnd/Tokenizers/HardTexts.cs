using System.Globalization;
using System.Text;
using System.Text.Json;

using Understudy.Core;
using Understudy.Testing;

namespace Understudy.EndToEnd.Tokenizers;

/// <summary>Texts that tokenizers get wrong. Characters that the runtime's Unicode does not know yet are left out: the reference's may.</summary>
internal static class HardTexts
{
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x00, 0x7F), (0x80, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x590, 0x6FF), (0x900, 0xE7F), (0xF00, 0xFFF), (0x1B00, 0x1BFF), (0x1E00, 0x20FF),
        (0x3041, 0x30FF), (0x4E00, 0x4EFF), (0xAC00, 0xD7A3), (0xD800, 0xDFFF), (0xF900, 0xFAFF), (0x10400, 0x1044F), (0x1D150, 0x1D17F), (0x1F300, 0x1F6FF), (0x2F800, 0x2F8FF),
    ];

    private static readonly int[] Troublesome = [0, '\t', '\n', '\v', '\r', 0x85, 0xA0, 0xAD, 0x130, 0x3A3, 0x3C2, 0x200B, 0x200D, 0x2028, 0x2029, 0x302E, 0xFE0F, 0xFEFF, 0xFFFD, 0x16FF0, 0x1D165, '\'', ' '];

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All() => [.. ByHand(), .. EveryCharacter(), .. ByChance(20_000)];

    private static IEnumerable<string> ByHand()
    {
        foreach (string text in JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(Repository.PathOf("test", "Understudy.Inference.Tests", "Golden", "tokenizers", "texts.json")))!)
        {
            yield return text;
        }

        string[] more = ["\uD83D", "\uDE00\uD83D", "a\uD83Db\uDE00c", "\uD83D\0\uDE00", new string('\uD800', 200), new string(' ', 5000), "x" + new string('\u0301', 5000) + "y"];
        foreach (string text in more)
        {
            yield return text;
        }

        yield return new string('a', 100_000);
        yield return string.Concat(Enumerable.Range(0, 50_000).Select(i => (char)('a' + (i * i % 26))));
        yield return string.Concat(Enumerable.Repeat("ΑΣ'", 20_000));
        yield return string.Concat(Enumerable.Repeat("word ", 20_000));
    }

    private static IEnumerable<string> EveryCharacter()
    {
        for (int c = 0; c <= 0x10FFFF; c += c is < 0x3400 or (>= 0xF900 and < 0x20000) ? 1 : 61)
        {
            if (IsKnown(c))
            {
                string s = TextOf(c);
                yield return $"a{s}b {s}{s}";
            }
        }
    }

    private static IEnumerable<string> ByChance(int count)
    {
        var random = new SeededRandom(Seed.Default.For("hard texts"));
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            (int First, int Last)[] ranges = [.. Enumerable.Range(0, 3).Select(_ => Ranges[random.Next(Ranges.Length)])];
            text.Clear();
            for (int n = random.Next(14); n >= 0; n--)
            {
                (int first, int last) = ranges[random.Next(3)];
                int c = random.Next(4) == 0 ? Troublesome[random.Next(Troublesome.Length)] : first + random.Next(last - first + 1);
                text.Append(IsKnown(c) ? TextOf(c) : "");
            }

            yield return text.ToString();
        }
    }

    private static bool IsKnown(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) != UnicodeCategory.OtherNotAssigned;

    private static string TextOf(int codePoint) => codePoint <= char.MaxValue ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);
}
