using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The result with and without the test rows that resemble training rows.</summary>
public sealed record OverlapResult
{
    /// <summary>Test rows (relevance: queries) that resemble training rows.</summary>
    public required long Rows { get; init; }

    /// <summary>The specialist's share right (mean NDCG@10) on all test rows.</summary>
    public required Estimate AccuracyWith { get; init; }

    /// <summary>The specialist's share right (mean NDCG@10) without them; null when none are left.</summary>
    public Estimate? AccuracyWithout { get; init; }

    /// <summary>The deciding difference on all test rows; null where there is none.</summary>
    public DifferenceResult? DifferenceWith { get; init; }

    /// <summary>The deciding difference without them; null where there is none.</summary>
    public DifferenceResult? DifferenceWithout { get; init; }

    /// <summary>The deciding verdict with them, the registered one.</summary>
    public required Verdict VerdictWith { get; init; }

    /// <summary>The deciding verdict without them; harmed slices are those of all rows.</summary>
    public required Verdict VerdictWithout { get; init; }
}
