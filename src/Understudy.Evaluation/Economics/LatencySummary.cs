namespace Understudy.Evaluation;

/// <summary>Latency of single answers in microseconds.</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99th percentile.</param>
/// <param name="Count">Answers timed.</param>
/// <param name="Source"><c>measured</c> here on one thread, or <c>recorded</c> in the log.</param>
public sealed record LatencySummary(double P50, double P99, long Count, string Source);
