using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Figures of one responder. In agreement mode all of them are against the teacher's answers.</summary>
public sealed record MetricSet
{
    /// <summary>Share right (gold) or agreeing (agreement); JSON name <c>accuracy</c>. Null when it means nothing (a teacher against itself).</summary>
    public Estimate? Accuracy { get; init; }

    /// <summary>Mean of the labels' F1 over labels that occur in the truth; JSON name <c>macroF1</c>.</summary>
    public Estimate? MacroF1 { get; init; }

    /// <summary>Mean negative log-probability of the truth in nats; JSON name <c>logLoss</c>. Null without probabilities.</summary>
    public Estimate? LogLoss { get; init; }

    /// <summary>Expected calibration error, 15 equal-mass bins, bias-corrected; JSON name <c>ece</c>. Null without confidences.</summary>
    public Estimate? Ece { get; init; }

    /// <summary>Relevance: mean NDCG at ten over queries; JSON name <c>ndcg10</c>.</summary>
    public Estimate? Ndcg10 { get; init; }

    /// <summary>Relevance: mean reciprocal rank of the first relevant item within ten; JSON name <c>mrr10</c>. Null when no query has a relevant item.</summary>
    public Estimate? Mrr10 { get; init; }

    /// <summary>Relevance: mean over queries of the chance that a relevant item is scored above another, ties half; JSON name <c>auc</c>.</summary>
    public Estimate? Auc { get; init; }

    /// <summary>Relevance: mean over queries of the rank correlation with the grades, in [−1, 1]; JSON name <c>spearman</c>.</summary>
    public Estimate? Spearman { get; init; }

    /// <summary>The figure that verdicts are about: NDCG@10 for relevance, else accuracy.</summary>
    public Estimate? Primary => Ndcg10 ?? Accuracy;

    /// <summary>Share of rows (queries) that the specialist keeps; JSON name <c>coverage</c>. Null unless escalating.</summary>
    public Estimate? Coverage { get; init; }

    /// <summary>Share of the kept rows that is wrong (disagrees, in agreement mode), or the mean shortfall 1 − NDCG@10 of the kept queries; JSON name <c>keptError</c>. Null unless escalating.</summary>
    public Estimate? KeptError { get; init; }
}
