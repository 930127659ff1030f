namespace Understudy.Inference;

/// <summary>A query taken apart once, to be put together with many items by <see cref="PairText"/>. Immutable once made.</summary>
public sealed class PreparedQuery
{
    internal PreparedQuery(ReadOnlySpan<char> query, WordStatistics words)
    {
        Side = new PairSide();
        Side.Read(query);
        Rarity = [.. Side.Words.Select(w => PairText.WeightOf(words, w.Hash))];
    }

    internal PairSide Side { get; }

    /// <summary>Weight of each word.</summary>
    internal double[] Rarity { get; }
}
