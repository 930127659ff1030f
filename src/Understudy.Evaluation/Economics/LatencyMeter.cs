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
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        if (rows.Count == 0)
        {
            return null;
        }

        int timed = Math.Min(maximum, Math.Max(1000, rows.Count));
        long budget = time.GetTimestamp() + (5 * time.TimestampFrequency); // A slow rung is timed for five seconds, not for 20,000 answers.
        for (int i = 0; i < WarmUp && time.GetTimestamp() < budget; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            predict(table, rows[i % rows.Count]);
        }

        var ticks = new List<long>(timed);
        budget = time.GetTimestamp() + (10 * time.TimestampFrequency);
        for (int i = 0; i < timed; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long start = time.GetTimestamp();
            predict(table, rows[i % rows.Count]);
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
        List<float> known = [.. rows.Select(r => table.LatencyMilliseconds(r)).Where(l => l >= 0)];
        known.Sort();
        return known.Count == 0 ? null : new LatencySummary(1000.0 * At(known, 0.5), 1000.0 * At(known, 0.99), known.Count, "recorded");
    }

    /// <summary>The smallest value that at least this share of the values does not exceed.</summary>
    private static T At<T>(List<T> sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
