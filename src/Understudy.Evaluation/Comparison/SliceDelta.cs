using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>How a system does in a slice.</summary>
public sealed record SliceDelta
{
    /// <summary>Share right (mean NDCG@10) minus the comparator's (or minus the bar, in agreement and target mode), with its interval.</summary>
    public required Estimate Difference { get; init; }

    /// <summary>One-sided p-value of "no harm beyond the margin"; small means proven harm.</summary>
    public required double PValue { get; init; }

    /// <summary>The p-value after Holm over all slices.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>Whether harm beyond the margin is proven.</summary>
    public required bool Harmed { get; init; }
}
