using System.Globalization;

namespace Understudy.Inference;

/// <summary>
/// Reads days and stretches of days: <c>2026-10-20</c>, <c>20.10.2026</c>, <c>3 November</c>, <c>Nov 3rd</c>, <c>the 20th</c>, <c>next Friday</c>,
/// <c>a week on Friday</c>, <c>the day after tomorrow</c>, <c>in a fortnight</c>, <c>end of the month</c>, <c>9 to 12 November</c>,
/// <c>Monday to Friday next week</c>. English. What depends on the day of the request is not read where that is unknown.
/// </summary>
public sealed class DateNormaliser : IValueNormaliser
{
    // "from Thursday the 24th of December 2026 to Saturday the 2nd of January 2027"
    private const int LongestInWords = 18;

    private readonly DateConventions _conventions;
    private readonly string _part, _form;

    private DateNormaliser(NormaliserSettings settings)
    {
        (Name, _conventions) = (settings.ToString(), new DateConventions(settings));
        (_part, _form) = (settings["part"], settings["form"].Replace('_', ' '));
    }

    /// <summary>The conventions that there are.</summary>
    public static NormaliserFamily Family { get; } = new(
        "date",
        [
            new("weekday", ["after", "from", "before"]),
            new("next", ["week", "after", "skip"]),
            new("this", ["week", "after"]),
            new("last", ["before", "week"]),
            new("day", ["after", "from", "before", "month"]),
            new("month", ["from", "before", "year"]),
            new("order", ["dmy", "mdy"]),
            new("start", ["monday", "sunday"]),
            new(Part, [Day, First, Last]),
            new("form", ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "d_MMMM_yyyy", "yyyyMMdd"]),
        ],
        settings => new DateNormaliser(settings),
        (Part, First));

    /// <summary>Which day of what is read: the only one, the first, the last.</summary>
    public const string Part = "part", Day = "day", First = "first", Last = "last";

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int MostWords => LongestInWords;

    /// <inheritdoc/>
    public bool TakesLongest => true;

    /// <inheritdoc/>
    public bool CanWrite(string json) => JsonText.String(json) is { } text && DateOnly.TryParseExact(text, _form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <inheritdoc/>
    public string? Read(ReadOnlySpan<char> surface, in NormaliserContext context) =>
        DateReader.Read(surface, context.Today, _conventions) is var (first, last) && (_part != Day || first == last)
            ? $"\"{(_part == Last ? last : first).ToString(_form, CultureInfo.InvariantCulture)}\""
            : null;
}
