namespace Understudy.Inference;

/// <summary>Stretches of days, and which of stretch and day a surface is.</summary>
internal sealed partial class DateReader
{
    private (DateOnly First, DateOnly Last)? Whole()
    {
        foreach (Func<(DateOnly, DateOnly)?> form in new Func<(DateOnly, DateOnly)?>[] { Stretch, Between, () => Day() is { } day ? (day, day) : null })
        {
            _words.At = 0;
            if (form() is { } read && _words.IsEnd)
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>Weeks, weekends and months.</summary>
    private (DateOnly, DateOnly)? Stretch()
    {
        _ = _words.Take("the");
        _ = _words.TakeAny("all", "whole") && _words.TakeAny("of");
        if (Week() is { } week)
        {
            if (_words.IsEnd)
            {
                return (week, week.AddDays(6));
            }

            // "next week, Monday to Friday"
            _ = _words.TakeAny(",", "from");
            return Weekday() is { } first && To() && Weekday() is { } last ? Span(_conventions.InWeek(week, first), _conventions.InWeek(week, last)) : null;
        }

        int start = _words.At;
        if (Weekday() is { } from && To() && Weekday() is { } to && (_words.TakeAny("of", "in", ",") || true) && Week() is { } of)
        {
            return Span(_conventions.InWeek(of, from), _conventions.InWeek(of, to));
        }

        _words.At = start;
        if (_words.TakeAny("this", "next", "coming", "last", "previous"))
        {
            string which = _words[-1];
            if (_words.TakeAny("weekend") && _today is { } today)
            {
                DateOnly monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7)).AddDays(Direction(which) * 7);
                return (monday.AddDays(5), monday.AddDays(6));
            }

            _words.At = start;
        }

        return Month() is { } month ? (month, month.AddMonths(1).AddDays(-1)) : null;
    }

    private static (DateOnly, DateOnly)? Span(DateOnly first, DateOnly last) => first <= last ? (first, last) : null;

    /// <summary>"9 to 12 November", "Monday to Friday", "the 21st and 22nd", "from 1 November to 31 December".</summary>
    private (DateOnly, DateOnly)? Between()
    {
        bool opened = _words.TakeAny("from", "between", "starting");
        int start = _words.At;

        // A bare day takes the month of the day behind it.
        _ = Weekday();
        _ = _words.Take("the");
        if (_words.TakeSmall(out int bare, out _) && bare is >= 1 and <= 31 && To() && Day() is { } end)
        {
            DateOnly month = new DateOnly(end.Year, end.Month, 1).AddMonths(bare <= end.Day ? 0 : -1);
            bool monthIsSaid = Explicit;
            if (monthIsSaid && bare <= DateTime.DaysInMonth(month.Year, month.Month))
            {
                return (month.AddDays(bare - 1), end);
            }
        }

        _words.At = start;
        if (Day() is not { } first || !To())
        {
            return null;
        }

        // The day behind it is the first such day from it on.
        int second = _words.At;
        if (Weekday() is { } weekday && _words.IsEnd)
        {
            return (first, DateConventions.From(first, weekday));
        }

        _words.At = second;
        _ = _words.Take("the");
        if (_words.TakeSmall(out int day, out _) && _words.IsEnd && day is >= 1 and <= 31)
        {
            for (int i = 0; i < 3; i++)
            {
                DateOnly month = new DateOnly(first.Year, first.Month, 1).AddMonths(i);
                if (day <= DateTime.DaysInMonth(month.Year, month.Month) && month.AddDays(day - 1) >= first)
                {
                    return (first, month.AddDays(day - 1));
                }
            }

            return null;
        }

        _words.At = second;
        return Day() is { } last ? Span(first, last < first && !YearIsSaid ? last.AddYears(1) : last) : null;
    }

    // What the last day read said of itself.
    private bool Explicit { get; set; }

    private bool YearIsSaid { get; set; }

    private bool To()
    {
        _ = _words.Take(",");
        return _words.TakeAny("to", "till", "til", "until", "through", "thru", "and", "-", "–", "&") || (_words.Take("up") && _words.Take("to"));
    }
}
