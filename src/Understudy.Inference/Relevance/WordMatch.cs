namespace Understudy.Inference;

/// <summary>Where in an item a query word is found.</summary>
/// <param name="Similarity">1 for the word itself, less for a form or a misspelling of it, 0 for nothing.</param>
/// <param name="Place">Index of the item's word, or -1.</param>
/// <param name="Span">How many of the item's words it is: 2 for a compound that the item writes apart.</param>
internal readonly record struct WordMatch(double Similarity, int Place, int Span)
{
    private const double Joined = 0.97;

    /// <summary>The best match of a query word; among equals the first.</summary>
    public static WordMatch Find(PairSide query, int index, PairSide item)
    {
        ReadOnlySpan<char> word = query.TextOf(query.Words[index]);
        var best = new WordMatch(0, -1, 1);
        for (int j = 0; j < item.Words.Count && best.Similarity < 1; j++)
        {
            double similarity = WordSimilarity.Of(word, item.TextOf(item.Words[j]));
            best = similarity > best.Similarity ? new WordMatch(similarity, j, 1) : best;
        }

        return best.Similarity >= 0.9 ? best : Compound(query, index, item) is { Place: >= 0 } compound ? compound : best;
    }

    /// <summary>Whether the item says that it lacks something: <c>cordless</c> for a query that excludes a cord.</summary>
    public static bool HasWithout(ReadOnlySpan<char> word, PairSide item)
    {
        foreach (PairWord other in item.Words)
        {
            ReadOnlySpan<char> text = item.TextOf(other);
            if (text.EndsWith("less") && text.Length > 6 && (word.StartsWith(text[..^4]) && word.Length <= text.Length - 3))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>waterproof</c> and <c>water proof</c>, <c>kf17</c> and <c>KF-17</c>.</summary>
    private static WordMatch Compound(PairSide query, int index, PairSide item)
    {
        ReadOnlySpan<char> word = query.TextOf(query.Words[index]);
        for (int j = 0; j + 1 < item.Words.Count; j++)
        {
            if (IsJoined(word, item.TextOf(item.Words[j]), item.TextOf(item.Words[j + 1])))
            {
                return new WordMatch(Joined, j, 2);
            }
        }

        for (int j = 0; j < item.Words.Count; j++)
        {
            ReadOnlySpan<char> whole = item.TextOf(item.Words[j]);
            if ((index > 0 && IsJoined(whole, query.TextOf(query.Words[index - 1]), word)) || (index + 1 < query.Words.Count && IsJoined(whole, word, query.TextOf(query.Words[index + 1]))))
            {
                return new WordMatch(Joined, j, 1);
            }
        }

        return new WordMatch(0, -1, 1);
    }

    private static bool IsJoined(ReadOnlySpan<char> whole, ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        first.Length + second.Length == whole.Length && whole.StartsWith(first) && whole.EndsWith(second);
}
