using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// How scores in [0, 1], one a position, become figures and tests. Shares of right answers have exact tests; means of anything between
/// need others. Everything above this, the verdicts, slices, needs and reasons, does not know which of the two it deals with.
/// </summary>
internal abstract class Measure
{
    /// <summary>The mean score with its 95 % interval.</summary>
    public abstract Estimate Rate(double[] scores, Sample sample, ResamplingBudget budget);

    /// <summary>The mean score of independent positions, with its 95 % interval.</summary>
    public abstract Estimate RateOf(double[] scores, int[] one);

    /// <summary>A mean score that somebody else measured, with an interval from its count alone.</summary>
    public abstract Estimate Stated(double mean, long count);

    /// <summary>System against comparator on the same positions, with bounds at <paramref name="level"/>, one-sided.</summary>
    public abstract DifferenceResult Compare(
        string name, double[] system, double[] comparator, Sample sample, double margin, double level, ResamplingBudget budget, long leftOut);

    /// <summary>The mean score against a bar, one position per unit.</summary>
    public abstract BarTest Against(double[] scores, Sample sample, double bar, double level);

    /// <summary>Difference in a slice, and the p-value of "the system is worse by no more than the margin".</summary>
    public abstract (Estimate Difference, double PValue) Harm(double[] system, double[] comparator, int[] one, double margin);

    /// <summary>Distance to a bar in a slice, and the p-value of "the system is below it by no more than the margin".</summary>
    public abstract (Estimate Difference, double PValue) HarmAgainst(double[] system, double bar, int[] one, double margin);

    protected static Estimate Make(double value, double low, double high, long count, string method) =>
        new() { Value = value, Low = low, High = high, Count = count, Method = method };
}
