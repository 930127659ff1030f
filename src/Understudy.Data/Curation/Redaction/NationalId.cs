using System.Buffers;

namespace Understudy.Data;

/// <summary>The arithmetic of national ids: digits without separators, right or wrong.</summary>
internal static class NationalId
{
    /// <summary>Characters of the ids that hold letters at no place of their own.</summary>
    public const int PensionLength = 12, CardLength = 10;

    private const string SpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static readonly SearchValues<char> CardCharacters = SearchValues.Create("0123456789CFGHJKLMNPRTVWXYZ");

    // What a letter, or the digit of its place in the alphabet, counts in an odd place (decree of 23 December 1976).
    private static ReadOnlySpan<byte> ItalianOdd => [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    /// <summary>Brazil's CPF: eleven digits, two of them modulo 11, not all the same.</summary>
    public static bool IsCpf(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 11 || !digits.ContainsAnyExcept(digits[0]))
        {
            return false;
        }

        for (int length = 9; length < 11; length++)
        {
            int sum = 0;
            for (int i = 0; i < length; i++)
            {
                sum += (digits[i] - '0') * (length + 1 - i);
            }

            if (sum * 10 % 11 % 10 != digits[length] - '0')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Germany's Steuer-ID: eleven digits, no 0 first, one of the first ten twice or thrice and no other repeated, ISO 7064 modulo 11, 10.</summary>
    public static bool IsSteuerId(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 11 || digits[0] == '0')
        {
            return false;
        }

        int repeated = 0, product = 10;
        for (char d = '0'; d <= '9'; d++)
        {
            int times = digits[..10].Count(d);
            repeated += times <= 1 ? 0 : times <= 3 ? 1 : 2;
        }

        foreach (char d in digits[..10])
        {
            int sum = (d - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return repeated == 1 && (11 - product) % 10 == digits[10] - '0';
    }

    /// <summary>Poland's PESEL: eleven digits, a date whose month also says the century, weights 1 3 7 9.</summary>
    public static bool IsPesel(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 11 || Two(digits[2..]) % 20 is 0 or > 12 || Two(digits[4..]) is 0 or > 31)
        {
            return false;
        }

        int sum = 0;
        for (int i = 0; i < 11; i++)
        {
            sum += (digits[i] - '0') * ("1379"[i % 4] - '0');
        }

        // The last digit's own weight is 1; place 10 has 7 in the cycle.
        return (sum - (6 * (digits[10] - '0'))) % 10 == 0;
    }

    /// <summary>The Netherlands' BSN: nine digits, weights 9 to 2 and −1, modulo 11.</summary>
    public static bool IsBsn(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; digits.Length == 9 && i < 9; i++)
        {
            sum += (digits[i] - '0') * (i == 8 ? -1 : 9 - i);
        }

        return digits.Length == 9 && digits.ContainsAnyExcept('0') && sum % 11 == 0;
    }

    /// <summary>Sweden's personnummer: a date of six or eight digits, three more, Luhn's check digit over the last ten.</summary>
    public static bool IsPersonnummer(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (10 or 12) || (digits.Length == 12 && digits[..2] is not ("19" or "20")))
        {
            return false;
        }

        digits = digits[^10..];
        return Two(digits[2..]) is >= 1 and <= 12 && Two(digits[4..]) is >= 1 and <= 31 && CardNumber.PassesLuhn(digits);
    }

    /// <summary>France's NIR: sex, year, month, department (2A and 2B count as 19 and 18), commune, order, and a key modulo 97.</summary>
    public static bool IsNir(ReadOnlySpan<char> characters)
    {
        if (characters.Length != 15 || characters[0] is not ('1' or '2') || Two(characters[3..]) is 0 or (> 12 and < 20) or (> 42 and < 50) or 99)
        {
            return false;
        }

        long number = 0;
        for (int i = 0; i < 13; i++)
        {
            int digit = characters[i] switch { 'A' when i == 6 => 9, 'B' when i == 6 => 8, >= '0' and <= '9' and var d => d - '0', _ => -1 };
            number = (number * 10) + digit - (i == 5 && characters[6] is 'A' or 'B' ? 1 : 0);
            if (digit < 0)
            {
                return false;
            }
        }

        return 97 - (number % 97) == Two(characters[13..]);
    }

