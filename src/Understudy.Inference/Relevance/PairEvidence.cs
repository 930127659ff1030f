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

    /// <summary>The item's text with the evidence behind it.</summary>
    /// <param name="pairs">The text path of pairs.</param>
    /// <param name="query">The query, taken apart.</param>
    /// <param name="item">The item.</param>
    public static string Append(PairText pairs, PreparedQuery query, ReadOnlySpan<char> item)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var text = new StringBuilder(item.Length + 64).Append(item);
        ReadOnlySpan<char> composed = pairs.Compose(query, item);
        // Of a share that is told in steps (a token each) the highest step says it all.
        Span<char> level = stackalloc char[Last - First + 1];
        level.Clear();
        foreach (Range range in composed.Split(' '))
        {
            ReadOnlySpan<char> token = composed[range];
            if (token.Length > 0 && token[0] is >= First and <= Last)
            {
                ref char highest = ref level[token[0] - First];
                highest = (char)Math.Max(highest, token.Length > 1 ? token[1] : 'z');
            }
        }

        for (int i = 0; i < level.Length; i++)
        {
            if (level[i] != 0)
            {
                // qxaj, qxbc, …: rare enough, and whole words to a trained vocabulary.
                text.Append(" qx").Append((char)('a' + i)).Append(level[i]);
            }
        }

        return text.ToString();
    }
}
