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
        if (HasPlus(text, start))
        {
            return digits[0] != '0' && (start == 1 || text[start - 1] == 'B' || !char.IsLetterOrDigit(text[start - 2])) ? Take(chain, g, 8, Most) : 0;
        }

        if (text[..start].EndsWith("wa.me/"))
        {
            return Take(chain, g, Fewest, Most);
        }

        bool second = g > 2 && chain.Before(g) is "/" && American(chain, g - 3) == 3; // 212-555-0111/212-555-0112
        if ((Joined(text, chain, g) && !second) || IsCode(chain, g))
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

        if (Spoken(text, chain, g) is > 0 and int spoken)
        {
            return spoken;
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
        start -= start > floor && text[start - 1] == '+' ? 1 : text[..start].EndsWith("%2B") ? 3 : 0;
        start -= start > floor && text[start - 1] == '(' && text[start..chain.End].Contains(')') ? 1 : 0;
        return start;
    }

    /// <summary>Whether a plus sign stands before, also as URLs write it.</summary>
    public static bool HasPlus(ReadOnlySpan<char> text, int start) => text[..start] is [.., '+'] or [.., '%', '2', 'B'];

    /// <summary>A number of a card's form, a company's (04.928.117/0001-41), or with two strokes.</summary>
    private static bool IsCode(in DigitChain chain, int g)
    {
        int first = g > 0 && chain.LengthOf(g - 1) == 4 ? g - 1 : g;
        bool card = (chain.LengthOf(first), chain.LengthOf(first + 1), chain.LengthOf(first + 2), chain.LengthOf(first + 3)) is (4, 4, 4, 4) && chain.Before(first + 1) is " " && chain.Before(first + 2) is " ";
        return card || (chain.Before(g + 2) is "/" && chain.Before(g + 1) is "/") || (chain.Before(g + 3) is "/" && chain.Before(g + 1) is "." && chain.Before(g + 2) is ".");
    }

    /// <summary>Forms that nothing else has, or that a word for number is enough for: (11) 94756-9113, 917 555 0163, 555-0135.</summary>
    private static int Spoken(ReadOnlySpan<char> text, in DigitChain chain, int g)
    {
        (int, int, int) lengths = (chain.LengthOf(g), chain.LengthOf(g + 1), chain.LengthOf(g + 2));
        if (lengths is (2, 4 or 5, 4) && chain.Before(g + 1) is ") " && chain.Before(g + 2) is "-")
        {
            return 3;
        }

        bool alone = g == 0 && !NumberContext.IsOrder(text, chain.StartOf(0));
        return alone && chain.Count == 3 && lengths is (3, 3, 4) && chain[0][0] >= '2' && chain[1][0] >= '2' && chain.Before(1) is " " && chain.Before(2) is " " or "-" ? 3
            : alone && chain.Count == 2 && lengths is (3, 4, 0) && chain[0] is "555" && chain.Before(1) is "-" && NumberContext.IsNumber(text, chain.StartOf(0)) ? 2
            : alone && chain.Count == 4 && (chain.LengthOf(0), chain.LengthOf(1), chain.LengthOf(2), chain.LengthOf(3)) is (2, 3, 2, 2) && chain[0][0] is '9' or '8' && chain.Before(1) is " " && chain.Before(2) is " " && chain.Before(3) is " " ? 4
            : 0;
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
