namespace Understudy.Inference;

/// <summary>
/// The one text path of query-item pairs, in training and serving: evidence of how query and item fit, as synthetic words
/// (<see cref="PairTokens"/>) behind which the text features and the linear model work as for any text. Immutable, hence thread-safe.
/// </summary>
public sealed class PairText
{
    /// <summary>Version of the evidence: the same version, the same tokens, for ever.</summary>
    public const int FormatVersion = 1;

    private const double LeastWeight = 0.1;

    [ThreadStatic]
    private static PairComposer? s_composer;

    private readonly WordStatistics _words;

    /// <summary>Prepares composition.</summary>
    /// <param name="words">How common words are among queries and items.</param>
    public PairText(WordStatistics words)
    {
        ArgumentNullException.ThrowIfNull(words);
        _words = words;
    }

    /// <summary>Takes a query apart, for many items.</summary>
    public PreparedQuery Prepare(ReadOnlySpan<char> query) => new(query, _words);

    /// <summary>The text of a pair; valid until the calling thread composes the next.</summary>
    public ReadOnlySpan<char> Compose(PreparedQuery query, ReadOnlySpan<char> item)
    {
        ArgumentNullException.ThrowIfNull(query);
        return (s_composer ??= new PairComposer()).Compose(query, item, _words);
    }

    internal static double WeightOf(WordStatistics words, uint hash) => Math.Max(LeastWeight, words.RarityOf(hash));
}
