using System.Globalization;
using System.Text;

namespace Understudy.Inference;

/// <summary>
/// Lower-casing as Unicode's full mapping without a language (what JavaScript's <c>toLowerCase</c> does): one code point each,
/// except for İ, which gives i and a dot above, and for a capital sigma at the end of a word, which gives ς.
/// </summary>
internal static class LowerCasing
{
    /// <summary>Capital sigma, whose lower case depends on its neighbours.</summary>
    public const char Sigma = 'Σ';

    private const char FinalSigma = 'ς', DottedI = 'İ', DotAbove = '\u0307';

    /// <summary>The lower case of one code point without regard to its neighbours; a second code point, or 0.</summary>
    public static (int First, int Second) Of(int codePoint) => codePoint switch
    {
        DottedI => ('i', DotAbove),
        <= char.MaxValue => (char.ToLowerInvariant((char)codePoint), 0),
        _ => (Rune.ToLowerInvariant(new Rune(codePoint)).Value, 0),
    };

    /// <summary>The lower case of the capital sigma at a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Where the sigma is.</param>
    /// <param name="cleaned">Whether the characters that cleaning removes are read as if they were not there.</param>
    public static char OfSigma(ReadOnlySpan<char> text, int index, bool cleaned) =>
        HasCasedBefore(text, index, cleaned) && !HasCasedAfter(text, index, cleaned) ? FinalSigma : 'σ';

    /// <summary>Room that <see cref="Lower"/> needs at most, in UTF-16 units.</summary>
    public static int LongestResult(ReadOnlySpan<char> text) => text.Length + text.Count(DottedI);

    /// <summary>Writes the lower-cased text and returns its length. Lone surrogates stay as they are.</summary>
    public static int Lower(ReadOnlySpan<char> text, Span<char> target)
    {
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 128)
            {
                target[length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                length += Rune.ToLowerInvariant(new Rune(c, text[++i])).EncodeToUtf16(target[length..]);
            }
            else if (c == Sigma)
            {
                target[length++] = OfSigma(text, i, cleaned: false);
            }
            else
            {
                target[length++] = c == DottedI ? 'i' : char.ToLowerInvariant(c);
                if (c == DottedI)
                {
                    target[length++] = DotAbove;
                }
            }
        }

        return length;
    }

    private static bool HasCasedBefore(ReadOnlySpan<char> text, int index, bool cleaned)
    {
        while (index > 0)
        {
            int codePoint = text[--index];
            if (char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]))
            {
                codePoint = char.ConvertToUtf32(text[--index], (char)codePoint);
            }

            if (!IsSkipped(codePoint, cleaned))
            {
                return IsCased(codePoint);
            }
        }

        return false;
    }

    private static bool HasCasedAfter(ReadOnlySpan<char> text, int index, bool cleaned)
    {
        while (++index < text.Length)
        {
            int codePoint = text[index];
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                codePoint = char.ConvertToUtf32((char)codePoint, text[++index]);
            }

            if (!IsSkipped(codePoint, cleaned))
            {
                return IsCased(codePoint);
            }
        }

        return false;
    }

    private static bool IsSkipped(int codePoint, bool cleaned) =>
        IsCaseIgnorable(codePoint) || (cleaned && (CharacterTable.Of(codePoint) & CharacterTable.Removed) != 0);

    // Unicode's Case_Ignorable: the categories, and the punctuation that occurs inside words.
    private static bool IsCaseIgnorable(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || codePoint is '\'' or '.' or ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027 or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07 or 0xFF0E or 0xFF1A;

    // Unicode's Cased: the categories, ordinal indicators, Roman numerals, circled and squared letters.
    private static bool IsCased(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        || codePoint is 0xAA or 0xBA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);
}
