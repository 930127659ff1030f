namespace Understudy.Data;

/// <summary>International bank account numbers (ISO 13616): a country, its length, and check digits that make the whole 1 modulo 97.</summary>
internal static class Iban
{
    private const int Longest = 34;

    // Country and length, from the registry (release 99).
    private const string Lengths =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20";

    /// <summary>The end of the number that begins here, its characters perhaps in groups; 0 when none does.</summary>
    public static int EndAt(ReadOnlySpan<char> text, int start)
    {
        int length = LengthOf(char.ToUpperInvariant(text[start]), char.ToUpperInvariant(text[start + 1]));
        if (length == 0)
        {
            return 0;
        }

        Span<char> characters = stackalloc char[Longest];
        int count = 0, i = start;
        for (; i < text.Length && count < length; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                characters[count++] = char.ToUpperInvariant(text[i]);
            }
            else if (text[i] is not (' ' or '-' or '\u00A0') || !char.IsAsciiLetterOrDigit(text[i - 1]))
            {
                return 0;
            }
        }

        return count == length && (i == text.Length || !char.IsLetterOrDigit(text[i])) && Remainder(characters[..length]) == 1 ? i : 0;
    }

    /// <summary>Whether two capital letters are a country's that has such numbers.</summary>
    public static bool IsCountry(char first, char second) => LengthOf(first, second) > 0;

    private static int LengthOf(char first, char second)
    {
        for (int i = 0; i < Lengths.Length; i += 4)
        {
            if (Lengths[i] == first && Lengths[i + 1] == second)
            {
                return ((Lengths[i + 2] - '0') * 10) + Lengths[i + 3] - '0';
            }
        }

        return 0;
    }

    private static int Remainder(ReadOnlySpan<char> characters)
    {
        int remainder = 0;
        for (int i = 0; i < characters.Length; i++)
        {
            char c = characters[(i + 4) % characters.Length];
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder;
    }
}
