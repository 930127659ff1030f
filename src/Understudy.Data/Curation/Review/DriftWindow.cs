namespace Understudy.Data;

/// <summary>A stretch of time.</summary>
/// <param name="From">Time of its first row.</param>
/// <param name="Until">Time of its last row.</param>
/// <param name="Counts">Rows of each answer.</param>
public sealed record DriftWindow(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<int> Counts);
