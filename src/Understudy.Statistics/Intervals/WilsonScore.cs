namespace Understudy.Statistics;

/// <summary>
/// The score interval of one proportion (Wilson, 1927, JASA 22, without continuity correction). Coverage is near the
/// nominal one on average over p but dips below it at single p, most near 0 and 1: for a guarantee use
/// <see cref="ClopperPearson"/>. Inputs: independent units.
/// </summary>
public static class WilsonScore
{
    /// <summary>The two-sided interval.</summary>
    /// <param name="k">Successes, in [0, n].</param>
    /// <param name="n">Independent trials; none gives [0, 1].</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a count or the confidence is out of range.</exception>
    public static Interval TwoSided(long k, long n, double confidence = 0.95)
    {
        Require.Count(k, n);
        Require.OpenProbability(confidence);
        if (n == 0)
        {
            return new Interval(0, 1);
        }

        double z = -NormalDistribution.Quantile(0.5 * (1 - confidence)), square = z * z;
        double p = (double)k / n, centre = p + (square / (2.0 * n)), scale = 1 + (square / n);
        double half = z * Math.Sqrt(((p * (1 - p)) + (square / (4.0 * n))) / n);
        return new Interval(k == 0 ? 0 : Math.Max(0, (centre - half) / scale), k == n ? 1 : Math.Min(1, (centre + half) / scale));
    }
}
