using System.Text;

namespace Understudy.Inference;

/// <summary>
/// Cuts text as GPT-2's expression does, in linear time:
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
    public static int EndOf(ReadOnlySpan<char> text, int start)
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
                int end = first + units;
                while (end < text.Length && KindAt(text, end, out units) == kind)
                {
                    end += units;
                }

                return end;
            }
        }

        int space = start + 1;
        while (space < text.Length && KindAt(text, space, out _) == CharacterTable.Space)
        {
            space++;
        }

        // The last white space before a word is left to the word, which takes it if it is a plain space.
        return space < text.Length && space - start > 1 ? space - 1 : space;
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
}
