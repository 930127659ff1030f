namespace Understudy.Inference;

/// <summary>What a text does not say about a day, and how it is taken.</summary>
internal sealed class DateConventions
{
    public DateConventions(NormaliserSettings settings)
    {
        Weekday = settings["weekday"];
        Next = settings["next"];
        This = settings["this"];
        Previous = settings["last"];
        DayOfMonth = settings["day"];
        Month = settings["month"];
        IsMonthFirst = settings["order"] == "mdy";
        WeekStart = settings["start"] == "sunday" ? DayOfWeek.Sunday : DayOfWeek.Monday;
    }

    /// <summary>"Friday": the first after today, the first from today on, the latest before today.</summary>
    public string Weekday { get; }

    /// <summary>"next Friday": that day of next week, the first after today, the first that is more than a week away.</summary>
    public string Next { get; }

    /// <summary>"this Friday": that day of this week, the first after today.</summary>
    public string This { get; }

    /// <summary>"last Friday": the latest before today, that day of last week.</summary>
    public string Previous { get; }

    /// <summary>"the 20th": the first after today, the first from today on, the latest before today, that of this month.</summary>
    public string DayOfMonth { get; }

    /// <summary>"20 October": the first from today on, the latest up to today, that of this year.</summary>
    public string Month { get; }

    /// <summary>Whether 3/4 is 4 March.</summary>
    public bool IsMonthFirst { get; }

    /// <summary>First day of a week.</summary>
    public DayOfWeek WeekStart { get; }

    /// <summary>First day of a day's week.</summary>
    public DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)WeekStart + 7) % 7));

    /// <summary>A weekday of the week that a day is in.</summary>
    public DateOnly InWeek(DateOnly day, DayOfWeek weekday) => WeekOf(day).AddDays(((int)weekday - (int)WeekStart + 7) % 7);

    /// <summary>The first such weekday that is some days away or more.</summary>
    public static DateOnly From(DateOnly day, DayOfWeek weekday) => day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);

    /// <summary>The latest such weekday before a day.</summary>
    public static DateOnly Before(DateOnly day, DayOfWeek weekday) => From(day.AddDays(-7), weekday);

    /// <summary>A day of the month without a month; null when the month meant has none.</summary>
    public DateOnly? OfMonth(DateOnly today, int day)
    {
        int step = DayOfMonth == "before" ? -1 : 1;
        for (int i = 0; i < 3; i++)
        {
            DateOnly month = new DateOnly(today.Year, today.Month, 1).AddMonths(i * step);
            if (day > DateTime.DaysInMonth(month.Year, month.Month))
            {
                continue;
            }

            DateOnly found = month.AddDays(day - 1);
            if (DayOfMonth == "month" || (DayOfMonth == "before" ? found < today : found > today || (found == today && DayOfMonth == "from")))
            {
                return i > 0 && DayOfMonth == "month" ? null : found;
            }
        }

        return null;
    }

    /// <summary>A day and a month without a year; null when there is none near.</summary>
    public DateOnly? OfYear(DateOnly today, int month, int day)
    {
        for (int i = 0; i <= 4; i++)
        {
            int year = today.Year + (Month == "before" ? -i : i);
            if (day > DateTime.DaysInMonth(year, month))
            {
                continue;
            }

            var found = new DateOnly(year, month, day);
            if (Month == "year" || (Month == "before" ? found <= today : found >= today))
            {
                return found;
            }
        }

        return null;
    }
}
