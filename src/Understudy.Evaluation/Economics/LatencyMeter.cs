using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Times single answers on one thread, warm.</summary>
public static class LatencyMeter
{
    private const int WarmUp = 2000;

    /// <summary>
    /// Answers rows one at a time through <paramref name="predict"/>: a warm-up first (tiered compilation needs some thousand calls),
    /// then each row once, the list again from its start until at least 1,000 and at most <paramref name="maximum"/> were timed.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Rows of it.</param>
    /// <param name="predict">Answers a row on the calling thread.</param>
    /// <param name="time">Supplies the high-resolution clock.</param>
    /// <param name="maximum">Most answers to time.</param>
    /// <param name="cancellationToken">Stops between answers.</param>
    /// <returns>
    /// The latencies, and the mean seconds that one answer keeps one core busy (wall time of the calling thread: on a busy machine an
    /// overestimate, never an underestimate). Null without rows.
    /// </returns>
    public static (LatencySummary Latency, double CpuSecondsPerAnswer)? Measure(
        ExampleTable table, IReadOnlyList<int> rows, Func<ExampleTable, int, int> predict, TimeProvider time, int maximum = 20_000, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(predict);
        return Measure(rows.Count, i => predict(table, rows[i]), time, maximum, cancellationToken);
    }

    /// <summary>The same for answers of any kind, by number; for relevance an answer is a query with all its items.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="answer">Makes one on the calling thread.</param>
    /// <param name="time">Supplies the high-resolution clock.</param>
    /// <param name="maximum">Most answers to time.</param>
    /// <param name="cancellationToken">Stops between answers.</param>
    /// <returns>As above; null when there are none.</returns>
    public static (LatencySummary Latency, double CpuSecondsPerAnswer)? Measure(
        int count, Action<int> answer, TimeProvider time, int maximum = 20_000, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        if (count == 0)
        {
            return null;
        }

        int timed = Math.Min(maximum, Math.Max(1000, count));
        long budget = time.GetTimestamp() + (5 * time.TimestampFrequency); // A slow rung is timed for five seconds, not for 20,000 answers.
        for (int i = 0; i < WarmUp && time.GetTimestamp() < budget; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            answer(i % count);
        }

        var ticks = new List<long>(timed);
        budget = time.GetTimestamp() + (10 * time.TimestampFrequency);
        for (int i = 0; i < timed; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long start = time.GetTimestamp();
            answer(i % count);
            long end = time.GetTimestamp();
            ticks.Add(end - start);
            if (end > budget)
            {
                break;
            }
        }

        double micros = 1e6 / time.TimestampFrequency, mean = ticks.Average() / time.TimestampFrequency;
        ticks.Sort();
        return (new LatencySummary(At(ticks, 0.5) * micros, At(ticks, 0.99) * micros, ticks.Count, "measured"), mean);
    }

    /// <summary>The latencies that the log recorded for the teacher; null when it recorded none.</summary>
    public static LatencySummary? Recorded(ExampleTable table, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        return Of([.. rows.Select(r => table.LatencyMilliseconds(r)).Where(l => l >= 0)], "recorded");
    }

    /// <summary>The recorded latencies of the teacher by query, its pairs' calls one after another; null when none is recorded.</summary>
    internal static LatencySummary? Recorded(JudgedQueries judged)
    {
        List<float> known = [];
        for (int q = 0; q < judged.Count; q++)
        {
            float sum = -1;
            foreach (int row in judged.RowsOf(q))
            {
                float one = judged.Table.LatencyMilliseconds(row);
                sum = one >= 0 ? Math.Max(0, sum) + one : sum;
            }

            if (sum >= 0)
            {
                known.Add(sum);
            }
        }

        return Of(known, "recorded, pairs one after another");
    }

    private static LatencySummary? Of(List<float> known, string source)
    {
        known.Sort();
        return known.Count == 0 ? null : new LatencySummary(1000.0 * At(known, 0.5), 1000.0 * At(known, 0.99), known.Count, source);
    }

    /// <summary>The smallest value that at least this share of the values does not exceed.</summary>
    private static T At<T>(List<T> sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
