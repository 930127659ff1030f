using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// The queries that are kept lack at most ε of NDCG@10 on average: a loss between 0 and 1, tested by betting (2101.02703), which is
/// valid at any number of queries and adapts to how little most queries lack.
/// </summary>
/// <param name="truth">By what rankings are judged.</param>
/// <param name="options">ε, 1 − δ, power and the seed of the order in which losses are bet on.</param>
/// <param name="losses">1 − NDCG@10, by position.</param>
internal sealed class MeanLossRule(TruthKind truth, EvaluationOptions options, double[] losses) : GuaranteeRule(truth, options)
{
    private readonly string _measured = truth == TruthKind.Gold ? "" : ", by the teacher's grades,";
    private readonly string _max = RankingWords.Number(options.MaxError);
    private readonly string _confidence = Say.Percent(options.Confidence);

    public override string Method => "learn-then-test (fixed sequence, betting on the mean shortfall 1 − NDCG@10), one query per unit";

    public override long LeastKept { get; } = LearnThenTest.LeastRowsOfLosses(options.MaxError, 1 - options.Confidence);

    public override string Nothing => "No calibration query has grades to be judged by, so no threshold can be certified.";

    /// <summary>One stray query that lacks half is added: selection is small, and a shortfall of 0 there is no promise.</summary>
    public override double Expected(CandidateThreshold candidate, long selectionUnits)
    {
        double kept = candidate.Coverage * selectionUnits;
        return selectionUnits > 0 ? ((candidate.Error * kept) + 0.5) / (kept + 1) : candidate.Error;
    }

    public override double PassPower(long kept, double expected) => BettingPower.Power(kept, expected, Deviation(expected), Options.MaxError, Delta);

    public override long? KeptNeeded(double expected) => BettingPower.RequiredUnits(expected, Deviation(expected), Options.MaxError, Delta, Options.Power);

    public override ThresholdDecision Decide(double[] thresholds, float[] confidence, int[] one)
    {
        int[] drawn = BoundedMean.Drawn(one, Options.Seed);
        return LearnThenTest.FixedSequenceOfLosses(
            thresholds, Array.ConvertAll(drawn, i => confidence[i]), Array.ConvertAll(drawn, i => losses[i]), Options.MaxError, Delta);
    }

    public override string Certified(double threshold, ThresholdDecision d, long units) => FormattableString.Invariant(
        $"Above confidence {threshold:0.####} the specialist keeps {Say.Percent(d.Coverage)} of the queries, and what it keeps lacks at most {_max} of NDCG@10 on average{_measured} with confidence {_confidence} (a mean shortfall of {RankingWords.Number(d.MeanLoss)} over {d.Kept} kept, among {units} calibration queries).");

    public override string Failed(double threshold, ThresholdDecision d, long units) => d.Kept < LeastKept
        ? FormattableString.Invariant($"No threshold qualifies: above confidence {threshold:0.####} only {d.Kept} of {units} calibration queries are kept, and even if all of them were ordered perfectly, {LeastKept} are needed for \"a mean shortfall of NDCG@10 of at most {_max}\" with confidence {_confidence}.")
        : FormattableString.Invariant($"No threshold qualifies: above confidence {threshold:0.####}, the {d.Kept} calibration queries kept have a mean shortfall of NDCG@10 of {RankingWords.Number(d.MeanLoss)}{_measured.TrimEnd(',')}, which does not prove \"at most {_max}\" with confidence {_confidence}.");

    public override string Needed(long? needed, long units) => needed is { } n
        ? $" By what selection saw, about {Say.Count(n)} calibration queries would do (there are {Say.Count(units)})."
        : $" By what selection saw, no number of calibration queries would do: at no threshold is the mean shortfall of what is kept clearly below {_max}.";

    /// <summary>Selection says nothing of the spread: taken as if a query lacked either nothing or half, which is wide for NDCG.</summary>
    private static double Deviation(double expected) => Math.Sqrt(expected * Math.Max(0, 0.5 - expected));
}
