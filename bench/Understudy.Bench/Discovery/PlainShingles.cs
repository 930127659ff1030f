using System.Text;

using Understudy.Core;

namespace Understudy.Bench;

/// <summary>Character 5-shingles of a normalised text and their Jaccard similarity, written plainly and apart from the product's.</summary>
internal static class PlainShingles
{
    private const int Length = 5;

    /// <summary>The set, as ascending hashes; of a shorter text the text itself.</summary>
    public static ulong[] Of(string text)
    {
        string normal = Normalise(text);
        IEnumerable<string> shingles = normal.Length < Length ? [normal] : Enumerable.Range(0, normal.Length - Length + 1).Select(i => normal.Substring(i, Length));
        return [.. shingles.Select(Hash).Distinct().Order()];
    }

    /// <summary>|A ∩ B| / |A ∪ B|, or 0 as soon as it cannot be <paramref name="least"/>.</summary>
    public static double Jaccard(ulong[] a, ulong[] b, double least)
    {
        int common = 0;
        double needed = least * (a.Length + b.Length) / (1 + least);
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (common + Math.Min(a.Length - i, b.Length - j) < needed - 1e-9)
            {
                return 0;
            }

            int order = a[i].CompareTo(b[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return (double)common / (a.Length + b.Length - common);
    }

    /// <summary>Lower case; every run of white space, punctuation and symbols one space.</summary>
    private static string Normalise(string text)
    {
        var normal = new StringBuilder();
        foreach (char c in text)
        {
            bool isGap = char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c) || char.IsControl(c);
            if (!isGap)
            {
                normal.Append(char.ToLowerInvariant(c));
            }
            else if (normal.Length > 0 && normal[^1] != ' ')
            {
                normal.Append(' ');
            }
        }

        string trimmed = normal.ToString().TrimEnd();
        return trimmed.Length == 0 ? text.Trim() : trimmed;
    }

    private static ulong Hash(string text)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char c in text)
        {
            hash = SeededRandom.Mix(hash ^ c);
        }

        return hash;
    }
}
