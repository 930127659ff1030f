namespace Understudy.Inference;

/// <summary>What a word looks like beside its letters: capitals, digits, whether a space stands before it. Part of the text path's format.</summary>
public static class WordShape
{
    /// <summary>How many shapes there are.</summary>
    public const int Count = 2 * Forms;

    private const int Forms = 12;

    /// <summary>The shape, 0 to <see cref="Count"/> − 1.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">A word of it.</param>
    public static int Of(ReadOnlySpan<char> text, WordSpan word) =>
        FormOf(text.Slice(word.Start, word.Length)) + (word.Start > 0 && !char.IsWhiteSpace(text[word.Start - 1]) ? Forms : 0);

    private static int FormOf(ReadOnlySpan<char> word)
    {
        if (char.IsDigit(word[0]))
        {
            return Math.Min(word.Length, 5) - 1;
        }

        if (!char.IsLetter(word[0]))
        {
            return word[0] switch
            {
                '\'' or '’' or '"' or '“' or '”' => 5,
                ',' or '.' or ';' or ':' or '!' or '?' => 6,
                _ => 7,
            };
        }

        int upper = 0, lower = 0;
        foreach (char c in word)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        return upper == 0 ? 8 : char.IsUpper(word[0]) && upper == 1 ? 9 : lower == 0 ? 10 : 11;
    }
}
