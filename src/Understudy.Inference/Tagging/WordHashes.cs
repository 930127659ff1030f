using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Hashes of a word and of its character n-grams, lower-cased: what the tagger knows words by, so that its files hold no words. The n-grams
/// are those of the word between two marks of its ends, as in fastText (1607.04606). Part of the text path's format.
/// </summary>
public static class WordHashes
{
    /// <summary>Longer words are cut to this many characters for their n-grams.</summary>
    public const int LongestWord = 32;

    private const char Begin = '\u0002', End = '\u0003';
    private const ulong WordSalt = 14695981039346656037UL, GramSalt = 0xE7037ED1A0B428DBUL, Prime = 1099511628211UL; // FNV-1a, then mixed

    /// <summary>Hash of a word.</summary>
    public static uint Word(ReadOnlySpan<char> word)
    {
        ulong h = WordSalt;
        foreach (char c in word)
        {
            h = Step(h, char.ToLowerInvariant(c));
        }

        return Finish(h);
    }

    /// <summary>Hashes of the n-grams of one word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="min">Shortest n-gram in characters, the marks of the ends included; at least 1.</param>
    /// <param name="max">Longest, at most 8.</param>
    /// <param name="hashes">Receives them; room for <see cref="MostGrams"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Grams(ReadOnlySpan<char> word, int min, int max, Span<uint> hashes)
    {
        Span<char> marked = stackalloc char[LongestWord + 2];
        int length = Math.Min(word.Length, LongestWord) + 2, count = 0;
        marked[0] = Begin;
        for (int i = 1; i < length - 1; i++)
        {
            marked[i] = char.ToLowerInvariant(word[i - 1]);
        }

        marked[length - 1] = End;
        for (int i = 0; i < length; i++)
        {
            ulong h = GramSalt;
            for (int j = i; j < Math.Min(length, i + max); j++)
            {
                h = Step(h, marked[j]);
                if (j - i + 1 >= min)
                {
                    hashes[count++] = Finish(h);
                }
            }
        }

        return count;
    }

    /// <summary>Most n-grams of one word.</summary>
    public static int MostGrams(int min, int max) => (LongestWord + 2) * (max - min + 1);

    private static ulong Step(ulong h, char c) => (h ^ c) * Prime;

    private static uint Finish(ulong h) => (uint)(SeededRandom.Mix(h) >> 32);
}
