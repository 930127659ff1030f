namespace Understudy.Inference;

/// <summary>
/// The one text path of the linear rung for relevance, in training and in service: makes of a query and an item a text of
/// evidence for <see cref="TextFeaturizer"/>. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// What the text says, in synthetic tokens: the share of the query that the item covers, rare words counting more, also
/// literally, in the item's first phrase and in what the item is for; the share of the query's letter sequences; where the
/// first match stands, how many neighbours stay together, whether the head and the rarest word of the query are found; each
/// number of the query as the same, near, other or missing in the item, in comparable units; each excluded word as there,
/// excluded by the item too, or not there; and each word as found, nearly found (plural, compound, misspelt), missing or
/// extra. Pairs of tokens then say what single ones do not. What each adds was measured by cross-validation on a shop's
/// queries. Only the first <see cref="MostQueryWords"/> and <see cref="MostItemWords"/> words are looked at. Word lists
/// (exclusions, units, <c>for</c>) are of a few European languages; everything else knows no language. When not to use it:
/// where query and item share meaning but no words, which takes an encoder.
/// </remarks>
public sealed class PairText
{
    /// <summary>Version of the evidence: the same version, the same tokens, for ever.</summary>
    public const int FormatVersion = 1;

    /// <summary>Words of a query that are looked at.</summary>
    public const int MostQueryWords = 64;

    /// <summary>Words of an item that are looked at.</summary>
    public const int MostItemWords = 512;

    // A word in every text still says something.
    private const double LeastWeight = 0.1;

    [ThreadStatic]
    private static PairComposer? s_composer;

    private readonly WordStatistics _words;

    /// <summary>Prepares composition.</summary>
    /// <param name="words">How common words are among queries and items together, so that what every question has counts little.</param>
    public PairText(WordStatistics words)
    {
        ArgumentNullException.ThrowIfNull(words);
        _words = words;
    }

    /// <summary>Takes a query apart, for any number of items.</summary>
    public PreparedQuery Prepare(ReadOnlySpan<char> query) => new(query, _words);

    /// <summary>The text of a pair.</summary>
    /// <param name="query">The query, prepared with the same statistics.</param>
    /// <param name="item">The item, any text.</param>
    /// <returns>The text; valid until the calling thread composes the next.</returns>
    public ReadOnlySpan<char> Compose(PreparedQuery query, ReadOnlySpan<char> item)
    {
        ArgumentNullException.ThrowIfNull(query);
        return (s_composer ??= new PairComposer()).Compose(query, item, _words);
    }

    internal static double WeightOf(WordStatistics words, uint hash) => Math.Max(LeastWeight, words.RarityOf(hash));
}
