using System.Globalization;

namespace Understudy.Evaluation;

/// <summary>Estimates how wide a text is drawn: there is no font to ask, and a report has to look right with any.</summary>
internal static class TextMeasure
{
    /// <summary>Width in user units at a font size, on the generous side for common sans-serif fonts.</summary>
    public static double Width(string text, double size)
    {
        double em = 0;
        foreach (char c in text)
        {
            em += c switch
            {
                'i' or 'l' or 'j' or 'I' or '.' or ',' or ':' or ';' or '|' or '\'' or '!' or ' ' => 0.32,
                'm' or 'w' or 'M' or 'W' or '%' or '@' or '…' or '–' => 0.9,
                >= 'A' and <= 'Z' => 0.68,
                < '\u1100' => 0.6,
                _ when char.IsLowSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark => 0,
                _ => 1.05, // Han, Kana, Hangul, emoji
            };
        }

        return em * size;
    }

    /// <summary>
    /// The text on one line, cut in its middle where it would be wider than <paramref name="width"/>: labels that begin alike often
    /// differ at the end.
    /// </summary>
    public static string Fit(string text, double width, double size)
    {
        string line = VisibleText.Of(text).Replace('\n', ' ').Replace('\t', ' ');
        if (Width(line, size) <= width)
        {
            return line;
        }

        int[] starts = StringInfo.ParseCombiningCharacters(line);
        double room = width - Width("…", size) - 1e-9; // sums of widths are rounded otherwise than the width of the whole
        int head = 1, tail = starts.Length;
        while (head < tail && Width(line[..starts[Math.Min(head + 1, starts.Length - 1)]], size) <= room * 0.6)
        {
            head++;
        }

        room -= Width(line[..starts[head]], size);
        while (tail - 1 > head && Width(line[starts[tail - 1]..], size) <= room)
        {
            tail--;
        }

        return $"{line.AsSpan(0, starts[head]).TrimEnd()}…{(tail < starts.Length ? line.AsSpan(starts[tail]).TrimStart() : "")}";
    }
}
