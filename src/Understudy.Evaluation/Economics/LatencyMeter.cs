using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Times single answers on one thread, warm.</summary>
public static class LatencyMeter
{
    /// <summary>
    /// Answers rows one at a time through <paramref name="predict"/>: a warm-up first, then at most <paramref name="maximum"/> timed ones.
    /// </summary>
    /// <returns>The latencies and the mean seconds of one answer on one core; null without rows.</returns>
    public static (LatencySummary Latency, double CpuSecondsPerAnswer)? Measure(
        ExampleTable table, IReadOnlyList<int> rows, Func<ExampleTable, int, int> predict, TimeProvider time, int maximum = 20_000, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();
}
