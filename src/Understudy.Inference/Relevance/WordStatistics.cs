namespace Understudy.Inference;

/// <summary>
/// How many of a collection's texts each word occurs in, by 32-bit hash of the lower-cased word: what makes a rare word
/// count more than a common one. Immutable and thread-safe. Memory: about 30 bytes a word.
/// </summary>
public sealed class WordStatistics
{
    /// <summary>Most words that are kept; the rarest are dropped beyond it and then count as never seen.</summary>
    public const int MostWords = 1 << 20;

    private readonly Dictionary<uint, int> _texts;

    /// <summary>Takes over counts.</summary>
    /// <param name="texts">Number of texts, at least 0.</param>
    /// <param name="meanLength">Mean number of words a text, at least 0.</param>
    /// <param name="hashes">Distinct hashes of words.</param>
    /// <param name="counts">Texts that each word occurs in, 1 to <paramref name="texts"/>.</param>
    /// <exception cref="ArgumentException">When the lengths differ, a hash repeats or a number is out of range.</exception>
    public WordStatistics(int texts, double meanLength, ReadOnlySpan<uint> hashes, ReadOnlySpan<int> counts)
    {
        if (hashes.Length != counts.Length || texts < 0 || !(meanLength >= 0 && double.IsFinite(meanLength)))
        {
            throw new ArgumentException($"Word statistics need one count a hash, and a number of texts and a mean length that are not negative; found {hashes.Length} hashes, {counts.Length} counts, {texts} texts, mean length {meanLength}.");
        }

        Texts = texts;
        MeanLength = meanLength;
        _texts = new Dictionary<uint, int>(hashes.Length);
        for (int i = 0; i < hashes.Length; i++)
        {
            if (counts[i] < 1 || counts[i] > texts || !_texts.TryAdd(hashes[i], counts[i]))
            {
                throw new ArgumentException($"Word {i} occurs in {counts[i]} of {texts} texts or has a hash that occurs twice.");
            }
        }
    }

    /// <summary>Number of texts.</summary>
    public int Texts { get; }

    /// <summary>Mean number of words a text.</summary>
    public double MeanLength { get; }

    /// <summary>Number of distinct words.</summary>
    public int Words => _texts.Count;

    /// <summary>Counts distinct texts: one that repeats counts once.</summary>
    /// <param name="texts">The texts; the order does not matter.</param>
    public static WordStatistics Count(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Dictionary<uint, (int Texts, int Last)> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        char[] buffer = [];
        long words = 0;
        foreach (string text in texts)
        {
            if (!seen.Add(text))
            {
                continue;
            }

            buffer = buffer.Length < text.Length ? new char[text.Length * 2] : buffer;
            WordReader.Normalize(text, buffer);
            for (int at = 0; WordReader.Next(buffer.AsSpan(0, text.Length), ref at, out int start, out int end); words++)
            {
                uint hash = WordReader.HashOf(buffer.AsSpan(start, end - start));
                (int count, int last) = found.GetValueOrDefault(hash);
                found[hash] = last == seen.Count ? (count, last) : (count + 1, seen.Count);
            }
        }

        int fewest = 1;
        while (found.Count(f => f.Value.Texts >= fewest) > MostWords)
        {
            fewest++;
        }

        uint[] hashes = [.. found.Where(f => f.Value.Texts >= fewest).Select(f => f.Key).Order()];
        return new WordStatistics(seen.Count, seen.Count == 0 ? 0 : (double)words / seen.Count, hashes, [.. hashes.Select(h => found[h].Texts)]);
    }

    /// <summary>Number of texts that a word occurs in.</summary>
    /// <param name="word">The word, in any case.</param>
    public int TextsWith(ReadOnlySpan<char> word)
    {
        Span<char> lower = word.Length <= 256 ? stackalloc char[word.Length] : new char[word.Length];
        WordReader.Normalize(word, lower);
        return TextsWith(WordReader.HashOf(lower));
    }

    /// <summary>Hash and count of every word, by rising hash.</summary>
    public (uint[] Hashes, int[] Counts) ToArrays()
    {
        uint[] hashes = [.. _texts.Keys.Order()];
        return (hashes, [.. hashes.Select(h => _texts[h])]);
    }

    internal int TextsWith(uint hash) => _texts.GetValueOrDefault(hash);

    /// <summary>The rarity of a word that was never seen; above 0.</summary>
    internal double HighestRarity => Math.Log(1 + ((Texts + 0.5) / 0.5));

    /// <summary>ln(1 + (N − n + ½) / (n + ½)), never below 0 (Robertson and Zaragoza 2009, eq. 3.3, with the 1 that keeps words of more than half the texts from counting against).</summary>
    internal double RarityOf(uint hash)
    {
        int n = TextsWith(hash);
        return Math.Log(1 + ((Texts - n + 0.5) / (n + 0.5)));
    }
}
