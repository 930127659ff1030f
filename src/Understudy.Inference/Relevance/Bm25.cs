namespace Understudy.Inference;

/// <summary>
/// The lexical yardstick of retrieval: Okapi BM25 (Robertson and Zaragoza, 2009, <em>The Probabilistic Relevance Framework:
/// BM25 and Beyond</em>, FnTIR 3:333, eq. 3.15). Each query word that the item holds adds
/// rarity · tf (k₁ + 1) / (tf + k₁ (1 − b + b · length / mean length)). Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Words as <see cref="WordStatistics"/> counts them: lower-cased, no stemming, no stop words. A word that the query repeats
/// counts each time. When not to use it: as the only baseline where queries and items share few words.
/// </remarks>
public sealed class Bm25
{
    /// <summary>How fast repeated words saturate: 1.2, in the range 1.2 to 2 that the source recommends, and what Lucene uses.</summary>
    public const double K1 = 1.2;

    /// <summary>How much a long item is held back, 0 to 1: 0.75, likewise (the source recommends 0.5 to 0.8).</summary>
    public const double B = 0.75;

    /// <summary>Prepares scoring with the statistics of a collection of items.</summary>
    public Bm25(WordStatistics items)
    {
        ArgumentNullException.ThrowIfNull(items);
        Items = items;
    }

    /// <summary>The collection's statistics.</summary>
    public WordStatistics Items { get; }

    /// <summary>The score of an item for a query, at least 0; 0 when they share no word.</summary>
    public double Score(ReadOnlySpan<char> query, ReadOnlySpan<char> item)
    {
        List<uint> wanted = Words(query), held = Words(item);
        Dictionary<uint, int> times = [];
        foreach (uint word in held)
        {
            times[word] = times.GetValueOrDefault(word) + 1;
        }

        double length = Items.MeanLength > 0 ? held.Count / Items.MeanLength : 1, damping = K1 * (1 - B + (B * length)), score = 0;
        foreach (uint word in wanted)
        {
            if (times.TryGetValue(word, out int tf))
            {
                score += Items.RarityOf(word) * tf * (K1 + 1) / (tf + damping);
            }
        }

        return score;
    }

    private static List<uint> Words(ReadOnlySpan<char> text)
    {
        Span<char> lower = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        WordReader.Normalize(text, lower);
        List<uint> words = [];
        for (int at = 0; WordReader.Next(lower, ref at, out int start, out int end);)
        {
            words.Add(WordReader.HashOf(lower[start..end]));
        }

        return words;
    }
}
