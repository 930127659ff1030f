namespace Understudy.Evaluation;

/// <summary>What a specialist would take over.</summary>
public sealed record MovableForecast
{
    /// <summary>Independent units that the forecast rests on.</summary>
    public required int Units { get; init; }

    /// <summary>Units that played calibration.</summary>
    public required int CalibrationUnits { get; init; }

    /// <summary>How often a threshold was certified, in [0, 1].</summary>
    public required double Certified { get; init; }

    /// <summary>Share of the cost that would be saved once a threshold is certified.</summary>
    public required ShareEstimate Saved { get; init; }

    /// <summary>Share of the calls that would then be kept.</summary>
    public required ShareEstimate Kept { get; init; }

    /// <summary>Share of right answers were everything kept.</summary>
    public required double Agreement { get; init; }

    /// <summary>Of the hypothesis that nothing can be kept at the promised error; to be adjusted over the list of workloads.</summary>
    public required double PValue { get; init; }
}
