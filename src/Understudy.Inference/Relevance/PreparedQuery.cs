namespace Understudy.Inference;

/// <summary>A query taken apart once, to be put together with many items by <see cref="PairText"/>. Immutable.</summary>
public sealed class PreparedQuery
{
    internal PreparedQuery(ReadOnlySpan<char> query, WordStatistics words)
    {
        Side = new PairSide(PairText.MostQueryWords);
        Side.Read(query);
        Weights = [.. Side.Words.Select(w => PairText.WeightOf(words, w.Hash))];
        List<ulong> trigrams = [];
        foreach (PairWord word in Side.Words)
        {
            if (word.Role == WordRole.Plain)
            {
                Side.AddTrigrams(word, trigrams);
            }
        }

        Trigrams = [.. trigrams];
    }

    internal PairSide Side { get; }

    /// <summary>Weight of each word, above 0: the rarer, the more.</summary>
    internal double[] Weights { get; }

    /// <summary>The letter sequences of the words that are asked for.</summary>
    internal ulong[] Trigrams { get; }
}
