using System.Text;

namespace Understudy.Inference;

/// <summary>
/// The levels of <see cref="PairText"/>'s evidence (how much of the query is covered, whether numbers agree, …) as plain words that any
/// tokenizer keeps, to stand behind the item's text: a cross-encoder trained from scratch on a few thousand pairs cannot find out by
/// itself that equal words match.
/// </summary>
public static class PairEvidence
{
    private const char First = PairTokens.Covered;
    private const char Last = PairTokens.NumberExcluded;
    private const int LongestLevel = 2;

    /// <summary>The item's text with the evidence behind it.</summary>
    /// <param name="pairs">The text path of pairs.</param>
    /// <param name="query">The query, taken apart.</param>
    /// <param name="item">The item.</param>
    public static string Append(PairText pairs, PreparedQuery query, ReadOnlySpan<char> item)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var text = new StringBuilder(item.Length + 64).Append(item);
        ReadOnlySpan<char> composed = pairs.Compose(query, item);
        foreach (Range range in composed.Split(' '))
        {
            ReadOnlySpan<char> token = composed[range];
            if (token.Length > 0 && token[0] is >= First and <= Last)
            {
                // qxa, qxb, … with the level's letter: rare enough, and whole words to a trained vocabulary.
                text.Append(" qx").Append((char)('a' + (token[0] - First)));
                if (token.Length - 1 <= LongestLevel)
                {
                    text.Append(token[1..]);
                }
            }
        }

        return text.ToString();
    }
}
