using System.Text.RegularExpressions;

namespace Understudy.Inference;

/// <summary>
/// Finds the day of a request where a text states it: "Today is Wednesday 14 October 2026", "Current date: 2026-10-14", "date: 14/10/2026". English. Training and serving use it alike. Time is linear in the text.
/// </summary>
public static partial class RequestDay
{
    private const int LongestText = 1 << 18; // characters; what stands behind them is not looked at
    private const int LongestDay = 48; // "Wednesday, the 14th of September 2026"
    private const int MostWords = 12, FewestWords = 3;

    private static readonly DateConventions DayFirst = new(DateNormaliser.Family.Defaults), MonthFirst = new(DateNormaliser.Family.Defaults.With("order", "mdy"));

    /// <summary>The day; null when none is stated, or several that differ, or one that can be read in two ways as 3/4/2026.</summary>
    public static DateOnly? Find(ReadOnlySpan<char> text)
    {
        string looked = text[..Math.Min(text.Length, LongestText)].ToString();
        DateOnly? found = null;
        foreach (Match match in Heading().Matches(looked))
        {
            int start = match.Index + match.Length;
            if (Leading(looked.AsSpan(start, Math.Min(LongestDay, looked.Length - start))) is not { } day)
            {
                continue;
            }

            if (found is not null && found != day)
            {
                return null;
            }

            found = day;
        }

        return found;
    }

    /// <summary>The day that a text begins with.</summary>
    private static DateOnly? Leading(ReadOnlySpan<char> text)
    {
        int line = text.IndexOfAny('\n', '\r');
        text = line < 0 ? text : text[..line];
        List<WordSpan> words = [];
        _ = TaggingWords.Cut(text, words, MostWords);
        for (int count = words.Count; count >= FewestWords; count--)
        {
            ReadOnlySpan<char> surface = text[words[0].Start..words[count - 1].End];
            DateOnly? day = Single(surface, DayFirst), other = Single(surface, MonthFirst);
            if (day is not null || other is not null)
            {
                return day is null || other is null || day == other ? day ?? other : null;
            }
        }

        return words.Count > 0 && text.Length >= words[0].End && words[0].Length == 8 ? Single(text[words[0].Start..words[0].End], DayFirst) : null;
    }

    private static DateOnly? Single(ReadOnlySpan<char> surface, DateConventions conventions) =>
        DateReader.Read(surface, null, conventions) is var (first, last) && first == last ? first : null;

    // A heading with what may stand between it and the day; "value" is what slots without a name are called.
    [GeneratedRegex("""\b(?:today(?:['’]s date)?|(?:the )?(?:current |present )?(?:date|day|time)(?: and time)?(?: of (?:the )?(?:request|call|message))?|now|as of|it is|value(?:_\d+)?)\b["*_`)\]]*[ \t]*(?:[:=,>\-–(]|is\b|the\b)?[ \t"*_`(\[]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
