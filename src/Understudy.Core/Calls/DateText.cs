using System.Globalization;

namespace Understudy.Core;

/// <summary>Dates that can be read in one way only: ISO 8601, and day, English month name and year. <c>03/04/2026</c> is none of them.</summary>
internal readonly record struct DateText(DateTime Written, TimeSpan? Offset)
{
    private const int Longest = 40;

    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyyMMdd'T'HHmmssK"];
    private static readonly string[] Plain = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "yyyy MMM d", "yyyy MMMM d", "d-MMM-yyyy", "d-MMMM-yyyy"];

    /// <summary>Reads a date.</summary>
    public static DateText? Read(string text)
    {
        if (text.Length is < 8 or > Longest)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
        {
            string end = text.Trim();
            bool isZoned = end.EndsWith('Z') || end.EndsWith('z') || end.LastIndexOfAny(['+', '-']) > end.IndexOf(':', StringComparison.Ordinal);
            return new DateText(at.DateTime, isZoned ? at.Offset : null);
        }

        string plain = text.Replace(",", " ", StringComparison.Ordinal);
        return DateTime.TryParseExact(Ordinal(plain), Plain, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out DateTime day) ? new DateText(day, null) : null;
    }

    /// <summary>Whether both are one, by a rule. A time with a zone and one without are never the same instant.</summary>
    public bool Equals(DateText other, DateEquality rule) => rule switch
    {
        DateEquality.Day => Written.Date == other.Written.Date,
        DateEquality.Instant => Offset is { } mine && other.Offset is { } theirs ? Written - mine == other.Written - theirs : Offset is null && other.Offset is null && Written == other.Written,
        _ => false,
    };

    /// <summary><c>28th</c> is <c>28</c>; runs of spaces are one.</summary>
    private static string Ordinal(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = words[i] is [>= '0' and <= '9', .., _, _] w && w[..^2].All(char.IsAsciiDigit) && w[^2..].ToLowerInvariant() is "st" or "nd" or "rd" or "th" ? w[..^2] : words[i].TrimEnd('.');
        }

        return string.Join(' ', words);
    }
}
