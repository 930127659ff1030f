using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Bounds and tests of a mean whose values lie in a known range, by betting: valid at any number of values.</summary>
internal static class BoundedMean
{
    /// <summary>Positions in the order in which they are bet on: drawn by seed, as the order of a file may say something about the values.</summary>
    public static int[] Drawn(int[] positions, Seed seed)
    {
        int[] drawn = [.. positions];
        new SeededRandom(seed.For("betting-order")).Shuffle<int>(drawn);
        return drawn;
    }

    /// <summary>One-sided bounds, each at <paramref name="level"/>, and the mean. The whole range without values.</summary>
    public static (double Low, double Mean, double High) Bounds(double[] values, Interval range, double level)
    {
        double[] losses = Scaled(values, range);
        double width = range.High - range.Low;
        return (
            range.Low + (width * BettingBound.LowerBound(losses, level)),
            values.Length == 0 ? 0.5 * (range.Low + range.High) : values.Average(),
            range.Low + (width * BettingBound.UpperBound(losses, level)));
    }

    /// <summary>P-value of "the mean is at least <paramref name="bar"/>".</summary>
    public static double PValueLess(double[] values, Interval range, double bar, double level) =>
        BettingBound.PValue(Scaled(values, range), Math.Clamp((bar - range.Low) / (range.High - range.Low), 0, 1), level);

    /// <summary>P-value of "the mean is at most <paramref name="bar"/>".</summary>
    public static double PValueGreater(double[] values, Interval range, double bar, double level) =>
        PValueLess(Array.ConvertAll(values, v => range.High + range.Low - v), range, range.High + range.Low - bar, level);

    /// <summary>The deviation of values; 0 with fewer than two.</summary>
    public static double Deviation(double[] values)
    {
        if (values.Length < 2)
        {
            return 0;
        }

        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    private static double[] Scaled(double[] values, Interval range) => Array.ConvertAll(values, v => Math.Clamp((v - range.Low) / (range.High - range.Low), 0, 1));
}
