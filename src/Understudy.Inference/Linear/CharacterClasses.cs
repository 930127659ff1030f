using System.Globalization;

namespace Understudy.Inference;

/// <summary>Lower-casing, white space and word boundaries, by table for ASCII and by Unicode category for the rest.</summary>
internal static class CharacterClasses
{
    /// <summary>Separates words and is no word.</summary>
    public const byte Other = 0;

    /// <summary>Part of a word.</summary>
    public const byte Word = 1;

    /// <summary>A word on its own, such as a currency sign.</summary>
    public const byte Symbol = 2;

    private static readonly byte[] Kinds = MakeKinds();
    private static readonly char[] Lower = MakeLower();

    public static byte KindOf(char c) => c < 128 ? Kinds[c] : KindOfUnicode(c);

    /// <summary>
    /// Writes the lower-cased text with one space for every run of white space or control characters, and one space at
    /// either end. Returns the length; 0 for a text of nothing but space.
    /// </summary>
    public static int Normalize(ReadOnlySpan<char> text, Span<char> target, Span<int> origin)
    {
        target[0] = ' ';
        int length = 1;
        bool tracks = origin.Length > 0;
        if (tracks)
        {
            origin[0] = 0;
        }

        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            c = Fold(c);
            if (c == ' ' && target[length - 1] == ' ')
            {
                continue;
            }

            if (tracks)
            {
                origin[length] = i;
            }

            target[length++] = c;
        }

        if (length == 1)
        {
            return 0;
        }

        if (target[length - 1] != ' ')
        {
            if (tracks)
            {
                origin[length] = text.Length;
            }

            target[length++] = ' ';
        }

        return length;
    }

    /// <summary>The character in lower case; a space for white space and control characters.</summary>
    public static char Fold(char c) => c < 128 ? Lower[c] : char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : char.ToLowerInvariant(c);

    private static byte KindOfUnicode(char c) => char.GetUnicodeCategory(c) switch
    {
        // Marks belong to the letter before them, and half a surrogate pair to its other half.
        <= UnicodeCategory.OtherNumber or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.Format => Word,
        UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OtherSymbol => Symbol,
        _ => Other,
    };

    private static byte[] MakeKinds()
    {
        var kinds = new byte[128];
        for (int c = 0; c < 128; c++)
        {
            kinds[c] = char.IsAsciiLetterOrDigit((char)c) || c is '\'' or '_' ? Word : "$%?!+#&@".Contains((char)c, StringComparison.Ordinal) ? Symbol : Other;
        }

        return kinds;
    }

    private static char[] MakeLower()
    {
        var lower = new char[128];
        for (int c = 0; c < 128; c++)
        {
            lower[c] = c <= ' ' || c == 127 ? ' ' : char.ToLowerInvariant((char)c);
        }

        return lower;
    }
}
