using System.Globalization;

namespace Understudy.Inference;

/// <summary>
/// Reads amounts before units: what <see cref="NumberNormaliser"/> reads, and <c>half a</c>, <c>three quarters of an</c>, <c>two and a half</c>,
/// <c>2½</c>, <c>1/2</c>, <c>1.2k</c>, <c>a couple of</c>, <c>minus 3</c>; commas and dots as decimals or thousands.
/// </summary>
internal static class AmountText
{
    private const decimal Largest = 1e15m; // far from what decimals can hold, so that no product overflows
    private static readonly string[] Parts = ["half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths"];
    private static readonly int[] Denominators = [2, 2, 3, 3, 4, 4, 5, 5, 10, 10];

    /// <summary>The amount; null when the words are none.</summary>
    /// <param name="text">Small letters.</param>
    /// <param name="hasDecimalComma">How "1,250" is read: as one and a quarter, or as a thousand and more.</param>
    public static decimal? Read(string text, bool hasDecimalComma)
    {
        text = text.Trim();
        if (text.Length is 0 or > SurfaceWords.MostCharacters)
        {
            return null;
        }

        if (text.StartsWith("minus ", StringComparison.Ordinal) || text[0] == '−')
        {
            return -Read(text[(text[0] == '−' ? 1 : 6)..], hasDecimalComma);
        }

        foreach (string ending in new[] { " an", " a", " of" })
        {
            text = text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length].TrimEnd() : text;
        }

        text = text.StartsWith("a couple", StringComparison.Ordinal) ? text[2..] : text;
        if (Fraction(text) is { } fraction)
        {
            return fraction;
        }

        int and = text.IndexOf(" and ", StringComparison.Ordinal);
        if (and > 0 && Fraction(text[(and + 5)..].Trim()) is { } more && more < 1)
        {
            return Whole(text[..and], hasDecimalComma) + more;
        }

        int space = text.LastIndexOf(' ');
        return text.Contains('/', StringComparison.Ordinal) ? space > 0 && Fraction(text[(space + 1)..]) is { } part ? Whole(text[..space], hasDecimalComma) + part : null
            : text[^1] switch { '½' => Mixed(.5m), '¼' => Mixed(.25m), '¾' => Mixed(.75m), _ => Whole(text, hasDecimalComma) };

        decimal? Mixed(decimal end) => text.Length == 1 ? end : Whole(text[..^1], hasDecimalComma) + end;
    }

    /// <summary>"half", "a quarter", "three quarters", "1/2"; null when it is none.</summary>
    public static decimal? Fraction(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
        {
            return int.TryParse(text[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out int over) && int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int under) && under > 0 ? (decimal)over / under : null;
        }

        string[] words = text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        int part = words.Length is 1 or 2 ? Array.IndexOf(Parts, words[^1]) : -1;
        return part < 0 || (words.Length == 1 && part > 1) ? words is ["quarter"] ? .25m : null
            : words.Length == 1 ? 1m / Denominators[part]
            : words[0] is "half" ? null
            : NumberNormaliser.Number(words[0]) is { } count and > 0 and < 100 ? count / Denominators[part] : null;
    }

    private static decimal? Whole(string text, bool hasDecimalComma)
    {
        text = text.Trim();
        int letter = text.Length;
        while (letter > 0 && char.IsAsciiLetter(text[letter - 1]))
        {
            letter--;
        }

        // "1.2k"
        if (letter > 0 && letter < text.Length && char.IsAsciiDigit(text[letter - 1]))
        {
            return text[letter..] switch { "k" => 1000 * Whole(text[..letter], hasDecimalComma), "m" => 1_000_000 * Whole(text[..letter], hasDecimalComma), _ => null };
        }

        if (text.Any(char.IsAsciiDigit))
        {
            int comma = text.LastIndexOf(','), dot = text.LastIndexOf('.');
            bool swap = comma >= 0 && dot >= 0 ? comma > dot
                : comma >= 0 ? text.Length - comma != 4 || (hasDecimalComma && text.IndexOf(',', StringComparison.Ordinal) == comma)
                : dot >= 0 && text.Length - dot == 4 && hasDecimalComma;
            text = swap ? string.Create(text.Length, text, (to, from) =>
            {
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = from[i] switch { ',' => '.', '.' => ',', char c => c };
                }
            }) : text;
        }

        return NumberNormaliser.Number(text) is { } number && Math.Abs(number) <= Largest ? number : null;
    }
}
