namespace Understudy.Data;

/// <summary>What a review of a workload's examples found. Nothing is changed or dropped by it.</summary>
public sealed record CurationReport
{
    /// <summary>Rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows with an answer of the closed set, or a grade.</summary>
    public required long Answered { get; init; }

    /// <summary>Whether the answers reviewed are gold, for want of a teacher's.</summary>
    public required bool IsGold { get; init; }

    /// <summary>Source lines of what the teacher refused, failed on or answered unreadably: examples of <em>escalate</em>.</summary>
    public required IReadOnlyList<long> RefusedLines { get; init; }

    /// <summary>Inputs that differ by more than case, white space and punctuation.</summary>
    public required long DistinctInputs { get; init; }

    /// <summary>Independent units: near-duplicates and rows of one user group are one. Exact bounds count one row a unit.</summary>
    public required long Units { get; init; }

    /// <summary>Units by how many rows they have.</summary>
    public required IReadOnlyList<UnitSizeBand> Sizes { get; init; }

    /// <summary>The largest units of more than one row, largest first.</summary>
    public required IReadOnlyList<DuplicateGroup> LargestGroups { get; init; }

    /// <summary>Inputs with different answers, those first where most rows are outvoted.</summary>
    public required IReadOnlyList<ConflictingInput> Conflicts { get; init; }

    /// <summary>How often a specialist could agree at best; null where no input repeats.</summary>
    public required AgreementCeiling? Ceiling { get; init; }

    /// <summary>Labels that are likely wrong; null without out-of-sample probabilities.</summary>
    public required LabelNoise? Noise { get; init; }

    /// <summary>What changed over time; null when that cannot be said, see <see cref="NoDriftBecause"/>.</summary>
    public required DriftReport? Drift { get; init; }

    /// <summary>Why drift cannot be judged; null when it is.</summary>
    public string? NoDriftBecause { get; init; }
}
