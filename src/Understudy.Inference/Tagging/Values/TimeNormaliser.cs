using System.Globalization;

namespace Understudy.Inference;

/// <summary>
/// Reads times of day: <c>14:30</c>, <c>2.30 pm</c>, <c>9</c>, <c>9am</c>, <c>half past two</c>, <c>quarter to 5</c>, <c>ten past nine</c>,
/// <c>nine fifteen</c>, <c>noon</c>, <c>nine in the morning</c>. English; "half nine" is 9:30.
/// </summary>
public sealed class TimeNormaliser : IValueNormaliser
{
    private const int LongestInWords = 9; // "at 2.30 p.m. in the afternoon" without its first

    private readonly int _window; // first hour of the twelve that a time without am or pm lies in; −1 as written
    private readonly string _form;

    private TimeNormaliser(NormaliserSettings settings)
    {
        Name = settings.ToString();
        _window = settings["window"] == "written" ? -1 : int.Parse(settings["window"], CultureInfo.InvariantCulture);
        _form = settings["form"].Replace('_', ' ');
    }

    internal static NormaliserFamily Family { get; } = new(
        "time",
        [
            new("window", ["written", "7", "8", "6", "9", "10", "5", "11", "12", "4", "3", "2", "1"]),
            new("form", ["HH:mm", "HH:mm:ss", "H:mm", "h:mm_tt", "HHmm"]),
        ],
        settings => new TimeNormaliser(settings));

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int MostWords => LongestInWords;

    /// <inheritdoc/>
    public bool TakesLongest => true;

    /// <inheritdoc/>
    public bool CanWrite(string json) => JsonText.String(json) is { } text && TimeOnly.TryParseExact(text, _form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <inheritdoc/>
    public string? Read(ReadOnlySpan<char> surface, in NormaliserContext context) =>
        SurfaceWords.Cut(surface) is { } words && Parse(words) is { } time && words.IsEnd ? $"\"{time.ToString(_form, CultureInfo.InvariantCulture)}\"" : null;

    private TimeOnly? Parse(SurfaceWords words)
    {
        if (words.TakeAny("noon", "midday"))
        {
            return new TimeOnly(12, 0);
        }

        if (words.Take("midnight"))
        {
            return TimeOnly.MinValue;
        }

        int hour, minute = 0;
        bool isDefinite = false;
        int start = words.At;
        if (Past(words) is { } shift)
        {
            if (!words.TakeSmall(out hour, out bool isOrdinal) || isOrdinal || hour > 23)
            {
                if (!words.TakeAny("noon", "midday", "midnight"))
                {
                    return null;
                }

                (hour, isDefinite) = (words[-1] == "midnight" ? 0 : 12, true);
            }

            minute = shift;
        }
        else
        {
            words.At = start;
            if (words[0].Length == 4 && words.TakeDigits(4, out int both))
            {
                (hour, minute, isDefinite) = (both / 100, both % 100, true);
                _ = words.TakeAny("h", "hrs", "hours");
            }
            else
            {
                isDefinite = words[0].Length == 2 && words[0][0] == '0';
                if (!words.TakeSmall(out hour, out bool isOrdinal) || isOrdinal)
                {
                    return null;
                }

                minute = Minutes(words);
            }

            if (minute is < 0 or > 59)
            {
                return null;
            }
        }

        _ = words.Take("o", "'", "clock") || words.Take("o", "’", "clock") || words.Take("oclock");
        int half = Half(words, hour);
        if (hour > 24 || (hour == 24 && minute != 0) || (half == 0 && hour is 0 or > 12))
        {
            return null;
        }

        hour = half >= 0 ? (hour % 12) + (12 * half)
            : isDefinite || hour is 0 or > 12 || _window < 0 ? hour
            : hour % 12 >= _window ? hour % 12 : (hour % 12) + 12;
        int total = (((hour * 60) + minute) % 1440 + 1440) % 1440;
        return new TimeOnly(total / 60, total % 60);
    }

    /// <summary>Minutes after or before the hour that comes next.</summary>
    private static int? Past(SurfaceWords words)
    {
        if (words.Take("half"))
        {
            _ = words.Take("past");
            return 30;
        }

        _ = words.Take("a");
        int minutes;
        if (words.Take("quarter"))
        {
            minutes = 15;
        }
        else if (!words.TakeSmall(out minutes, out bool isOrdinal) || isOrdinal || minutes is 0 or > 59)
        {
            return null;
        }

        _ = words.TakeAny("minutes", "minute", "mins", "min");
        return words.TakeAny("past", "after") ? minutes : words.TakeAny("to", "before", "of") ? -minutes : null;
    }

    /// <summary>":30", ".30", "h30", " thirty", nothing; −1 when it is no minute.</summary>
    private static int Minutes(SurfaceWords words)
    {
        int mark = words.At;
        if (words.TakeAny(":", ".", "h"))
        {
            if (words[0].Length == 2 && words.TakeDigits(2, out int minute))
            {
                int seconds = words.At;
                if (!(words.Take(":") && words.TakeDigits(2, out int s) && s == 0))
                {
                    words.At = seconds;
                }

                _ = words.Take("h");
                return minute;
            }

            words.At = words[-1] == "h" ? words.At : mark;
            return 0;
        }

        if (words.Take("oh") || words.Take("o"))
        {
            if (words.TakeSmall(out int few, out bool isOrdinal) && !isOrdinal && few < 10)
            {
                return few;
            }

            words.At = mark;
            return 0;
        }

        return words[0].Length > 0 && !char.IsDigit(words[0][0]) && words.TakeSmall(out int spoken, out bool ordinal) ? ordinal || spoken < 10 ? -1 : spoken : 0;
    }

    /// <summary>0 before noon, 1 after it, −1 when nothing says so.</summary>
    private static int Half(SurfaceWords words, int hour)
    {
        int mark = words.At;
        _ = words.Take("in", "the") || words.Take("at") || words.Take(",") || words.Take("this");
        if (words.TakeAny("am", "a") && (words[-1] == "am" || (words.Take(".", "m") && (words.Take(".") || true))))
        {
            return 0;
        }

        if (words.Take("morning"))
        {
            return 0;
        }

        if (words.TakeAny("pm", "afternoon", "evening", "tonight") || (words.Take("p", ".", "m") && (words.Take(".") || true)))
        {
            return 1;
        }

        if (words.Take("night"))
        {
            return hour is >= 5 and < 12 ? 1 : 0;
        }

        words.At = mark;
        return -1;
    }
}
