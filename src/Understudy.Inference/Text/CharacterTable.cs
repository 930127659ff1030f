using System.Globalization;

namespace Understudy.Inference;

/// <summary>
/// What a tokenizer needs to know of a character, in one byte: a table for the basic plane, computed for the rest. Categories are
/// the runtime's (Unicode 16 in .NET 10); white space is JavaScript's <c>\s</c>.
/// </summary>
internal static class CharacterTable
{
    /// <summary>BERT's cleaning removes it: control, format, private-use, lone surrogates, NUL, U+FFFD.</summary>
    public const byte Removed = 1;

    /// <summary>White space: ends a word.</summary>
    public const byte Space = 2;

    /// <summary>BERT's punctuation, a word on its own: category P and the ASCII symbols.</summary>
    public const byte Punctuation = 4;

    /// <summary>A Chinese character of the basic plane, a word on its own.</summary>
    public const byte Ideograph = 8;

    /// <summary>Lower-casing or stripping of accents changes, moves or drops it.</summary>
    public const byte Changes = 16;

    /// <summary>Category L.</summary>
    public const byte Letter = 32;

    /// <summary>Category N.</summary>
    public const byte Number = 64;

    /// <summary>Half of a pair: look at both halves.</summary>
    public const byte Surrogate = 128;

    private static readonly byte[] Plane = MakePlane();

    /// <summary>The basic plane's table, indexed by UTF-16 unit.</summary>
    public static ReadOnlySpan<byte> BasicPlane => Plane;

    /// <summary>The flags of a code point.</summary>
    public static byte Of(int codePoint) => codePoint <= char.MaxValue ? Plane[codePoint] : Compute(codePoint);

    private static byte[] MakePlane()
    {
        var plane = new byte[char.MaxValue + 1];
        for (int c = 0; c < plane.Length; c++)
        {
            plane[c] = Compute(c);
        }

        return plane;
    }

    private static byte Compute(int codePoint)
    {
        UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        int flags = category switch
        {
            UnicodeCategory.Surrogate => Surrogate | Removed,
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse => codePoint is '\t' or '\n' or '\r' ? 0 : Removed,
            <= UnicodeCategory.OtherLetter => Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Number,
            UnicodeCategory.NonSpacingMark => Changes,
            >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation => Punctuation,
            _ => codePoint < 128 && char.IsSymbol((char)codePoint) ? Punctuation : 0,
        };
        flags |= codePoint is 0 or 0xFFFD ? Removed : 0;
        flags |= IsSpace(codePoint) ? Space : 0;
        flags |= codePoint is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) ? Ideograph : 0;
        if (category != UnicodeCategory.Surrogate
            && (LowerCasing.Of(codePoint) != (codePoint, 0) || CanonicalDecompositions.Changes(codePoint) || CanonicalDecompositions.CombiningClass(codePoint) != 0))
        {
            flags |= Changes;
        }

        return (byte)flags;
    }

    private static bool IsSpace(int codePoint) =>
        codePoint is ' ' or (>= '\t' and <= '\r') or 0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000 or 0xFEFF;
}
