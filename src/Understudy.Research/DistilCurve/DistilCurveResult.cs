using Understudy.Core;

namespace Understudy.Research;

/// <summary>The outcome of a study: a function of data, options, student and code alone.</summary>
public sealed record DistilCurveResult
{
    /// <summary>The workload's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind.</summary>
    public required WorkloadKind Kind { get; init; }

    /// <summary><c>accuracy</c> or <c>NDCG@10</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The verdict on claim C1.</summary>
    public required ClaimVerdict Verdict { get; init; }

    /// <summary>Why, each a sentence.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What to mind, each a sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The teacher's metric on the judged rows or queries.</summary>
    public required Estimate Teacher { get; init; }

    /// <summary>What no knowledge of the input reaches there.</summary>
    public required double Chance { get; init; }

    /// <summary>All arms, also those that could not be run.</summary>
    public required IReadOnlyList<CurveArm> Arms { get; init; }

    /// <summary>Change of student − teacher with each doubling of the pool, from the arm that learns the teacher's labels.</summary>
    public required Estimate Slope { get; init; }

    /// <summary>The smallest pool whose simultaneous lower bound is above 0; null when there is none.</summary>
    public required int? Crossing { get; init; }

    /// <summary>Where the fitted curve meets the teacher; null with fewer than three pools.</summary>
    public required FittedCrossing? Fit { get; init; }

    /// <summary>What the study was made of.</summary>
    public required StudyFacts Facts { get; init; }

    /// <summary>The arm's points; empty for an arm that could not be run.</summary>
    public CurveArm Arm(StudyArm arm) => Arms.First(a => a.Arm == arm);
}
