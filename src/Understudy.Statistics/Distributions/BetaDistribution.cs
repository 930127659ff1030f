namespace Understudy.Statistics;

/// <summary>
/// The beta distribution with shapes a and b: what Clopper–Pearson bounds and binomial tails are made of.
/// Reference: Abramowitz and Stegun 26.5. Not for shapes below about 1e-8, where the mass sits at the ends.
/// </summary>
public static class BetaDistribution
{
    /// <summary>P(X ≤ x), accurate to 1e-12 relative for shapes up to 10⁷.</summary>
    /// <param name="x">Any number; below 0 gives 0, above 1 gives 1.</param>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a shape is not positive and finite, or x is NaN.</exception>
    public static double Cdf(double x, double a, double b)
    {
        Require.Positive(a);
        Require.Positive(b);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsNaN(x), true, nameof(x));
        return x <= 0 ? 0 : x >= 1 ? 1 : Math.Exp(IncompleteBeta.Logs(x, 1 - x, a, b).Lower);
    }

    /// <summary>The x with P(X ≤ x) = p, accurate to 1e-12 relative.</summary>
    /// <param name="p">In [0, 1].</param>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">When p is no probability or a shape is not positive and finite.</exception>
    public static double Quantile(double p, double a, double b)
    {
        Require.Probability(p);
        Require.Positive(a);
        Require.Positive(b);
        // The smaller tail carries the digits: work on it and swap ends where it is the upper one.
        return p <= 0.5
            ? IncompleteBeta.Inverse(Math.Log(p), a, b).X
            : IncompleteBeta.Inverse(Math.Log(1 - p), b, a).Y;
    }
}
