using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What the certified threshold did on the test rows, on one row per unit.</summary>
public sealed record KeptOnTest
{
    /// <summary>Share kept.</summary>
    public required Estimate Coverage { get; init; }

    /// <summary>Share wrong (disagreeing) among the kept, or their mean loss; null when none is kept.</summary>
    public Estimate? Error { get; init; }

    /// <summary>Units kept.</summary>
    public required long Kept { get; init; }

    /// <summary>Kept units that are wrong (disagree); null where the loss is not 0 or 1.</summary>
    public required long? Wrong { get; init; }

    /// <summary>Whether the test rows prove that more than ε is wrong: then the traffic is not what calibration was.</summary>
    public required bool Contradicts { get; init; }
}
