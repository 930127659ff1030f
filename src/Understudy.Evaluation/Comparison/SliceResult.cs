using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>One slice of the test rows, on one row (query) per unit.</summary>
public sealed record SliceResult
{
    /// <summary>What it is cut by.</summary>
    public required SliceKind Kind { get; init; }

    /// <summary>Name shown, e.g. a label or <c>length 12–80</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Units in the slice.</summary>
    public required long Units { get; init; }

    /// <summary>The specialist's share right (agreeing), or mean NDCG@10, in the slice.</summary>
    public required Estimate Specialist { get; init; }

    /// <summary>The comparator's, likewise; null where there is none (agreement, target).</summary>
    public Estimate? Comparator { get; init; }

    /// <summary>The specialist alone.</summary>
    public required SliceDelta Alone { get; init; }

    /// <summary>The specialist with escalation; null where there is none.</summary>
    public SliceDelta? WithEscalation { get; init; }
}
