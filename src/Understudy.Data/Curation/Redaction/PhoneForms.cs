namespace Understudy.Data;

/// <summary>
/// Telephone numbers: international ones (E.164), North American ones, national ones with a leading 0 and separators, and others where the
/// words before say that it is one. Conservative: digits without a separator or such words stay.
/// </summary>
internal static class PhoneForms
{
    private const int Most = 15; // E.164
    private const int Fewest = 7;

    /// <summary>How many groups from here on are a number; 0 when none.</summary>
    public static int GroupsAt(ReadOnlySpan<char> text, in DigitChain chain, int g)
    {
        int start = chain.StartOf(g);
        ReadOnlySpan<char> digits = chain[g];
        if (start > 0 && text[start - 1] == '+')
        {
            return digits[0] != '0' && (start == 1 || !char.IsLetterOrDigit(text[start - 2])) ? Take(chain, g, 8, Most) : 0;
        }

        if (Joined(text, chain, g))
        {
            return 0;
        }

        bool years = chain.LengthOf(g) == 4 && chain.LengthOf(g + 1) == 4 && digits[..2] is "18" or "19" or "20" && chain[g + 1][..2] is "18" or "19" or "20";
        if (!years && NumberContext.IsPhone(text, start))
        {
            return Take(chain, g, Fewest, Most);
        }

        if (g > 0 && chain.Before(g) is " " && chain.LengthOf(g - 1) == 4 && (g == 1 || chain.Before(g - 1) is " ") && chain[g - 1][..2] is "19" or "20")
        {
            return 0; // 2026 03 14 09 26 53
        }

        int american = American(chain, g);
        return american > 0 && !(chain.Before(g + american) is "-" or ".") ? american
            : NumberContext.IsOrder(text, start) ? 0
            : digits is ['0', '0', >= '1', ..] && chain.Count > g + 1 ? Take(chain, g, 11, Most + 2)
            : digits is ['0', >= '1' and <= '9', ..] && digits.Length is >= 2 and <= 6 && chain.LengthOf(g + 1) >= 2 ? Take(chain, g, 9, 12)
            : 0;
    }

    /// <summary>Where the number begins that begins with this group: its plus sign and its parenthesis belong to it.</summary>
    public static int Opening(ReadOnlySpan<char> text, in DigitChain chain, int g)
    {
        int start = chain.StartOf(g);
        int floor = g > 0 ? chain.EndOf(g - 1) : 0;
        start -= start > floor && text[start - 1] == '+' ? 1 : 0;
        start -= start > floor && text[start - 1] == '(' && text[start..chain.End].Contains(')') ? 1 : 0;
        return start;
    }

    /// <summary>A part of a longer code: INV-0123-456789, 1.0555.123.</summary>
    private static bool Joined(ReadOnlySpan<char> text, in DigitChain chain, int g) =>
        chain.StartOf(g) is > 0 and int start && text[start - 1] is '-' or '.' or ',' or '/';

    /// <summary>As many groups as fit, or none when they are too few digits.</summary>
    private static int Take(in DigitChain chain, int from, int fewest, int most)
    {
        int total = 0, g = from;
        while (g < chain.Count && total + chain.LengthOf(g) <= most)
        {
            total += chain.LengthOf(g++);
        }

        return total >= fewest ? g - from : 0;
    }

    /// <summary>555-123-4567, (555) 123-4567, 555.123.4567, each also after a 1.</summary>
    private static int American(in DigitChain chain, int g)
    {
        int area = chain[g] is "1" && chain.LengthOf(g + 1) == 3 ? g + 1 : g;
        if ((chain.LengthOf(area), chain.LengthOf(area + 1), chain.LengthOf(area + 2)) is not (3, 3, 4) || chain[area][0] < '2')
        {
            return 0;
        }

        ReadOnlySpan<char> first = chain.Before(area + 1), second = chain.Before(area + 2);
        bool parenthesis = first is ")" or ") " or ")-", same = first.SequenceEqual(second);
        bool written = parenthesis ? second is "-" or " " : (same && first is "-" or ".") || (second is "-" && first is "/") || (area > g && first is " " && second is " " or "-");
        return written ? area + 3 - g : 0;
    }
}
