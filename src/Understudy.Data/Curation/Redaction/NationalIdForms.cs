using System.Globalization;

namespace Understudy.Data;

/// <summary>How national ids are written: a chain of digits, letters before or after it.</summary>
internal static class NationalIdForms
{
    private const int Longest = 15;

    /// <summary>An id that begins with letters just before the chain: codice fiscale, NINO, NIE.</summary>
    public static (int Start, int End) Lettered(ReadOnlySpan<char> text, in DigitChain chain)
    {
        int digit = chain.StartOf(0);
        (int Start, int End) span = digit == 0 ? default : chain.LengthOf(0) switch
        {
            2 when digit >= 6 && char.IsAsciiLetter(text[digit - 1]) && digit + 10 <= text.Length && NationalId.IsCodiceFiscale(text.Slice(digit - 6, 16)) => (digit - 6, digit + 10),
            2 when (chain.LengthOf(1), chain.LengthOf(2)) is (2, 2) && chain.Before(1) is " " && chain.Before(2) is " " => Insurance(text, digit, chain.EndOf(2)),
            6 => Insurance(text, digit, chain.EndOf(0)),
            7 => Foreigner(text, digit, chain.EndOf(0)),
            _ => default,
        };
        return span.End > 0 && Stands(text, span.Start, span.End) ? span : default;
    }

    /// <summary>An id that begins with this group: how many groups it has and where it ends; nothing when none does.</summary>
    public static (int Groups, int End) At(ReadOnlySpan<char> text, in DigitChain chain, int g)
    {
        Span<char> characters = stackalloc char[Longest];
        (int, int, int, int) lengths = (chain.LengthOf(g), chain.LengthOf(g + 1), chain.LengthOf(g + 2), chain.LengthOf(g + 3));
        int start = chain.StartOf(g), groups = lengths switch
        {
            (3, 3, 3, 2) when Joined(chain, g, "..-") && NationalId.IsCpf(Digits(chain, g, 4, characters)) => 4,
            (2, 3, 3, 3) when Joined(chain, g, "   ") && NationalId.IsSteuerId(Digits(chain, g, 4, characters)) && NumberContext.IsSteuerId(text, start) => 4,
            (4, 2, 3, _) when Joined(chain, g, "..") && NationalId.IsBsn(Digits(chain, g, 3, characters)) && NumberContext.IsBsn(text, start) => 3,
            (6, 4, _, _) when Joined(chain, g, "-") && NationalId.IsPersonnummer(Digits(chain, g, 2, characters)) && !NumberContext.IsOrder(text, start) => 2,
            (8, 4, _, _) when Joined(chain, g, "-") && NationalId.IsPersonnummer(Digits(chain, g, 2, characters)) && NumberContext.IsPersonnummer(text, start) => 2,
            (1, 2, 2, 2) when chain.LengthOf(g + 6) == 2 && NationalId.IsNir(Digits(chain, g, 7, characters)) => 7,
            (13, 2, _, _) when NationalId.IsNir(Digits(chain, g, 2, characters)) => 2,
            (9, _, _, _) when NationalId.IsBsn(chain[g]) && NumberContext.IsBsn(text, start) => 1,
            (11, _, _, _) when IsElevenDigits(text, start, chain[g]) => 1,
            (12, _, _, _) when NationalId.IsPersonnummer(chain[g]) && NumberContext.IsPersonnummer(text, start) => 1,
            (15, _, _, _) when NationalId.IsNir(chain[g]) => 1,
            _ => 0,
        };
        if (groups > 0)
        {
            int end = chain.EndOf(g + groups - 1);
            return Stands(text, start, end) ? (groups, end) : default;
        }

        groups = lengths is (8, _, _, _) ? 1 : lengths is (2, 3, 3, _) && Joined(chain, g, "..") ? 3 : 0;
        if (groups > 0 && Citizen(text, chain, g, groups) is > 0 and int after)
        {
            return (groups, after);
        }

        groups = lengths is (1, 2, 2, 1) ? 4 : lengths is (6, _, _, _) ? 1 : 0;
        return groups > 0 && Corsican(text, start, chain.EndOf(g + groups - 1)) is > 0 and int last ? (groups, last) : default;
    }

    private static bool IsElevenDigits(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> digits) =>
        (NationalId.IsPesel(digits) && NumberContext.IsPesel(text, start))
        || (NationalId.IsSteuerId(digits) && NumberContext.IsSteuerId(text, start))
        || (NationalId.IsCpf(digits) && NumberContext.IsCpf(text, start));

    private static (int Start, int End) Insurance(ReadOnlySpan<char> text, int digit, int end)
    {
        int letter = digit - (text[digit - 1] == ' ' ? 2 : 1);
        end += end < text.Length && text[end] == ' ' ? 1 : 0;
        return letter >= 1 && end < text.Length && NationalId.IsNino(text[letter - 1], text[letter], text[end]) && !NumberContext.IsOrder(text, letter - 1) ? (letter - 1, end + 1) : default;
    }

    private static (int Start, int End) Foreigner(ReadOnlySpan<char> text, int digit, int end)
    {
        int letter = digit - (text[digit - 1] == '-' ? 2 : 1);
        int check = end + (end < text.Length && text[end] == '-' ? 1 : 0);
        return letter >= 0 && text[letter] is >= 'X' and <= 'Z' && check < text.Length
            && NationalId.IsSpanish(((text[letter] - 'X') * 10_000_000) + int.Parse(text[digit..end], NumberStyles.None, CultureInfo.InvariantCulture), text[check]) ? (letter, check + 1) : default;
    }

    private static int Citizen(ReadOnlySpan<char> text, in DigitChain chain, int g, int groups)
    {
        Span<char> digits = stackalloc char[8];
        int end = chain.EndOf(g + groups - 1), check = end + (end < text.Length && text[end] == '-' ? 1 : 0);
        return check < text.Length && chain.CopyDigits(g, g + groups, digits) == 8
            && NationalId.IsSpanish(int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture), text[check])
            && Stands(text, chain.StartOf(g), check + 1) && !NumberContext.IsOrder(text, chain.StartOf(g)) ? check + 1 : 0;
    }

    /// <summary>A NIR of Corsica, whose department is 2A or 2B.</summary>
    private static int Corsican(ReadOnlySpan<char> text, int start, int letter)
    {
        if (letter >= text.Length || text[letter] is not ('A' or 'B'))
        {
            return 0;
        }

        Span<char> characters = stackalloc char[Longest];
        int count = 0, i = start;
        for (; i < text.Length && count < Longest && (i == letter || char.IsAsciiDigit(text[i]) || text[i] == ' '); i++)
        {
            if (text[i] != ' ')
            {
                characters[count++] = text[i];
            }
        }

        return count == Longest && NationalId.IsNir(characters) && Stands(text, start, i) ? i : 0;
    }

    private static ReadOnlySpan<char> Digits(in DigitChain chain, int g, int groups, Span<char> into)
    {
        int digits = 0;
        for (int i = g; i < g + groups; i++)
        {
            digits += chain.LengthOf(i);
        }

        return digits <= into.Length ? into[..chain.CopyDigits(g, g + groups, into)] : [];
    }

    private static bool Joined(in DigitChain chain, int g, string separators)
    {
        for (int i = 0; i < separators.Length; i++)
        {
            if (chain.Before(g + i + 1) is not [var c] || (separators[i] == ' ' ? c is not (' ' or '\u00A0') : separators[i] == '-' ? c is not ('-' or '\u2011' or '\u2013') : c != separators[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Stands(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.')) && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_'));
}
