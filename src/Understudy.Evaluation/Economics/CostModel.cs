using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>US dollars per 1,000 answers. What is not known is null: a price is asked for, never guessed.</summary>
public static class CostModel
{
    /// <summary>
    /// The teacher's mean cost from recorded tokens and the price list, with the 95 % interval of the mean (normal). Null when no row
    /// has both tokens and a priced model; models without a price are named in <paramref name="unpriced"/> and then nothing is said,
    /// since a mean over the priced rest would be the mean of something else.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Rows of it.</param>
    /// <param name="prices">Prices; null gives null.</param>
    /// <param name="unpriced">Models that the list lacks.</param>
    /// <param name="answerOf">Which answer a row belongs to, where one spans several rows, whose tokens then add up; null when each row is its own.</param>
    public static Estimate? Teacher(ExampleTable table, IReadOnlyList<int> rows, PriceList? prices, out IReadOnlyList<string> unpriced, Func<int, int>? answerOf = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var answers = answerOf is null ? null : new Dictionary<int, double>();
        long count = 0;
        double mean = 0, squares = 0;
        foreach (int row in rows)
        {
            TokenUsage usage = table.Usage(row);
            if (prices is null || !usage.IsKnown || table.Model(row) is not { } model)
            {
                continue;
            }

            if (prices.Find(model)?.CostOf(usage) is not { } cost)
            {
                missing.Add(model);
                continue;
            }

            if (answers is null)
            {
                Add(cost);
            }
            else
            {
                answers[answerOf!(row)] = answers.GetValueOrDefault(answerOf(row)) + cost;
            }
        }

        foreach (double cost in answers?.Values ?? Enumerable.Empty<double>())
        {
            Add(cost);
        }

        unpriced = [.. missing];
        if (count == 0 || missing.Count > 0)
        {
            return null;
        }

        double half = count < 2 ? 0 : NormalDistribution.Quantile(0.975) * Math.Sqrt(squares / (count - 1) / count);
        return new Estimate
        {
            Value = 1000 * mean,
            Low = 1000 * Math.Max(0, mean - half),
            High = 1000 * (mean + half),
            Count = count,
            Method = count < 2 ? "one call, no interval" : "normal interval of the mean of recorded calls",
        };

        void Add(double cost)
        {
            count++;
            double step = cost - mean;
            mean += step / count;
            squares += step * (cost - mean);
        }
    }

    /// <summary>The specialist's cost from the seconds that an answer keeps one core busy; null when not measured or not priced.</summary>
    public static Estimate? Specialist(double? cpuSecondsPerAnswer, long answers, PriceList? prices)
    {
        if (cpuSecondsPerAnswer is not { } seconds || prices is null)
        {
            return null;
        }

        double cost = 1000 * seconds * prices.CorePerHour / 3600;
        return new Estimate { Value = cost, Low = cost, High = cost, Count = answers, Method = "measured core seconds × price of a core-hour" };
    }

    /// <summary>Specialist for every call, teacher for those that are escalated; null when either is unknown.</summary>
    public static Estimate? WithEscalation(Estimate? specialist, Estimate? teacher, Estimate? coverage)
    {
        if (specialist is null || teacher is null || coverage is null)
        {
            return null;
        }

        return new Estimate
        {
            Value = specialist.Value + ((1 - coverage.Value) * teacher.Value),
            Low = specialist.Low + ((1 - coverage.High) * teacher.Low),
            High = specialist.High + ((1 - coverage.Low) * teacher.High),
            Count = coverage.Count,
            Method = "specialist + escalated share × teacher, both intervals' ends",
        };
    }
}
