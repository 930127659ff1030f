namespace Understudy.Statistics;

/// <summary>
/// Which threshold qualified, with the numbers of the calibration rows behind it. Where none did, the numbers are
/// those of the threshold that came nearest, so that a report can say what was missing.
/// </summary>
public sealed record ThresholdDecision
{
    /// <summary>Answers with at least this confidence are kept; null when no threshold qualified.</summary>
    public required double? Threshold { get; init; }

    /// <summary>Its place among the candidates; −1 when no threshold qualified.</summary>
    public required int Index { get; init; }

    /// <summary>Calibration rows kept.</summary>
    public required long Kept { get; init; }

    /// <summary>Kept rows that are wrong; null for losses between 0 and 1.</summary>
    public required long? Wrong { get; init; }

    /// <summary>Mean loss of the kept rows: for 0/1 losses the share that is wrong; 0 when none is kept.</summary>
    public required double MeanLoss { get; init; }

    /// <summary>Kept rows as a share of all calibration rows.</summary>
    public required double Coverage { get; init; }

    /// <summary>P-value of "more than ε of the kept traffic is wrong".</summary>
    public required double PValue { get; init; }

    /// <summary>How many thresholds were tested.</summary>
    public required int Tested { get; init; }

    /// <summary><c>ltt-fixed-sequence</c> or <c>ltt-bonferroni</c>, both with binomial tails; <c>ltt-fixed-sequence-betting</c> for losses.</summary>
    public required string Method { get; init; }
}
