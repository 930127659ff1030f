using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Right or wrong: exact binomial, Clopper–Pearson and Tango's score. A score is 1 or 0.</summary>
internal sealed class ShareMeasure : Measure
{
    public static double[] Scores(bool[] right) => Array.ConvertAll(right, r => r ? 1.0 : 0);

    public override Estimate Rate(double[] scores, Sample sample, ResamplingBudget budget) => Shares.Of(Right(scores), sample, budget);

    public override Estimate RateOf(double[] scores, int[] one) => Shares.Exact(one.LongCount(p => scores[p] > 0), one.Length);

    public override Estimate Stated(double mean, long count) => Shares.Exact((long)Math.Round(mean * count), count);

    public override DifferenceResult Compare(
        string name, double[] system, double[] comparator, Sample sample, double margin, double level, ResamplingBudget budget, long leftOut) =>
        PairedComparison.Compare(name, Right(system), Right(comparator), sample, margin, level, budget, leftOut);

    public override BarTest Against(double[] scores, Sample sample, double bar, double level) => BarComparison.Compare(Right(scores), sample, bar, level);

    public override (Estimate Difference, double PValue) Harm(double[] system, double[] comparator, int[] one, double margin)
    {
        PairedCounts counts = PairedCounts.Of(Array.ConvertAll(one, p => system[p] > 0), Array.ConvertAll(one, p => comparator[p] > 0));
        Interval interval = TangoScore.TwoSided(counts);

        // "comparator − system ≤ margin" is rejected where harm beyond the margin is proven.
        return (Make(counts.Difference, interval.Low, interval.High, counts.Count, "tango-score"), Math.Clamp(TangoScore.NonInferiorityPValue(counts.Swap(), -margin), 0, 1));
    }

    public override (Estimate Difference, double PValue) HarmAgainst(double[] system, double bar, int[] one, double margin)
    {
        long k = one.LongCount(p => system[p] > 0);
        Estimate share = Shares.Exact(k, one.Length);
        return (Make(share.Value - bar, share.Low - bar, share.High - bar, share.Count, "clopper-pearson"), ExactBinomialTest.PValueLess(k, one.Length, Math.Max(0, bar - margin)));
    }

    private static bool[] Right(double[] scores) => Array.ConvertAll(scores, s => s > 0);
}
