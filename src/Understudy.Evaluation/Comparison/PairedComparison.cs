using System.Globalization;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// System against comparator on the same rows: Tango's score where every unit has one row, cluster bootstrap of all rows otherwise.
/// With few discordant units a bootstrap sees hardly any variance and would promote on it; then Tango on one row per unit stands in.
/// </summary>
internal static class PairedComparison
{
    /// <param name="name">The comparator.</param>
    /// <param name="system">Whether the system is right, by position.</param>
    /// <param name="comparator">Whether the comparator is right, by position.</param>
    /// <param name="sample">The positions that take part.</param>
    /// <param name="margin">The margin; 0 when the comparator has to be beaten.</param>
    /// <param name="level">The one-sided level of this look.</param>
    /// <param name="budget">Replicates and seed.</param>
    /// <param name="leftOut">Rows that the comparator did not answer.</param>
    public static DifferenceResult Compare(
        string name, bool[] system, bool[] comparator, Sample sample, double margin, double level, ResamplingBudget budget, long leftOut = 0)
    {
        int[] one = sample.Representatives;
        PairedCounts counts = PairedCounts.Of(Array.ConvertAll(one, p => system[p]), Array.ConvertAll(one, p => comparator[p]));
        var result = new DifferenceResult
        {
            Comparator = name,
            Value = counts.Difference,
            Low = TangoScore.LowerBound(counts, 1 - level),
            High = TangoScore.UpperBound(counts, 1 - level),
            Confidence = 1 - level,
            Margin = margin,
            PValue = TangoScore.NonInferiorityPValue(counts, margin),
            SuperiorityPValue = McNemar.ExactPValue(counts.OnlyFirst, counts.OnlySecond),
            Counts = counts,
            Units = counts.Count,
            LeftOut = leftOut,
            Method = sample.OneRowPerUnit ? "tango-score" : "tango-score on one row per unit (too few units differ for a bootstrap)",
        };
        if (sample.OneRowPerUnit || counts.Discordant < ClusterBootstrap.LeastClusters)
        {
            return result;
        }

        double[] differences = Array.ConvertAll(sample.Positions, p => (system[p] ? 1.0 : 0) - (comparator[p] ? 1.0 : 0));
        BootstrapResult bootstrap = ClusterBootstrap.Mean(
            differences, sample.Units, budget.Replicates(one.Length), 1 - level, budget.Seed.For("difference").Value);
        return result with
        {
            Value = bootstrap.Value,
            Low = bootstrap.OneSidedLow,
            High = bootstrap.OneSidedHigh,

            // The bounds decide; the p-value is the normal one from the bootstrap's standard error.
            PValue = NormalDistribution.Cdf(-(bootstrap.Value + margin) / bootstrap.StandardError),
            Method = string.Create(CultureInfo.InvariantCulture, $"cluster-bootstrap({bootstrap.Replicates})"),
        };
    }

    /// <summary>What the bounds say.</summary>
    public static Core.Verdict Decide(DifferenceResult difference) =>
        difference.Low > -difference.Margin ? Core.Verdict.Promote : difference.High < -difference.Margin ? Core.Verdict.Refuse : Core.Verdict.NotYet;
}
