using System.Text;

namespace Understudy.Inference;

/// <summary>
/// Cuts text as the expressions of <see cref="BytePairCuts"/> do, in linear time; GPT-2's is
/// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>. Merges never cross the cuts.
/// </summary>
internal static class BytePairPieces
{
    private const int Kinds = CharacterTable.Letter | CharacterTable.Number | CharacterTable.Space;

    /// <summary>The text as it is cut: lower-cased if so wanted, and with a space before it if so wanted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">The switches.</param>
    /// <param name="target">Room for <see cref="LongestResult"/>.</param>
    /// <returns>The length.</returns>
    public static int Normalize(ReadOnlySpan<char> text, BytePairOptions options, Span<char> target)
    {
        int start = options.PrefixSpace && text.Length > 0 && text[0] != ' ' ? 1 : 0;
        if (start > 0)
        {
            target[0] = ' ';
        }

        if (options.LowerCase)
        {
            return start + LowerCasing.Lower(text, target[start..]);
        }

        text.CopyTo(target[start..]);
        return start + text.Length;
    }

    /// <summary>UTF-16 units that <see cref="Normalize"/> needs at most.</summary>
    public static int LongestResult(ReadOnlySpan<char> text, BytePairOptions options) =>
        1 + (options.LowerCase ? LowerCasing.LongestResult(text) : text.Length);

    /// <summary>Where the piece that begins at a position ends.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start, BytePairCuts cuts) => cuts switch
    {
        BytePairCuts.Gpt2 => EndOfGpt2(text, start),
        BytePairCuts.Gpt2Digits => EndBetweenDigits(text, start),
        _ => EndOfLlama3(text, start, cuts == BytePairCuts.Qwen2 ? 1 : 3),
    };

    private static int EndOfGpt2(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == '\'' && Contraction(text[(start + 1)..]) is > 0 and int letters)
        {
            return start + 1 + letters;
        }

        int first = start + (text[start] == ' ' ? 1 : 0);
        if (first < text.Length)
        {
            int kind = KindAt(text, first, out int units);
            if (kind != CharacterTable.Space)
            {
                return EndOfRun(text, first + units, kind);
            }
        }

        int space = EndOfRun(text, start + 1, CharacterTable.Space);

        // The last white space before a word is left to the word, which takes it if it is a plain space.
        return space < text.Length && space - start > 1 ? space - 1 : space;
    }

    // Digits first: what is between two of them is cut as if it were the whole text. White space alone sees the difference.
    private static int EndBetweenDigits(ReadOnlySpan<char> text, int start)
    {
        int kind = KindAt(text, start, out int units);
        if (kind == CharacterTable.Number)
        {
            return start + units;
        }

        int end = kind == CharacterTable.Space ? EndOfRun(text, start + 1, kind) : text.Length;
        return end < text.Length && KindAt(text, end, out _) == CharacterTable.Number ? end : EndOfGpt2(text, start);
    }

    // (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
    private static int EndOfLlama3(ReadOnlySpan<char> text, int start, int digits)
    {
        char c = text[start];
        if (c == '\'' && ContractionOfAnyCase(text[(start + 1)..]) is > 0 and int letters)
        {
            return start + 1 + letters;
        }

        int kind = KindAt(text, start, out int units), next = start + units, following = 0;
        if (kind == CharacterTable.Letter)
        {
            return EndOfRun(text, next, CharacterTable.Letter);
        }

        if (kind == CharacterTable.Number)
        {
            for (int n = 1; n < digits && next < text.Length && KindAt(text, next, out units) == CharacterTable.Number; n++)
            {
                next += units;
            }

            return next;
        }

        if (next < text.Length)
        {
            int after = KindAt(text, next, out following);
            if (after == CharacterTable.Letter && c is not ('\r' or '\n'))
            {
                return EndOfRun(text, next + following, CharacterTable.Letter);
            }

            if (c == ' ' && after == 0)
            {
                (kind, next) = (0, next + following);
            }
        }

        return kind == 0 ? EndOfLines(text, EndOfRun(text, next, 0)) : EndOfSpace(text, start);
    }

    private static int EndOfSpace(ReadOnlySpan<char> text, int start)
    {
        int end = EndOfRun(text, start + 1, CharacterTable.Space);
        int line = text[start..end].LastIndexOfAny('\r', '\n');
        return line >= 0 ? start + line + 1 : end < text.Length && end - start > 1 ? end - 1 : end;
    }

    private static int EndOfLines(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && text[position] is '\r' or '\n')
        {
            position++;
        }

        return position;
    }

    private static int EndOfRun(ReadOnlySpan<char> text, int position, int kind)
    {
        while (position < text.Length && KindAt(text, position, out int units) == kind)
        {
            position += units;
        }

        return position;
    }

    private static int KindAt(ReadOnlySpan<char> text, int position, out int units)
    {
        int flags = CharacterTable.BasicPlane[text[position]];
        units = 1;
        if ((flags & CharacterTable.Surrogate) != 0 && Rune.DecodeFromUtf16(text[position..], out Rune rune, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            (flags, units) = (CharacterTable.Of(rune.Value), consumed);
        }

        return flags & Kinds;
    }

    private static int Contraction(ReadOnlySpan<char> rest) => rest switch
    {
        ['s' or 't' or 'm' or 'd', ..] => 1,
        ['r' or 'v', 'e', ..] => 2,
        ['l', 'l', ..] => 2,
        _ => 0,
    };

    private static int ContractionOfAnyCase(ReadOnlySpan<char> rest)
    {
        Span<char> lower = stackalloc char[Math.Min(2, rest.Length)];
        for (int i = 0; i < lower.Length; i++)
        {
            lower[i] = char.IsAsciiLetterUpper(rest[i]) ? (char)(rest[i] | 0x20) : rest[i];
        }

        return Contraction(lower);
    }
}
