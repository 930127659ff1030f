namespace Understudy.Statistics;

/// <summary>
/// Exact one-sided tests of one proportion. Agreement mode promotes when <see cref="PValueGreater"/> rejects
/// "agreement ≤ the bar". Inputs: one row per independent unit; with several rows a unit the level does not hold.
/// Exactness makes it conservative at small n. Reference: Clopper and Pearson (1934), Biometrika 26.
/// </summary>
public static class ExactBinomialTest
{
    /// <summary>P-value for H0: p ≤ <paramref name="p0"/> against p &gt; p0: P(X ≥ k) at p0.</summary>
    /// <param name="k">Successes, in [0, n].</param>
    /// <param name="n">Independent trials; none gives 1.</param>
    /// <param name="p0">The bar, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">When a count or the bar is out of range.</exception>
    public static double PValueGreater(long k, long n, double p0)
    {
        Require.Count(k, n);
        return Binomial.UpperTail(k, n, p0);
    }

    /// <summary>P-value for H0: p ≥ <paramref name="p0"/> against p &lt; p0: P(X ≤ k) at p0.</summary>
    /// <inheritdoc cref="PValueGreater"/>
    public static double PValueLess(long k, long n, double p0)
    {
        Require.Count(k, n);
        return Binomial.LowerTail(k, n, p0);
    }
}
