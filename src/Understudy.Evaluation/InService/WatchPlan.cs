namespace Understudy.Evaluation;

/// <summary>What a monitor watches.</summary>
public sealed record WatchPlan
{
    /// <summary>Id of the specialist in service.</summary>
    public required string Specialist { get; init; }

    /// <summary>Its threshold, in [0, 1]; calls that were held against another one are no evidence about it.</summary>
    public required double Threshold { get; init; }

    /// <summary>Calls from before are no evidence.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How much disagreement disproves the certificate.</summary>
    public required DisagreementLimit Limit { get; init; }

    /// <summary>Chance of a false alarm over all looks together, strictly between 0 and 1. Default 0.05.</summary>
    public double Alpha { get; init; } = 0.05;
}
