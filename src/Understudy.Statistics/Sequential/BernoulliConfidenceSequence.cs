namespace Understudy.Statistics;

/// <summary>
/// Bounds on a share that hold at every look at once: with probability 1 − α the truth is inside the interval after 1, 2, 3, … trials, so
/// that one may look after each trial and stop when one likes. Under "share = p" the beta mixture of likelihood ratios
/// M = ∫ q^k (1 − q)^(n−k) dπ(q) ÷ p^k (1 − p)^(n−k), π the arcsine distribution Beta(½, ½), is a martingale that starts at 1; that it
/// ever reaches 1/α has probability at most α (Ville). The interval is where it has not.
/// </summary>
/// <remarks>
/// Inputs: independent 0/1 outcomes of one share (or a share that is p on average given the past). For losses between 0 and 1 see
/// <see cref="BettingBound"/>. The price of looking always: about twice the width of a fixed-n interval.
/// Source: Robbins (1970), "Statistical methods related to the law of the iterated logarithm"; Howard, Ramdas, McAuliffe and Sekhon,
/// 1810.08240, §3.2; Waudby-Smith and Ramdas, 2010.09686.
/// </remarks>
public static class BernoulliConfidenceSequence
{
    private const double LogPi = 1.1447298858494002;

    /// <summary>log M: the evidence against "share = <paramref name="share"/>"; 0 before the first trial. It ever reaches log(1/α) with probability at most α when the share is that.</summary>
    /// <param name="k">Successes, in [0, n].</param>
    /// <param name="n">Trials.</param>
    /// <param name="share">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">When a count or the share is out of range.</exception>
    public static double LogEvidence(long k, long n, double share)
    {
        Require.Count(k, n);
        Require.Probability(share);
        double log = GammaFunction.Log(k + 0.5) + GammaFunction.Log(n - k + 0.5) - GammaFunction.Log(n + 1.0) - LogPi;
        log -= k == 0 ? 0 : k * Math.Log(share);
        return log - (n == k ? 0 : (n - k) * Numeric.Log1P(-share));
    }

    /// <summary>The interval after n trials; [0, 1] without any.</summary>
    /// <param name="k">Successes, in [0, n].</param>
    /// <param name="n">Trials.</param>
    /// <param name="alpha">Chance that the truth is ever outside, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a count or the level is out of range.</exception>
    public static Interval At(long k, long n, double alpha = 0.05)
    {
        Require.Count(k, n);
        Require.OpenProbability(alpha);
        if (n == 0)
        {
            return new Interval(0, 1);
        }

        // The evidence falls up to k/n, where it is below 0, and rises after.
        double enough = -Math.Log(alpha), top = (double)k / n;
        return new Interval(k == 0 ? 0 : Edge(0, top), k == n ? 1 : Edge(1, top));

        double Edge(double outside, double inside)
        {
            for (int step = 0; step < 60; step++)
            {
                double middle = 0.5 * (outside + inside);
                (outside, inside) = LogEvidence(k, n, middle) >= enough ? (middle, inside) : (outside, middle);
            }

            return outside;
        }
    }

    /// <summary>Whether the interval lies above a share altogether: proof, at whichever look, that the truth is larger.</summary>
    /// <inheritdoc cref="At"/>
    public static bool IsAbove(long k, long n, double share, double alpha = 0.05)
    {
        Require.OpenProbability(alpha);
        return n > 0 && k > share * n && LogEvidence(k, n, share) >= -Math.Log(alpha);
    }

    /// <summary>Whether the interval lies below a share altogether.</summary>
    /// <inheritdoc cref="At"/>
    public static bool IsBelow(long k, long n, double share, double alpha = 0.05)
    {
        Require.OpenProbability(alpha);
        return n > 0 && k < share * n && LogEvidence(k, n, share) >= -Math.Log(alpha);
    }

    /// <summary>The fewest trials after which the interval can lie below a share at all: when none of them was a success.</summary>
    /// <param name="share">Strictly between 0 and 1.</param>
    /// <param name="alpha">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static long LeastTrials(double share, double alpha = 0.05)
    {
        Require.OpenProbability(share);
        Require.OpenProbability(alpha);
        long low = 0, high = 1;
        for (; !Enough(high); high *= 2)
        {
            low = high;
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = Enough(middle) ? (low, middle) : (middle, high);
        }

        return high;

        bool Enough(long n) => LogEvidence(0, n, share) >= -Math.Log(alpha); // rises with n from its minimum, and is below there
    }
}
