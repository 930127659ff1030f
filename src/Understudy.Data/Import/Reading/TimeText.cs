using System.Globalization;

namespace Understudy.Data;

/// <summary>Times as logs write them.</summary>
internal static class TimeText
{
    // From here on a number means milliseconds: as seconds it would lie in the year 5138.
    private const double Milliseconds = 1e11;

    /// <summary>ISO 8601 (UTC unless it says otherwise), or seconds or milliseconds since 1970; null when it is neither.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return FromUnix(number);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;
    }

    /// <summary>From seconds or milliseconds since 1970; null when not after 1970 or beyond the calendar.</summary>
    public static DateTimeOffset? FromUnix(double number)
    {
        double milliseconds = number >= Milliseconds ? number : number * 1000;
        return milliseconds is > 0 and < 253_402_300_799_000 ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
    }
}
