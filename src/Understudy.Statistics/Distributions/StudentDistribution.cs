namespace Understudy.Statistics;

/// <summary>
/// Student's t: what replaces the normal when a standard error comes from few units. Through the incomplete beta
/// (Abramowitz and Stegun 26.7.1).
/// </summary>
public static class StudentDistribution
{
    /// <summary>P(T ≤ t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degrees">Degrees of freedom, positive, not necessarily whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">When the degrees are not positive and finite, or t is NaN.</exception>
    public static double Cdf(double t, double degrees)
    {
        Require.Positive(degrees);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsNaN(t), true, nameof(t));
        if (double.IsInfinity(t))
        {
            return t > 0 ? 1 : 0;
        }

        double square = t * t, x = degrees / (degrees + square), y = square / (degrees + square);
        double tail = 0.5 * Math.Exp(IncompleteBeta.Logs(x, y, degrees / 2, 0.5).Lower);
        return t > 0 ? 1 - tail : tail;
    }

    /// <summary>The t with P(T ≤ t) = p; infinite at 0 and 1.</summary>
    /// <param name="p">In [0, 1].</param>
    /// <param name="degrees">Degrees of freedom, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">When p is no probability or the degrees are not positive and finite.</exception>
    public static double Quantile(double p, double degrees)
    {
        Require.Probability(p);
        Require.Positive(degrees);
        double tail = Math.Min(p, 1 - p);
        if (tail == 0)
        {
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (tail == 0.5)
        {
            return 0;
        }

        (double x, double y) = IncompleteBeta.Inverse(Math.Log(2 * tail), degrees / 2, 0.5);
        double t = Math.Sqrt(degrees * (y / x));
        return p < 0.5 ? -t : t;
    }
}
