namespace Understudy.Statistics;

/// <summary>
/// The binomial distribution: mass by Loader's saddle point form, tails through the incomplete beta. Accurate to
/// 1e-10 relative for n up to 10⁷, far tails included (as logarithms beyond 1e-308).
/// </summary>
public static class Binomial
{
    /// <summary>log P(X = k); −∞ where impossible.</summary>
    /// <param name="k">Successes, any integer.</param>
    /// <param name="n">Trials, not negative.</param>
    /// <param name="p">Chance of success, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">When n is negative or p no probability.</exception>
    public static double LogMass(long k, long n, double p)
    {
        Check(n, p);
        return k < 0 || k > n ? double.NegativeInfinity : GammaFunction.LogBinomialTerm(k, n - k, p, 1 - p);
    }

    /// <summary>P(X ≤ k).</summary>
    /// <inheritdoc cref="LogMass"/>
    public static double LowerTail(long k, long n, double p) => Math.Exp(LogLowerTail(k, n, p));

    /// <summary>P(X ≥ k).</summary>
    /// <inheritdoc cref="LogMass"/>
    public static double UpperTail(long k, long n, double p) => Math.Exp(LogUpperTail(k, n, p));

    /// <summary>log P(X ≤ k).</summary>
    /// <inheritdoc cref="LogMass"/>
    public static double LogLowerTail(long k, long n, double p)
    {
        Check(n, p);
        return k < 0 ? double.NegativeInfinity
            : k >= n ? 0
            : IncompleteBeta.Logs(p, 1 - p, k + 1.0, n - k).Upper;
    }

    /// <summary>log P(X ≥ k).</summary>
    /// <inheritdoc cref="LogMass"/>
    public static double LogUpperTail(long k, long n, double p)
    {
        Check(n, p);
        return k <= 0 ? 0
            : k > n ? double.NegativeInfinity
            : IncompleteBeta.Logs(p, 1 - p, k, n - k + 1.0).Lower;
    }

    /// <summary>The least k with P(X ≤ k) ≥ <paramref name="probability"/>.</summary>
    /// <param name="probability">In [0, 1].</param>
    /// <param name="n">Trials, not negative.</param>
    /// <param name="p">Chance of success, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">When n is negative, or p or the probability is none.</exception>
    public static long Quantile(double probability, long n, double p)
    {
        Check(n, p);
        Require.Probability(probability);
        long low = 0, high = n;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (LowerTail(middle, n, p) >= probability)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static void Check(long n, double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        Require.Probability(p);
    }
}
