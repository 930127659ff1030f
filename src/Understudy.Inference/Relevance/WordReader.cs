namespace Understudy.Inference;

/// <summary>
/// The words of a query or an item: lower-cased runs of letters, marks, digits, apostrophes and underscores, a point or a
/// comma between two digits belonging to the number (<c>1.7</c>). No stemming and no stop words. Private-use characters
/// count as spaces, so that nothing in a user's text can look like evidence.
/// </summary>
internal static class WordReader
{
    /// <summary>First and last private-use character: what synthetic tokens are made of.</summary>
    public const char FirstPrivate = '\uE000', LastPrivate = '\uF8FF';

    /// <summary>Lower-cases and strips into <paramref name="target"/>, which is as long as <paramref name="text"/>.</summary>
    public static void Normalize(ReadOnlySpan<char> text, Span<char> target)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            target[i] = c is >= FirstPrivate and <= LastPrivate ? ' ' : c == '\u2019' ? '\'' : char.ToLowerInvariant(c);
        }
    }

    /// <summary>Finds the next word of a normalised text.</summary>
    /// <param name="text">The normalised text.</param>
    /// <param name="at">Where to start; moved behind the word.</param>
    /// <param name="start">Where the word starts.</param>
    /// <param name="end">Where it ends (exclusive).</param>
    /// <returns>Whether there is one.</returns>
    public static bool Next(ReadOnlySpan<char> text, ref int at, out int start, out int end)
    {
        do
        {
            while (at < text.Length && CharacterClasses.KindOf(text[at]) != CharacterClasses.Word)
            {
                at++;
            }

            start = at;
            while (at < text.Length && (CharacterClasses.KindOf(text[at]) == CharacterClasses.Word || IsDecimalPoint(text, at)))
            {
                at++;
            }

            // Apostrophes inside a word belong to it; around it they quote.
            end = at;
            while (start < end && text[start] == '\'')
            {
                start++;
            }

            while (end > start && text[end - 1] == '\'')
            {
                end--;
            }
        }
        while (start == end && at < text.Length);
        return end > start;
    }

    /// <summary>A hash of a word that never changes (FNV-1a over UTF-16 units, mixed).</summary>
    public static uint HashOf(ReadOnlySpan<char> word)
    {
        ulong h = 14695981039346656037UL;
        foreach (char c in word)
        {
            h = (h ^ c) * 1099511628211UL;
        }

        return (uint)(Core.SeededRandom.Mix(h) >> 32);
    }

    private static bool IsDecimalPoint(ReadOnlySpan<char> text, int at) =>
        text[at] is '.' or ',' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);
}
