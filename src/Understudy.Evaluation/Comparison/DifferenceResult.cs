using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Share right by the system minus share right by the comparator, on the same rows.</summary>
public sealed record DifferenceResult
{
    /// <summary>Name of the comparator.</summary>
    public required string Comparator { get; init; }

    /// <summary>The difference, in [−1, 1].</summary>
    public required double Value { get; init; }

    /// <summary>One-sided lower bound at this look's level: promote when above −<see cref="Margin"/>.</summary>
    public required double Low { get; init; }

    /// <summary>One-sided upper bound at this look's level: refuse when below −<see cref="Margin"/>.</summary>
    public required double High { get; init; }

    /// <summary>Confidence of each one-sided bound (1 − the level of this look).</summary>
    public required double Confidence { get; init; }

    /// <summary>The margin: 0 when the comparator has to be beaten.</summary>
    public required double Margin { get; init; }

    /// <summary>One-sided p-value of "difference ≤ −margin".</summary>
    public required double PValue { get; init; }

    /// <summary>Two-sided exact McNemar p-value of "equally often right", on one row per unit.</summary>
    public required double SuperiorityPValue { get; init; }

    /// <summary>The paired table on one row per unit.</summary>
    public required PairedCounts Counts { get; init; }

    /// <summary>Independent units.</summary>
    public required long Units { get; init; }

    /// <summary>Rows left out because the comparator has no recorded answer there.</summary>
    public long LeftOut { get; init; }

    /// <summary>How the bounds were made: <c>tango-score</c> or <c>cluster-bootstrap(N)</c>.</summary>
    public required string Method { get; init; }
}
