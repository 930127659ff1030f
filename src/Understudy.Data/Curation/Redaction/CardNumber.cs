using System.Globalization;

namespace Understudy.Data;

/// <summary>Numbers of payment cards: an issuer's beginning, its length, and Luhn's check digit (ISO/IEC 7812-1).</summary>
internal static class CardNumber
{
    /// <summary>Fewest and most digits.</summary>
    public const int Shortest = 13, Longest = 19;

    /// <summary>Whether these digits, without separators, are one.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) => digits.Length is >= Shortest and <= Longest && HasIssuer(digits) && PassesLuhn(digits);

    private static bool HasIssuer(ReadOnlySpan<char> digits)
    {
        int four = int.Parse(digits[..4], NumberStyles.None, CultureInfo.InvariantCulture);
        return digits.Length switch
        {
            13 => four / 1000 == 4,
            14 => four / 10 is >= 300 and <= 305 || four / 100 is 36 or 38 or 39,
            15 => four / 100 is 34 or 37,
            16 => four / 1000 == 4 || four / 100 is (>= 51 and <= 55) or 62 or 65 || four is (>= 2221 and <= 2720) or 6011 or (>= 3528 and <= 3589) or (>= 6440 and <= 6499) || IsMaestro(four),
            19 => four / 1000 == 4 || four / 100 == 62 || IsMaestro(four),
            _ => four / 100 == 62 || IsMaestro(four),
        };
    }

    private static bool IsMaestro(int four) => four is 5018 or 5020 or 5038 or 5893 or 6304 or 6759 or 6761 or 6762 or 6763;

    /// <summary>Whether the last digit is the check digit of the others.</summary>
    public static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int value = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? value : value < 5 ? 2 * value : (2 * value) - 9;
        }

        return sum % 10 == 0;
    }
}
