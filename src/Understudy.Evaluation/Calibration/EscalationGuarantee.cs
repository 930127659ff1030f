using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// "Of the traffic kept, at most ε wrong, with confidence 1 − δ" (relevance: "the queries kept lack at most ε of NDCG@10 on average"),
/// certified on calibration by Learn then Test (2110.01052); or why no threshold qualifies. For traffic exchangeable with the calibration rows; the population is distinct inputs (one row per unit).
/// </summary>
public sealed record EscalationGuarantee
{
    /// <summary>Judged by gold, or by the teacher: then ε bounds <em>disagreement</em> and nothing is called an error.</summary>
    public required TruthKind Truth { get; init; }

    /// <summary>The certified threshold: keep when confidence ≥ this. Null when none qualifies.</summary>
    public double? Threshold { get; init; }

    /// <summary>The loosest threshold that was certified, where a stricter one is used because the test of the margin asks for it; else null.</summary>
    public double? LoosestCertified { get; init; }

    /// <summary>Share of calibration units kept; null without a threshold.</summary>
    public Estimate? Coverage { get; init; }

    /// <summary>Calibration units kept.</summary>
    public long Kept { get; init; }

    /// <summary>Kept units that are wrong (disagree); null where the loss is not 0 or 1.</summary>
    public long? Wrong { get; init; } = 0;

    /// <summary>Mean loss of the kept units; null for labels, where <see cref="Wrong"/> says it.</summary>
    public double? MeanLoss { get; init; }

    /// <summary>Calibration units used.</summary>
    public required long Rows { get; init; }

    /// <summary>Calibration rows without a truth, left out.</summary>
    public long LeftOut { get; init; }

    /// <summary>Relevance: calibration queries whose grades carry no information, left out.</summary>
    public long Uninformative { get; init; }

    /// <summary>ε.</summary>
    public required double MaxError { get; init; }

    /// <summary>1 − δ.</summary>
    public required double Confidence { get; init; }

    /// <summary>P-value at the threshold (binomial tail; for losses between 0 and 1 betting); 1 without one.</summary>
    public double PValue { get; init; } = 1;

    /// <summary>How, e.g. <c>learn-then-test, fixed sequence, binomial tail</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Where the sequence started; null when it never did.</summary>
    public double? StartThreshold { get; init; }

    /// <summary>Thresholds tested before the sequence stopped.</summary>
    public int Tested { get; init; }

    /// <summary>Calibration units that would be needed for some candidate to pass with 80 % power, by selection's figures; null when a threshold qualifies or no number would do.</summary>
    public long? RowsNeeded { get; init; }

    /// <summary>The outcome in one plain sentence.</summary>
    public required string Reason { get; init; }
}
