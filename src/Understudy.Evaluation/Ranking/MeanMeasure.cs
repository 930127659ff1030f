using System.Globalization;
using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// Scores between 0 and 1, such as NDCG@10 of queries. Means and paired differences by cluster bootstrap over units where enough units
/// say something; by betting (valid at any number, wider) where too few do, and wherever a bar, a slice or a guarantee is tested.
/// </summary>
internal sealed class MeanMeasure(EvaluationOptions options) : Measure
{
    private const string Betting = "betting on one query per unit";

    /// <summary>What scores can be.</summary>
    public static readonly Interval Unit = new(0, 1);

    /// <summary>What differences of scores can be.</summary>
    public static readonly Interval Signed = new(-1, 1);

    public override Estimate Rate(double[] scores, Sample sample, ResamplingBudget budget) => Mean(scores, sample, budget, "ndcg", Unit);

    public override Estimate RateOf(double[] scores, int[] one) => RateOf(scores, one, Unit);

    /// <summary>The mean of any figure in a range over the positions of a sample.</summary>
    public Estimate Mean(double[] values, Sample sample, ResamplingBudget budget, string purpose, Interval range)
    {
        double[] own = Array.ConvertAll(sample.Positions, p => values[p]);
        if (sample.Representatives.Length >= ClusterBootstrap.LeastClusters)
        {
            return Estimates.From(ClusterBootstrap.Mean(own, sample.Units, budget.Replicates(sample.Representatives.Length), 0.95, budget.Seed.For(purpose).Value, range));
        }

        Estimate few = RateOf(values, sample.Representatives, range);
        double value = own.Length == 0 ? 0 : own.Average();
        return few with { Value = value, Low = Math.Min(value, few.Low), High = Math.Max(value, few.High) };
    }

    public override Estimate Stated(double mean, long count)
    {
        Estimate share = Shares.Exact((long)Math.Round(mean * count), count);
        return share with { Value = mean, Low = Math.Min(mean, share.Low), High = Math.Max(mean, share.High), Method = "clopper-pearson: no mean of scores from 0 to 1 varies more than a share" };
    }

    public override DifferenceResult Compare(
        string name, double[] system, double[] comparator, Sample sample, double margin, double level, ResamplingBudget budget, long leftOut)
    {
        double[] one = Differences(system, comparator, sample.Representatives);
        double[] bets = Differences(system, comparator, BoundedMean.Drawn(sample.Representatives, options.Seed));
        (double low, double mean, double high) = BoundedMean.Bounds(bets, Signed, level);
        var result = new DifferenceResult
        {
            Comparator = name,
            Value = mean,
            Low = low,
            High = high,
            Confidence = 1 - level,
            Margin = margin,
            PValue = BoundedMean.PValueGreater(bets, Signed, -margin, level),
            SuperiorityPValue = SignFlipTest.PValue(one, options.Seed.For("sign-flips").Value, Math.Max(100, budget.Replicates(one.Length))),
            SuperiorityTest = "sign-flip permutation test",
            Scores = new PairedScores(one.LongCount(d => d > 0), one.LongCount(d => d == 0), one.LongCount(d => d < 0), BoundedMean.Deviation(one)),
            Units = one.Length,
            LeftOut = leftOut,
            Method = Betting,
        };

        // A resample hardly sees the variance of differences that few units have: promoting on it would be too easy.
        if (one.Count(d => d != 0) < ClusterBootstrap.LeastClusters)
        {
            return result;
        }

        BootstrapResult bootstrap = ClusterBootstrap.Mean(
            Differences(system, comparator, sample.Positions), sample.Units, budget.Replicates(one.Length), 1 - level, options.Seed.For("difference").Value, Signed);
        return result with
        {
            Value = bootstrap.Value,
            Low = bootstrap.OneSidedLow,
            High = bootstrap.OneSidedHigh,

            // The bounds decide; the p-value is the normal one from the bootstrap's standard error.
            PValue = bootstrap.StandardError > 0 ? NormalDistribution.Cdf(-(bootstrap.Value + margin) / bootstrap.StandardError) : result.PValue,
            Method = string.Create(CultureInfo.InvariantCulture, $"cluster-bootstrap({bootstrap.Replicates})"),
        };
    }

    public override BarTest Against(double[] scores, Sample sample, double bar, double level)
    {
        double[] bets = Array.ConvertAll(BoundedMean.Drawn(sample.Representatives, options.Seed), p => scores[p]);
        (double low, double mean, double high) = BoundedMean.Bounds(bets, Unit, level);
        return new BarTest
        {
            Bar = bar,
            Successes = null,
            Mean = bets.Length == 0 ? 0 : mean,
            Deviation = BoundedMean.Deviation(bets),
            Units = bets.Length,
            Low = low,
            High = high,
            Confidence = 1 - level,
            PValue = BoundedMean.PValueGreater(bets, Unit, bar, level),
            Method = Betting,
        };
    }

    public override (Estimate Difference, double PValue) Harm(double[] system, double[] comparator, int[] one, double margin)
    {
        double[] bets = Differences(system, comparator, BoundedMean.Drawn(one, options.Seed));
        (double low, double mean, double high) = BoundedMean.Bounds(bets, Signed, 0.025);
        return (Make(mean, low, high, bets.Length, Betting), BoundedMean.PValueLess(bets, Signed, -margin, options.Alpha));
    }

    public override (Estimate Difference, double PValue) HarmAgainst(double[] system, double bar, int[] one, double margin)
    {
        double[] bets = Array.ConvertAll(BoundedMean.Drawn(one, options.Seed), p => system[p]);
        (double low, double mean, double high) = BoundedMean.Bounds(bets, Unit, 0.025);
        return (Make(mean - bar, low - bar, high - bar, bets.Length, Betting), BoundedMean.PValueLess(bets, Unit, Math.Max(0, bar - margin), options.Alpha));
    }

    private static double[] Differences(double[] system, double[] comparator, int[] positions) => Array.ConvertAll(positions, p => system[p] - comparator[p]);

    private Estimate RateOf(double[] values, int[] one, Interval range)
    {
        double[] bets = Array.ConvertAll(BoundedMean.Drawn(one, options.Seed), p => values[p]);
        (double low, double mean, double high) = BoundedMean.Bounds(bets, range, 0.025);
        return Make(bets.Length == 0 ? 0 : mean, low, high, bets.Length, Betting);
    }
}
