namespace Understudy.Inference;

/// <summary>The grammar of days in English. One reader serves one surface.</summary>
internal sealed partial class DateReader
{
    private const int MostAway = 1000; // in days, weeks or months: "in 3 weeks"
    private static readonly WordList Weekdays = new("sunday sun", "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri", "saturday sat");
    private static readonly WordList Months = new("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept", "october oct", "november nov", "december dec");
    private static readonly WordList Relative = new("today", "tomorrow", "yesterday");
    private static readonly WordList Units = new("day days", "week weeks", "fortnight fortnights", "month months");

    private readonly SurfaceWords _words;
    private readonly DateOnly? _today;
    private readonly DateConventions _conventions;

    private DateReader(SurfaceWords words, DateOnly? today, DateConventions conventions) => (_words, _today, _conventions) = (words, today, conventions);

    /// <summary>The first and the last day; null when the words are none.</summary>
    public static (DateOnly First, DateOnly Last)? Read(ReadOnlySpan<char> surface, DateOnly? today, DateConventions conventions)
    {
        if (SurfaceWords.Cut(surface) is not { } words)
        {
            return null;
        }

        try
        {
            return new DateReader(words, today, conventions).Whole();
        }
        catch (ArgumentOutOfRangeException)
        {
            return null; // beyond the years that there are
        }
    }

    private DateOnly? Day()
    {
        (Explicit, YearIsSaid) = (false, false);
        int start = _words.At;
        foreach (Func<DateOnly?> form in new Func<DateOnly?>[] { Numeric, RelativeDay, Away, Named, EndOfMonth, OfWeek, OfMonth })
        {
            _words.At = start;
            if (form() is { } day)
            {
                return day;
            }
        }

        _words.At = start;
        return null;
    }

    private DateOnly? Numeric()
    {
        if (_words[0].Length == 8 && _words.TakeDigits(8, out int compact))
        {
            return Of(compact / 10000, compact / 100 % 100, compact % 100);
        }

        if (_words[0].Length == 4)
        {
            return _words.TakeDigits(4, out int y) && _words.TakeAny("-", "/", ".") && _words[-1] is var same && _words.TakeDigits(2, out int m) && _words.Take(same) && _words.TakeDigits(2, out int d) ? Of(y, m, d) : null;
        }

        if (!_words.TakeDigits(2, out int first) || !_words.TakeAny("-", "/", ".") || _words[-1] is not { } separator || !_words.TakeDigits(2, out int second))
        {
            return null;
        }

        (int day, int month) = _conventions.IsMonthFirst && separator != "." ? (second, first) : (first, second);
        int mark = _words.At;
        if (_words.Take(separator))
        {
            if (_words[0].Length is 2 or 4 && _words.TakeDigits(4, out int year))
            {
                return Of(year < 100 ? 2000 + year : year, month, day);
            }

            _words.At = separator == "." ? _words.At : mark; // "20.10."
        }

        Explicit = true;
        return separator != "-" && _today is { } today && month is >= 1 and <= 12 && day is >= 1 and <= 31 ? _conventions.OfYear(today, month, day) : null;
    }

