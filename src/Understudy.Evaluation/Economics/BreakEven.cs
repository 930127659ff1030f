using System.Globalization;

using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>When what a specialist saves has paid for what it cost to make.</summary>
/// <param name="Date">By the estimate; null when it never does at this rate, or it is too early to say.</param>
/// <param name="Earliest">By the saving's upper end; null likewise.</param>
/// <param name="Latest">By the saving's lower end; null when by that it never does.</param>
/// <param name="Statement">All of it in one sentence.</param>
public sealed record BreakEven(DateTimeOffset? Date, DateTimeOffset? Earliest, DateTimeOffset? Latest, string Statement)
{
    private const double LeastDays = 1.0 / 24, MostDays = 36_500;

    /// <summary>Projects the saving so far at its daily rate.</summary>
    /// <param name="once">US dollars spent once: training and shadow.</param>
    /// <param name="saved">US dollars saved since <paramref name="start"/>, running costs taken off.</param>
    /// <param name="start">When the specialist first answered.</param>
    /// <param name="now">Until when the saving was measured.</param>
    public static BreakEven Of(double once, Estimate saved, DateTimeOffset start, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(saved);
        double days = (now - start).TotalDays;
        if (days < LeastDays)
        {
            return new BreakEven(null, null, null, "too early to say: the specialist has answered for less than an hour");
        }

        DateTimeOffset? date = At(saved.Value), earliest = At(saved.High), latest = At(saved.Low);
        string between = earliest is null ? "" : $" ({Day(earliest)} to {(latest is null ? "never" : Day(latest))})";
        return new BreakEven(date, earliest, latest, date is null ? $"not at this rate{between}" : $"{(date <= now ? "reached on" : "expected on")} {Day(date)}{between}");

        DateTimeOffset? At(double gain) => gain > 0 && once * days / gain is var needed && needed < MostDays ? start.AddDays(needed) : null;

        static string Day(DateTimeOffset? at) => at!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
