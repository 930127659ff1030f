namespace Understudy.Statistics;

/// <summary>
/// How many independent units a non-inferiority test of a paired mean difference needs (any metric, e.g. NDCG per query): the normal
/// approximation with the standard deviation of the differences. At a deviation of 0.15, no true difference, α = .05 and 80 % power a
/// margin of .02 needs about 350 units. For 0/1 outcomes <see cref="PairedPower"/> is sharper.
/// </summary>
/// <remarks>The expected deviation is a guess before training: give the answer for a low and a high one too.</remarks>
public static class PairedMeanPower
{
    /// <summary>The least number of units with the power asked for; null when no number suffices.</summary>
    /// <param name="deviation">Standard deviation of first − second over units, not negative.</param>
    /// <param name="trueDifference">The true mean of first − second.</param>
    /// <param name="margin">Non-inferiority margin, not negative.</param>
    /// <param name="alpha">One-sided level.</param>
    /// <param name="power">The chance to pass that is asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static long? RequiredUnits(double deviation, double trueDifference, double margin, double alpha = 0.05, double power = 0.8)
    {
        Check(deviation, trueDifference, margin, alpha);
        Require.OpenProbability(power);
        double effect = trueDifference + margin;
        if (effect <= 0)
        {
            return null;
        }

        double needed = Math.Max(0, NormalDistribution.Quantile(power) - NormalDistribution.Quantile(alpha));
        double units = Math.Pow(needed * deviation / effect, 2);
        return units > 1e18 ? null : Math.Max(1, (long)Math.Ceiling(units));
    }

    /// <summary>The chance that the test passes with <paramref name="units"/> units.</summary>
    /// <param name="units">Independent units, not negative.</param>
    /// <param name="deviation">Standard deviation of first − second over units, not negative.</param>
    /// <param name="trueDifference">The true mean of first − second.</param>
    /// <param name="margin">Non-inferiority margin, not negative.</param>
    /// <param name="alpha">One-sided level.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static double Power(long units, double deviation, double trueDifference, double margin, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        Check(deviation, trueDifference, margin, alpha);
        double reach = (trueDifference + margin) * Math.Sqrt(units);
        return deviation > 0 ? NormalDistribution.Cdf((reach / deviation) + NormalDistribution.Quantile(alpha)) : reach > 0 ? 1 : 0;
    }

    private static void Check(double deviation, double difference, double margin, double alpha)
    {
        Require.OpenProbability(alpha);
        if (!(deviation >= 0) || double.IsInfinity(deviation))
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A standard deviation is finite and not negative.");
        }

        if (!double.IsFinite(difference))
        {
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "A true difference is finite.");
        }

        if (!(margin >= 0) || double.IsInfinity(margin))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is finite and not negative.");
        }
    }
}