    private DateOnly? Of(int year, int month, int day)
    {
        (Explicit, YearIsSaid) = (true, true);
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private DateOnly? RelativeDay()
    {
        if (_today is not { } today)
        {
            return null;
        }

        Explicit = true;
        _ = _words.Take("the");
        if (_words.Take("day", "after") && Relative.IndexOf(_words[0]) == 1)
        {
            _words.At++;
            return today.AddDays(2);
        }

        if (_words.Take("day", "before") && Relative.IndexOf(_words[0]) == 2)
        {
            _words.At++;
            return today.AddDays(-2);
        }

        if (_words.TakeAny("this", "that") && _words.TakeAny("morning", "afternoon", "evening"))
        {
            return today;
        }

        int which = _words.Take("tonight") ? 0 : _words.Take("last", "night") ? 2 : -1;
        if (which < 0)
        {
            which = Relative.IndexOf(_words[0]);
            _words.At += which < 0 ? 0 : 1;
            _ = which >= 0 && _words.TakeAny("morning", "afternoon", "evening", "night");
        }

        return which switch { 0 => today, 1 => today.AddDays(1), 2 => today.AddDays(-1), _ => null };
    }

    /// <summary>"in 3 days", "two weeks ago", "a week on Friday", "a fortnight from tomorrow", "a week today".</summary>
    private DateOnly? Away()
    {
        if (_today is not { } today)
        {
            return null;
        }

        bool isIn = _words.TakeAny("in", "within");
        int count = 1;
        if (!_words.TakeAny("a", "an", "one") && !(_words.TakeSmall(out count, out bool isOrdinal) && !isOrdinal) && !_words.TakeDigits(4, out count))
        {
            count = _words.Take("couple", "of") ? 2 : Units.IndexOf(_words[0]) == 2 ? 1 : 0;
        }

        if (_words[-1] == "a" && _words.Take("couple"))
        {
            _ = _words.Take("of");
            count = 2;
        }

        int unit = Units.IndexOf(_words[0]);
        if (count is < 1 or > MostAway || unit < 0)
        {
            return null;
        }

        _words.At++;
        Explicit = true;
        if (_words.Take("ago"))
        {
            return Add(today, -count, unit);
        }

        if (!isIn)
        {
            if (!_words.TakeAny("from", "after", "on") && Relative.IndexOf(_words[0]) is not (0 or 1))
            {
                return null;
            }

            if (_words.TakeAny("now", "today"))
            {
                return Add(today, count, unit);
            }

            if (Relative.IndexOf(_words[0]) == 1)
            {
                _words.At++;
                return Add(today.AddDays(1), count, unit);
            }

            return Weekday() is { } weekday ? Add(DateConventions.From(today.AddDays(1), weekday), count, unit) : null;
        }

        return Add(today, count, unit);
    }

    private static DateOnly Add(DateOnly day, int count, int unit) => unit == 3 ? day.AddMonths(count) : day.AddDays(count * (unit switch { 0 => 1, 1 => 7, _ => 14 }));

    /// <summary>"3 November", "Friday the 3rd of November 2026", "Nov 3rd".</summary>
    private DateOnly? Named()
    {
        if (Weekday() is not null)
        {
            _ = _words.TakeAny(",", ".");
        }

        _ = _words.Take("the");
        int month, day;
        if (_words.TakeSmall(out day, out _))
        {
            _ = _words.Take(".") || _words.Take("-") || _words.Take("of");
            month = TakeMonth();
        }
        else
        {
            month = TakeMonth();
            _ = _words.Take("the");
            if (month < 0 || !_words.TakeSmall(out day, out _))
            {
                return null;
            }
        }

        if (month < 0)
        {
            return null;
        }

        Explicit = true;
        int mark = _words.At;
        _ = _words.TakeAny(",", "-");
        if (TakeYear(out int year))
        {
            return Of(year, month + 1, day);
        }

        _words.At = mark;
        return _today is { } today && day is >= 1 and <= 31 ? _conventions.OfYear(today, month + 1, day) : null;
    }

    // "4 Nov 1030" is a day and a time.
    private bool TakeYear(out int year)
    {
        year = 0;
        return _words[0] is ['1', '9', _, _] or ['2', '0' or '1', _, _] && _words.TakeDigits(4, out year);
    }

    private int TakeMonth()
    {
        int month = Months.IndexOf(_words[0]);
        if (month >= 0)
        {
            _words.At++;
            _ = _words[-1].Length <= 4 && _words.Take(".");
        }

        return month;
    }

    /// <summary>"end of the month", "the last day of October", "the first of next month", "the 5th of next month".</summary>
    private DateOnly? EndOfMonth()
    {
        _ = _words.Take("the");
        int day = _words.TakeAny("end", "last") ? 0 : _words.TakeAny("beginning", "start") ? 1 : _words.TakeSmall(out int number, out _) ? number : -1;
        _ = _words.Take("day");
        if (day < 0 || !_words.Take("of"))
        {
            return null;
        }

        _ = _words.Take("the");
        if (Month() is not { } month || day > DateTime.DaysInMonth(month.Year, month.Month))
        {
            return null;
        }

        Explicit = true;
        return day == 0 ? month.AddMonths(1).AddDays(-1) : month.AddDays(day - 1);
    }

    /// <summary>"Friday", "next Friday", "Friday week", "Friday next week", "next week on Friday", "Friday the 30th".</summary>
    private DateOnly? OfWeek()
    {
        if (_today is not { } today)
        {
            return null;
        }

        Explicit = true;
        int start = _words.At;
        if (Week() is { } week && (_words.TakeAny("on", ",", "'") || true) && Weekday() is { } ofWeek)
        {
            return _conventions.InWeek(week, ofWeek);
        }

        _words.At = start;
        _ = _words.Take("the");
        string which = _words.TakeAny("this", "next", "coming", "following", "last", "previous", "past") ? _words[-1] : "";
        which = which == "this" && _words.Take("coming") ? "coming" : which;
        if (Weekday() is not { } weekday)
        {
            return null;
        }

        int mark = _words.At;
        if (which.Length == 0)
        {
            if (_words.Take("week"))
            {
                return DateConventions.From(today.AddDays(1), weekday).AddDays(7);
            }

            if (_words.Take("after", "next"))
            {
                return Pick("next", weekday, today).AddDays(7);
            }

            _ = _words.TakeAny("of", "in", ",");
            if (Week() is { } named)
            {
                return _conventions.InWeek(named, weekday);
            }

            _words.At = mark;
            _ = _words.Take(",");
            if (_words.Take("the") && _words.TakeSmall(out int day, out bool isOrdinal) && isOrdinal)
            {
                return OfMonthNear(today, day);
            }

            _words.At = mark;
        }

        return Pick(which, weekday, today);
    }

    private DateOnly? OfMonthNear(DateOnly today, int day) => day is >= 1 and <= 31 ? _conventions.OfMonth(today, day) : null;

    private DateOnly Pick(string which, DayOfWeek weekday, DateOnly today) => (which, which.Length == 0 ? _conventions.Weekday : which switch { "next" => _conventions.Next, "this" => _conventions.This, "last" or "previous" or "past" => _conventions.Previous, _ => "after" }) switch
    {
        ("next", "week") => _conventions.InWeek(today.AddDays(7), weekday),
        ("next", "skip") => DateConventions.From(today.AddDays(8), weekday),
        ("this", "week") => _conventions.InWeek(today, weekday),
        ("last" or "previous" or "past", "week") => _conventions.InWeek(today.AddDays(-7), weekday),
        (_, "before") => DateConventions.Before(today, weekday),
        (_, "from") => DateConventions.From(today, weekday),
        _ => DateConventions.From(today.AddDays(1), weekday),
    };

    /// <summary>"the 20th", "20", "the 20th of this month".</summary>
    private DateOnly? OfMonth()
    {
        _ = _words.Take("the");
        if (!_words.TakeSmall(out int day, out _) || _today is not { } today)
        {
            return null;
        }

        Explicit = false;
        return OfMonthNear(today, day);
    }

    private DayOfWeek? Weekday()
    {
        int day = Weekdays.IndexOf(_words[0]);
        if (day < 0)
        {
            return null;
        }

        _words.At++;
        _ = _words[-1].Length <= 4 && _words.Take(".");
        return (DayOfWeek)day;
    }

    /// <summary>First day of "this week", "next week", "the week after next".</summary>
    private DateOnly? Week()
    {
        if (_today is not { } today)
        {
            return null;
        }

        int start = _words.At;
        if (_words.TakeAny("this", "next", "coming", "following", "last", "previous") && _words[-1] is var which && _words.Take("week"))
        {
            return _conventions.WeekOf(today.AddDays(7 * Direction(which)));
        }

        _words.At = start;
        _ = _words.Take("the");
        if (_words.Take("week", "after", "next"))
        {
            return _conventions.WeekOf(today.AddDays(14));
        }

        _words.At = start;
        return null;
    }

    private static int Direction(string which) => which switch { "this" => 0, "last" or "previous" => -1, _ => 1 };

    /// <summary>First day of "October", "November 2026", "next month".</summary>
    private DateOnly? Month()
    {
        int start = _words.At;
        if (_words.TakeAny("this", "next", "coming", "following", "last", "previous", "month"))
        {
            string which = _words[-1];
            if (which == "month" || _words.Take("month"))
            {
                return _today is { } today ? new DateOnly(today.Year, today.Month, 1).AddMonths(which == "month" ? 0 : Direction(which)) : null;
            }
        }

        _words.At = start;
        int month = TakeMonth();
        if (month < 0)
        {
            return null;
        }

        if (TakeYear(out int year))
        {
            return Of(year, month + 1, 1);
        }

        // A month is not over before its last day is.
        return _today is { } now ? _conventions.Month == "before" || month + 1 >= now.Month || _conventions.Month == "year"
            ? new DateOnly(_conventions.Month == "before" && month + 1 > now.Month ? now.Year - 1 : now.Year, month + 1, 1)
            : new DateOnly(now.Year + 1, month + 1, 1) : null;
    }
}
