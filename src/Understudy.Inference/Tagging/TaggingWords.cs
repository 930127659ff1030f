using System.Globalization;
using System.Text;

namespace Understudy.Inference;

/// <summary>
/// Cuts a text into the words that are tagged: runs of letters (with their marks), runs of digits, every other visible character on its own,
/// so that an argument that stands in the text is a run of whole words. Characters of scripts that are written without spaces are words of
/// their own. Nothing is changed: a word is a place in the text. Part of the text path's format.
/// </summary>
public static class TaggingWords
{
    private enum Kind
    {
        Space,
        Letter,
        Digit,
        Alone,
        Extends,
    }

    /// <summary>Cuts a text.</summary>
    /// <param name="text">Any text, also empty or with halves of surrogate pairs.</param>
    /// <param name="words">Receives the words in their order; cleared first.</param>
    /// <param name="most">Stops after this many words, at least 1.</param>
    /// <returns>Whether the whole text was cut: false when there were more words.</returns>
    public static bool Cut(ReadOnlySpan<char> text, List<WordSpan> words, int most)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        words.Clear();
        int start = -1;
        Kind open = Kind.Space;
        for (int i = 0; i < text.Length;)
        {
            int length = 1;
            Kind kind = text[i] < 128 ? KindOf(text[i]) : KindOf(text[i..], out length);
            if (kind != Kind.Extends || open == Kind.Space)
            {
                kind = kind == Kind.Extends ? Kind.Letter : kind;
                if (kind != open || kind == Kind.Alone)
                {
                    if (!Close(i))
                    {
                        return false;
                    }

                    (start, open) = (i, kind);
                }
            }

            i += length;
        }

        return Close(text.Length);

        bool Close(int end)
        {
            if (open == Kind.Space)
            {
                return true;
            }

            if (words.Count == most)
            {
                return false;
            }

            words.Add(new WordSpan(start, end - start));
            return true;
        }
    }

    private static Kind KindOf(char ascii) => char.IsAsciiLetter(ascii) ? Kind.Letter : char.IsAsciiDigit(ascii) ? Kind.Digit : ascii is <= ' ' or (char)127 ? Kind.Space : Kind.Alone;

    private static Kind KindOf(ReadOnlySpan<char> text, out int length)
    {
        // A half of a pair stands alone; no text is refused.
        return Rune.DecodeFromUtf16(text, out Rune rune, out length) != System.Buffers.OperationStatus.Done ? Kind.Alone : Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.LetterNumber => Kind.Letter,
            UnicodeCategory.OtherLetter => HasNoSpaces(rune.Value) ? Kind.Alone : Kind.Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Extends,
            UnicodeCategory.DecimalDigitNumber => Kind.Digit,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control or UnicodeCategory.Format => Kind.Space,
            _ => Kind.Alone,
        };
    }

    // Thai and Lao, Myanmar, Khmer, kana, ideographs.
    private static bool HasNoSpaces(int c) => c is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