    /// <summary>Spain's DNI (eight digits) and NIE (X, Y or Z as 0, 1 or 2, and seven): a letter modulo 23.</summary>
    public static bool IsSpanish(int number, char letter) => SpanishLetters[number % 23] == letter;

    /// <summary>Italy's codice fiscale: sixteen characters, the last a letter modulo 26.</summary>
    public static bool IsCodiceFiscale(ReadOnlySpan<char> characters)
    {
        const string Form = "LLLLLLDDLDDLDDDL";
        int sum = 0;
        for (int i = 0; i < Form.Length; i++)
        {
            char c = char.ToUpperInvariant(characters[i]);
            if (Form[i] == 'L' ? !char.IsAsciiLetterUpper(c) : !char.IsAsciiDigit(c))
            {
                return false;
            }

            int value = char.IsAsciiDigit(c) ? c - '0' : c - 'A';
            sum += i == Form.Length - 1 ? 0 : i % 2 == 0 ? ItalianOdd[value] : value;
        }

        return char.ToUpperInvariant(characters[Form.Length - 1]) == 'A' + (sum % 26);
    }

    /// <summary>The United Kingdom's National Insurance number: two letters, six digits, A to D; some letters and pairs are never given.</summary>
    public static bool IsNino(char first, char second, char suffix) =>
        "ABCEGHJKLMNOPRSTWXYZ".Contains(first) && "ABCEGHJKLMNPRSTWXYZ".Contains(second) && suffix is >= 'A' and <= 'D'
        && (first, second) is not (('B', 'G') or ('G', 'B') or ('N', 'K') or ('K', 'N') or ('T', 'N') or ('N', 'T') or ('Z', 'Z'));

    /// <summary>The number of the United Kingdom's health service: ten digits, the last modulo 11.</summary>
    public static bool IsNhs(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length - 1; i++)
        {
            sum += (10 - i) * (digits[i] - '0');
        }

        return digits.Length == 10 && (11 - (sum % 11)) % 11 == digits[9] - '0';
    }

    /// <summary>A number of Germany's pension insurance: area, date of birth, the name's first letter (01 to 26), a serial number, and the sum of the weighted digits' own digits modulo 10.</summary>
    public static bool IsPension(ReadOnlySpan<char> characters)
    {
        const string Weights = "212571212121";
        if (characters.Length != PensionLength || !char.IsAsciiLetterUpper(characters[8]) || characters[..8].ContainsAnyExceptInRange('0', '9') || characters[9..].ContainsAnyExceptInRange('0', '9')
            || Two(characters[2..]) is not ((>= 1 and <= 31) or (>= 51 and <= 81)) || Two(characters[4..]) is not (>= 1 and <= 12))
        {
            return false;
        }

        int letter = characters[8] - 'A' + 1, sum = 0;
        for (int i = 0; i < Weights.Length; i++)
        {
            int digit = i < 8 ? characters[i] - '0' : i == 8 ? letter / 10 : i == 9 ? letter % 10 : characters[i - 1] - '0', product = digit * (Weights[i] - '0');
            sum += (product / 10) + (product % 10);
        }

        return sum % 10 == characters[11] - '0';
    }

    /// <summary>The number of a German identity card or passport: nine letters and digits, and a digit of theirs weighted by 7, 3 and 1 modulo 10 (ICAO 9303).</summary>
    public static bool IsCard(ReadOnlySpan<char> characters)
    {
        const string Weights = "731";
        if (characters.Length != CardLength || characters.ContainsAnyExcept(CardCharacters) || !char.IsAsciiDigit(characters[^1]))
        {
            return false;
        }

        int sum = 0;
        for (int i = 0; i < CardLength - 1; i++)
        {
            sum += (Weights[i % 3] - '0') * (char.IsAsciiDigit(characters[i]) ? characters[i] - '0' : characters[i] - 'A' + 10);
        }

        return sum % 10 == characters[^1] - '0';
    }

    private static int Two(ReadOnlySpan<char> digits) => char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[1]) ? ((digits[0] - '0') * 10) + digits[1] - '0' : 99;
}
