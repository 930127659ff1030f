using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>What a test promises. Everything here is registered before the test rows are answered.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Non-inferiority margin as a share (.02 = two points), for relevance in NDCG@10; in (0, 1).</summary>
    public double Margin { get; init; } = 0.02;

    /// <summary>The bar of agreement with the teacher (relevance: of mean NDCG@10 by the teacher's grades) where there is no gold, in (0, 1).</summary>
    public double MinAgreement { get; init; } = 0.95;

    /// <summary>The bar of accuracy (relevance: of mean NDCG@10) where there is gold and no teacher, in (0, 1); null when none was named.</summary>
    public double? Target { get; init; }

    /// <summary>ε: the largest share of kept answers that may be wrong (in agreement mode: that may disagree); for relevance the most that the kept queries may lack of NDCG@10 on average. In (0, 1).</summary>
    public double MaxError { get; init; } = 0.05;

    /// <summary>1 − δ of the escalation guarantee, in (0, 1).</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The level of all looks at one set of test rows together, one-sided, in (0, .5).</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Power that plans and needs are computed for, in (0, 1).</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>Without a teacher: the one responder, named beforehand, that must be beaten; null means <see cref="Target"/>, else every responder.</summary>
    public string? PrimaryResponder { get; init; }

    /// <summary>
    /// Which verdict decides, fixed before test is opened. Null: with escalation when a threshold was certified on calibration and
    /// there is a teacher to escalate to, else alone.
    /// </summary>
    public PromotionMode? Mode { get; init; }

    /// <summary>The probability with which each row was drawn for gold labelling, in (0, 1]; null when rows were not drawn at random.</summary>
    public double? SampledGoldProbability { get; init; }

    /// <summary>Relevance: what an item's grade is worth in NDCG.</summary>
    public GradeGain Gain { get; init; } = GradeGain.Linear;

    /// <summary>
    /// Relevance: the grade from which an item counts as relevant for MRR and AUC, above 0; null takes half of the highest grade that
    /// training and calibration rows have.
    /// </summary>
    public double? RelevantFrom { get; init; }

    /// <summary>Function calls: when an answer is an accepted one. Registered with the test, for it decides what is right.</summary>
    public CallEquality Equality { get; init; } = CallEquality.Exact;

    /// <summary>Bootstrap replicates, 100 to 10,000; fewer are drawn when rows × replicates would take too long, and the method says how many.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Days until the certificate expires, 1 to 3,650.</summary>
    public int ExpiryDays { get; init; } = 90;

    /// <summary>How many of the worst mistakes (relevance: worst queries) are listed, 0 to 1,000.</summary>
    public int WorstMistakes { get; init; } = 25;

    /// <summary>The seed of everything drawn at random here.</summary>
    public Seed Seed { get; init; } = Seed.Default;
}
