using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Shares of rows with their 95 % intervals: Clopper–Pearson where a row is a unit, cluster bootstrap otherwise.</summary>
internal static class Shares
{
    /// <summary>Units with the rarer outcome below which resampling clusters is not to be trusted.</summary>
    public const int LeastRareUnits = 10;

    public static Estimate Exact(long k, long n) => new()
    {
        Value = n == 0 ? 0 : (double)k / n,
        Low = ClopperPearson.LowerBound(k, n, 0.975),
        High = ClopperPearson.UpperBound(k, n, 0.975),
        Count = n,
        Method = "clopper-pearson",
    };

    public static Estimate Of(bool[] hits, Sample sample, ResamplingBudget budget)
    {
        long representatives = sample.Representatives.LongCount(p => hits[p]);
        Estimate exact = Exact(representatives, sample.Representatives.Length);
        if (sample.OneRowPerUnit)
        {
            return exact;
        }

        double[] values = Array.ConvertAll(sample.Positions, p => hits[p] ? 1.0 : 0);
        double value = values.Average();
        long rare = Math.Min(representatives, exact.Count - representatives);
        if (rare < LeastRareUnits || exact.Count < ClusterBootstrap.LeastClusters)
        {
            return exact with { Value = value, Low = Math.Min(value, exact.Low), High = Math.Max(value, exact.High), Method = "clopper-pearson on one row per unit" };
        }

        return Mean(values, sample, budget, "share");
    }

    /// <summary>The mean of a number per position of the sample, with a cluster bootstrap.</summary>
    public static Estimate Mean(double[] values, Sample sample, ResamplingBudget budget, string purpose)
    {
        ulong seed = budget.Seed.For(purpose).Value;
        BootstrapResult result = ClusterBootstrap.Mean(values, sample.Units, budget.Replicates(sample.Representatives.Length), 0.95, seed);
        return Estimates.From(result);
    }
}
