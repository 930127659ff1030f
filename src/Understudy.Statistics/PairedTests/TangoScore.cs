namespace Understudy.Statistics;

/// <summary>
/// Tango's score interval and non-inferiority test for the difference of two paired proportions (Tango, 1998,
/// Statistics in Medicine 17, 891–908): the statistic of the difference δ, standardised under the maximum likelihood
/// estimate constrained to δ (closed form, his equation 7), inverted by bisection. It stays in [−1, 1] and works
/// with empty cells.
/// </summary>
/// <remarks>
/// Inputs: one row per independent unit. Do not use it with several rows a unit (use <see cref="ClusterBootstrap"/>)
/// nor for metrics other than proportions. It is asymptotic: summed over all tables at
/// the boundary, the level of nominal 5 % lies between 4.5 % and 5.1 % where 30 or more discordant units are expected
/// and both kinds occur, and never exceeded 5.5 % in the grid that the library's tests enumerate.
/// </remarks>
public static class TangoScore
{
    /// <summary>The two-sided interval of (first − second).</summary>
    /// <param name="counts">The paired table; without units the interval is [−1, 1].</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a count is negative or the confidence out of range.</exception>
    public static Interval TwoSided(PairedCounts counts, double confidence = 0.95)
    {
        Require.OpenProbability(confidence);
        double oneSided = 0.5 * (1 + confidence);
        return new Interval(LowerBound(counts, oneSided), UpperBound(counts, oneSided));
    }

    /// <summary>The one-sided lower bound of (first − second): promote when it is above −margin.</summary>
    /// <inheritdoc cref="TwoSided"/>
    public static double LowerBound(PairedCounts counts, double confidence = 0.95)
    {
        Check(counts);
        Require.OpenProbability(confidence);
        if (counts.Count == 0 || counts.OnlySecond == counts.Count)
        {
            return -1;
        }

        double z = -NormalDistribution.Quantile(1 - confidence);

        // The statistic falls in δ: above z at −1, 0 at the estimate.
        double low = -1, high = counts.Difference;
        if (z < 0)
        {
            (low, high) = (counts.Difference, 1);
        }

        for (int step = 0; step < 200; step++)
        {
            double middle = 0.5 * (low + high);
            if (middle == low || middle == high)
            {
                break;
            }

            if (Statistic(counts, middle) > z)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The one-sided upper bound of (first − second): refuse when it is below −margin.</summary>
    /// <inheritdoc cref="TwoSided"/>
    public static double UpperBound(PairedCounts counts, double confidence = 0.95) => -LowerBound(counts.Swap(), confidence);

    /// <summary>
    /// One-sided p-value for H0: first − second ≤ −margin. Below α exactly when the one-sided lower bound at
    /// confidence 1 − α is above −margin.
    /// </summary>
    /// <param name="counts">The paired table; without units the p-value is 1.</param>
    /// <param name="margin">In (−1, 1); 0 tests superiority.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a count is negative or the margin out of range.</exception>
    public static double NonInferiorityPValue(PairedCounts counts, double margin)
    {
        Check(counts);
        if (!(Math.Abs(margin) < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin must lie strictly between -1 and 1.");
        }

        return counts.Count == 0 ? 1 : NormalDistribution.Cdf(-Statistic(counts, -margin));
    }

    /// <summary>The score statistic at the hypothesised difference.</summary>
    internal static double Statistic(PairedCounts counts, double delta)
    {
        double n = counts.Count, gap = counts.OnlyFirst - counts.OnlySecond - (n * delta);
        double variance = n * NullVariance(counts.OnlyFirst / n, counts.OnlySecond / n, delta);
        return gap == 0 ? 0 : variance > 0 ? gap / Math.Sqrt(variance) : gap > 0 ? double.PositiveInfinity : double.NegativeInfinity;
    }

    /// <summary>
    /// The variance of one unit's difference, from shares of the discordant cells, with the cells re-estimated under
    /// the constraint that they differ by δ.
    /// </summary>
    internal static double NullVariance(double onlyFirst, double onlySecond, double delta)
    {
        double linear = -onlyFirst - onlySecond + ((2 - onlyFirst + onlySecond) * delta);
        double constant = -onlySecond * delta * (1 - delta);
        double root = Math.Sqrt(Math.Max(0, (linear * linear) - (8 * constant)));

        // Of the two forms of the larger root, the one that does not cancel.
        double second = linear <= 0 ? (root - linear) / 4 : -2 * constant / (root + linear);
        second = Math.Max(second, Math.Max(0, -delta));
        return (2 * second) + (delta * (1 - delta));
    }

    private static void Check(PairedCounts counts)
    {
        if (counts.Both < 0 || counts.OnlyFirst < 0 || counts.OnlySecond < 0 || counts.Neither < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(counts), counts, "Counts must not be negative.");
        }
    }
}
