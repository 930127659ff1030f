using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>One of the two verdicts with the test behind it.</summary>
public sealed record ModeResult
{
    /// <summary>What is judged.</summary>
    public required PromotionMode Mode { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The hypothesis that had to be rejected for a Promote, in words.</summary>
    public required string Hypothesis { get; init; }

    /// <summary>Share right (agreeing), or mean NDCG@10, of the system judged.</summary>
    public required Estimate Rate { get; init; }

    /// <summary>Paired difference to the comparator that decides (the hardest one with several responders); null in agreement mode and against a target.</summary>
    public DifferenceResult? Difference { get; init; }

    /// <summary>Test against a bar (agreement, target); null in paired tests.</summary>
    public BarTest? Bar { get; init; }

    /// <summary>Paired differences to every other responder, for the table; only the deciding ones took part in the verdict.</summary>
    public IReadOnlyList<DifferenceResult> AgainstOthers { get; init; } = [];

    /// <summary>Names of slices with proven harm; any of them turns a Promote into NotYet.</summary>
    public IReadOnlyList<string> HarmedSlices { get; init; } = [];

    /// <summary>Why, in plain sentences.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}
