using System.Text;

namespace Understudy.Inference;

/// <summary>
/// Unicode's form C (Unicode Standard Annex 15): decomposed, ordered, composed, from <see cref="CanonicalDecompositions"/> for the reason
/// stated there.
/// </summary>
internal static class CanonicalComposition
{
    private const char FirstThatMayChange = '\u0300';
    private const int LeadFirst = 0x1100, VowelFirst = 0x1161, TrailBefore = 0x11A7, HangulFirst = 0xAC00, Leads = 19, Vowels = 21, Trails = 28;

    // CompositionExclusions.txt; characters that are another one alone, or begin with a mark, are told apart without a list.
    private static readonly HashSet<int> Excluded =
    [
        .. Enumerable.Range(0x0958, 8), 0x09DC, 0x09DD, 0x09DF, 0x0A33, 0x0A36, 0x0A59, 0x0A5A, 0x0A5B, 0x0A5E, 0x0B5C, 0x0B5D,
        0x0F43, 0x0F4D, 0x0F52, 0x0F57, 0x0F5C, 0x0F69, 0x0F76, 0x0F78, 0x0F93, 0x0F9D, 0x0FA2, 0x0FA7, 0x0FAC, 0x0FB9, 0x2ADC,
        0xFB1D, 0xFB1F, .. Enumerable.Range(0xFB2A, 13), .. Enumerable.Range(0xFB38, 5), 0xFB3E, 0xFB40, 0xFB41, 0xFB43, 0xFB44, .. Enumerable.Range(0xFB46, 9),
        .. Enumerable.Range(0x1D15E, 7), .. Enumerable.Range(0x1D1BB, 6),
    ];

    private static readonly Dictionary<(int First, int Second), int> Pairs = MakePairs();

    /// <summary>The text in form C; a lone surrogate becomes U+FFFD where anything is changed at all.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange(FirstThatMayChange, char.MaxValue) < 0)
        {
            return text;
        }

        List<int> points = new(text.Length + 16);
        Span<int> parts = stackalloc int[CanonicalDecompositions.Longest];
        while (text.Length > 0)
        {
            Rune.DecodeFromUtf16(text, out Rune rune, out int consumed);
            text = text[consumed..];
            int count = CanonicalDecompositions.Decompose(rune.Value, parts);
            points.AddRange(parts[..count]);
        }

        Order(points);
        Compose(points);
        var result = new StringBuilder(points.Count);
        foreach (int c in points)
        {
            result.Append(new Rune(c));
        }

        return result.ToString();
    }

    // Marks in the order of their classes, those of one class as they came: a stable sort of every run, n log n for a hostile one.
    private static void Order(List<int> points)
    {
        for (int start = 0; start < points.Count; start++)
        {
            if (CanonicalDecompositions.CombiningClass(points[start]) == 0)
            {
                continue;
            }

            int end = start + 1;
            while (end < points.Count && CanonicalDecompositions.CombiningClass(points[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                int[] ordered = [.. points[start..end].OrderBy(CanonicalDecompositions.CombiningClass)];
                for (int i = 0; i < ordered.Length; i++)
                {
                    points[start + i] = ordered[i];
                }
            }

            start = end;
        }
    }

    private static void Compose(List<int> points)
    {
        int starter = -1, last = 0, kept = 0;
        for (int i = 0; i < points.Count; i++)
        {
            int c = points[i], order = CanonicalDecompositions.CombiningClass(c);
            bool free = starter >= 0 && (kept - 1 == starter || (last != 0 && last < order)); // nothing between them that stops it
            if (free && Pair(points[starter], c) is > 0 and int made)
            {
                points[starter] = made;
                continue;
            }

            if (order == 0)
            {
                starter = kept;
            }

            last = order;
            points[kept++] = c;
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    private static int Pair(int first, int second)
    {
        if (first is >= LeadFirst and < LeadFirst + Leads && second is >= VowelFirst and < VowelFirst + Vowels)
        {
            return HangulFirst + ((((first - LeadFirst) * Vowels) + second - VowelFirst) * Trails);
        }

        return first is >= HangulFirst and < HangulFirst + (Leads * Vowels * Trails) && (first - HangulFirst) % Trails == 0 && second is > TrailBefore and < TrailBefore + Trails
            ? first + second - TrailBefore
            : Pairs.GetValueOrDefault((first, second));
    }

    // A character is made of the character that all but its last part make, and of the last one.
    private static Dictionary<(int, int), int> MakePairs()
    {
        Dictionary<string, int> byParts = new(StringComparer.Ordinal);
        List<(int Character, int[] Parts)> all = [];
        foreach ((int character, int[] parts) in CanonicalDecompositions.All.OrderBy(m => m.Key).Select(m => (m.Key, m.Value)))
        {
            // Of characters with the same parts the first is the one, the others are it under another name.
            if (parts.Length > 1 && !Excluded.Contains(character) && CanonicalDecompositions.CombiningClass(parts[0]) == 0 && byParts.TryAdd(string.Join(' ', parts), character))
            {
                all.Add((character, parts));
            }
        }

        Dictionary<(int, int), int> pairs = [];
        foreach ((int character, int[] parts) in all)
        {
            int first = parts.Length == 2 ? parts[0] : byParts.GetValueOrDefault(string.Join(' ', parts[..^1]));
            if (first > 0)
            {
                pairs.Add((first, parts[^1]), character);
            }
        }

        return pairs;
    }
}
