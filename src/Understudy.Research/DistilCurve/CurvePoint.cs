using Understudy.Core;

namespace Understudy.Research;

/// <summary>The students of one arm on one pool size: means over repeats, intervals over test units.</summary>
public sealed record CurvePoint
{
    /// <summary>Rows of the pool.</summary>
    public required int Rows { get; init; }

    /// <summary>Their metric.</summary>
    public required Estimate Score { get; init; }

    /// <summary>Student − teacher, paired.</summary>
    public required Estimate Difference { get; init; }

    /// <summary>One-sided lower bound of that.</summary>
    public required double OneSidedLow { get; init; }

    /// <summary>One-sided upper bound.</summary>
    public required double OneSidedHigh { get; init; }

    /// <summary>One-sided lower bound at the level that Holm's procedure leaves this pool among all of the arm; only of the arm that learns the teacher's labels.</summary>
    public double? SimultaneousLow { get; init; }

    /// <summary>Whether Holm's procedure finds the student above the teacher here; likewise.</summary>
    public bool? Above { get; init; }

    /// <summary>Student − teacher of each repeat.</summary>
    public required IReadOnlyList<double> Repeats { get; init; }

    /// <summary>What was trained in each repeat.</summary>
    public required IReadOnlyList<string> Recipes { get; init; }

    /// <summary>Learned numbers, mean over repeats.</summary>
    public required long Parameters { get; init; }
}
