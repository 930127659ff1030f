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
            2 when digit >= 8 && text[digit - 1] == ' ' && text[digit - 5] == ' ' => Spaced(text, digit),
            6 => Insurance(text, digit, chain.EndOf(0)),
            7 => Foreigner(text, digit, chain.EndOf(0)),
            _ => default,
        };
        span = span.End > 0 || digit == 0 ? span : Card(text, digit);
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
            (2, 3, 3, 3) when Joined(chain, g, "   ") && NationalId.IsSteuerId(Digits(chain, g, 4, characters)) && (NumberContext.IsSteuerId(text, start) || Unclaimed(text, start)) => 4,
            (4, 2, 3, _) when Joined(chain, g, "..") && NationalId.IsBsn(Digits(chain, g, 3, characters)) && NumberContext.IsBsn(text, start) => 3,
            (3, 3, 3, _) when Alike(chain, g, 3) && NationalId.IsBsn(Digits(chain, g, 3, characters)) && NumberContext.IsBsn(text, start) => 3,
            (3, 3, 4, _) when Alike(chain, g, 3) && NationalId.IsNhs(Digits(chain, g, 3, characters)) && NumberContext.IsNhs(text, start) => 3,
            (9, 2, _, _) when Joined(chain, g, "-") && NationalId.IsCpf(Digits(chain, g, 2, characters)) && NumberContext.IsCpf(text, start) => 2,
            (6, 4, _, _) when Joined(chain, g, "-") && NationalId.IsPersonnummer(Digits(chain, g, 2, characters)) && !NumberContext.IsOrder(text, start) => 2,
            (8, 4, _, _) when Alike(chain, g, 2) && IsWithCentury(text, start, Digits(chain, g, 2, characters), Joined(chain, g, "-")) => 2,
            (1, 2, 2, 2) when chain.LengthOf(g + 6) == 2 && NationalId.IsNir(Digits(chain, g, 7, characters)) => 7,
            (13, 2, _, _) when NationalId.IsNir(Digits(chain, g, 2, characters)) => 2,
            (9, _, _, _) when NationalId.IsBsn(chain[g]) && NumberContext.IsBsn(text, start) => 1,
            (10, _, _, _) when NationalId.IsPersonnummer(chain[g]) && NumberContext.IsPersonnummer(text, start) => 1,
            (10, _, _, _) when NationalId.IsNhs(chain[g]) && (NumberContext.IsNhs(text, start) || text[chain.EndOf(g)..].StartsWith("^^^NHS", StringComparison.Ordinal)) => 1,
            (11, _, _, _) when IsElevenDigits(text, start, chain[g]) => 1,
            (12, _, _, _) when IsWithCentury(text, start, chain[g], alone: true) => 1,
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

        groups = lengths is (8, _, _, _) ? 1 : lengths is (2, 6, _, _) && Joined(chain, g, " ") ? 2 : 0;
        if (groups > 0 && Pension(text, start, chain.EndOf(g + groups - 1)) is > 0 and int behind)
        {
            return (groups, behind);
        }

        groups = lengths is (1, 2, 2, 1) ? 4 : lengths is (6, _, _, _) ? 1 : 0;
        return groups > 0 && Corsican(text, start, chain.EndOf(g + groups - 1)) is > 0 and int last ? (groups, last) : default;
    }

    /// <summary>A personnummer of twelve digits: said to be one, or the date of birth of somebody grown up and no time of day behind it.</summary>
    private static bool IsWithCentury(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> digits, bool alone) =>
        NationalId.IsPersonnummer(digits) && (NumberContext.IsPersonnummer(text, start) || (alone && IsPast(Number(digits[..4])) && !(Number(digits[8..10]) < 24 && Number(digits[10..12]) < 60) && Unclaimed(text, start)));

    /// <summary>A PESEL whose date of birth is somebody's who is grown up: an order's number begins with this year.</summary>
    private static bool IsBirth(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> digits) =>
        IsPast((digits[2] < '2' ? 1900 : 2000) + Number(digits[..2])) && digits[2] < '4' && Unclaimed(text, start);

    private static bool IsPast(int year) => year is >= 1920 and <= 2012;

    private static bool Unclaimed(ReadOnlySpan<char> text, int start) => !NumberContext.IsOrder(text, start) && !NumberContext.IsPhone(text, start);

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsElevenDigits(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> digits) =>
        (NationalId.IsPesel(digits) && (NumberContext.IsPesel(text, start) || IsBirth(text, start, digits)))
        || (NationalId.IsSteuerId(digits) && NumberContext.IsSteuerId(text, start))
        || (NationalId.IsCpf(digits) && NumberContext.IsCpf(text, start));

    private static (int Start, int End) Insurance(ReadOnlySpan<char> text, int digit, int end)
    {
        int letter = digit - (text[digit - 1] == ' ' ? 2 : 1);
        end += end < text.Length && text[end] == ' ' ? 1 : 0;
        if (letter < 1 || end >= text.Length || !NationalId.IsNino(char.ToUpperInvariant(text[letter - 1]), char.ToUpperInvariant(text[letter]), char.ToUpperInvariant(text[end])))
        {
            return default;
        }

        bool small = char.IsLower(text[letter - 1]) || char.IsLower(text[letter]) || char.IsLower(text[end]);
        return (small ? NumberContext.IsInsurance(text, letter - 1) : !NumberContext.IsOrder(text, letter - 1)) ? (letter - 1, end + 1) : default;
    }

    private static (int Start, int End) Foreigner(ReadOnlySpan<char> text, int digit, int end)
    {
        int letter = digit - (text[digit - 1] is '-' or ' ' ? 2 : 1);
        int check = letter < 0 ? 0 : CheckLetter(text, end, announced: NumberContext.IsSpanish(text, letter));
        char first = check > 0 ? char.ToUpperInvariant(text[letter]) : ' ';
        bool announced = check > 0 && (char.IsLower(text[letter]) || text[digit - 1] == ' ');
        return first is >= 'X' and <= 'Z' && (!announced || NumberContext.IsSpanish(text, letter))
            && NationalId.IsSpanish(((first - 'X') * 10_000_000) + Number(text[digit..end]), char.ToUpperInvariant(text[check])) ? (letter, check + 1) : default;
    }

    private static int Citizen(ReadOnlySpan<char> text, in DigitChain chain, int g, int groups)
    {
        Span<char> digits = stackalloc char[8];
        int start = chain.StartOf(g), check = CheckLetter(text, chain.EndOf(g + groups - 1), announced: NumberContext.IsSpanish(text, start));
        return check > 0 && chain.CopyDigits(g, g + groups, digits) == 8
            && NationalId.IsSpanish(Number(digits), char.ToUpperInvariant(text[check]))
            && Stands(text, start, check + 1) && !NumberContext.IsOrder(text, start) ? check + 1 : 0;
    }

    /// <summary>Where the letter behind a DNI's or NIE's digits stands, 0 when none does; a small one or one behind a blank only where the id's name announces it.</summary>
    private static int CheckLetter(ReadOnlySpan<char> text, int end, bool announced)
    {
        int check = end + (end < text.Length && (text[end] == '-' || (announced && text[end] == ' ')) ? 1 : 0);
        return check < text.Length && (char.IsAsciiLetterUpper(text[check]) || (announced && char.IsAsciiLetterLower(text[check]))) ? check : 0;
    }

    /// <summary>A codice fiscale in groups of three, three, five and five.</summary>
    private static (int Start, int End) Spaced(ReadOnlySpan<char> text, int digit)
    {
        int start = digit - 8, end = digit + 11;
        if (end > text.Length || text[digit + 5] != ' ')
        {
            return default;
        }

        Span<char> characters = stackalloc char[16];
        text.Slice(start, 3).CopyTo(characters);
        text.Slice(start + 4, 3).CopyTo(characters[3..]);
        text.Slice(digit, 5).CopyTo(characters[6..]);
        text.Slice(digit + 6, 5).CopyTo(characters[11..]);
        return NationalId.IsCodiceFiscale(characters) ? (start, end) : default;
    }

    /// <summary>A number of Germany's pension insurance: area and date of birth, which end before a letter, then the letter and three digits, all in one or divided by blanks.</summary>
    private static int Pension(ReadOnlySpan<char> text, int start, int letter)
    {
        Span<char> characters = stackalloc char[NationalId.PensionLength];
        int count = 0, i = start;
        for (; i < text.Length && count < characters.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == ' '); i++)
        {
            if (text[i] != ' ')
            {
                characters[count++] = text[i];
            }
        }

        return letter < text.Length && NationalId.IsPension(characters[..count]) && Stands(text, start, i) ? i : 0;
    }

    /// <summary>A German identity card's or passport's number: letters and digits around the chain's first.</summary>
    private static (int Start, int End) Card(ReadOnlySpan<char> text, int digit)
    {
        int start = digit;
        while (start > 0 && digit - start < NationalId.CardLength && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        int end = start + NationalId.CardLength;
        return start < digit && end <= text.Length && NationalId.IsCard(text[start..end]) && NumberContext.IsCard(text, start) ? (start, end) : default;
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

    /// <summary>Whether blanks, hyphens or full stops join the groups, the same throughout.</summary>
    private static bool Alike(in DigitChain chain, int g, int groups)
    {
        bool alike = chain.Before(g + 1) is " " or "-" or "." or "\u00A0" or "\u2011";
        for (int i = g + 2; i < g + groups; i++)
        {
            alike &= chain.Before(i).SequenceEqual(chain.Before(g + 1));
        }

        return alike;
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
