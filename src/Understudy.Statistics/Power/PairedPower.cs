namespace Understudy.Statistics;

/// <summary>
/// How many independent units a paired non-inferiority test (<see cref="TangoScore"/>) needs: the score test's
/// normal approximation with the variance under the hypothesis from the constrained estimate, under the alternative
/// from the truth. At 10 % discordance, no true difference, α = .05 and 80 % power a 2-point margin needs about
/// 1,580 units, a 1-point margin about 6,220 (with one variance for both, as often quoted: 1,550 and 6,200).
/// </summary>
/// <remarks>The expected discordance is a guess before training: give the answer for a low and a high one too.</remarks>
public static class PairedPower
{
    /// <summary>The least number of units with the power asked for; null when no number suffices.</summary>
    /// <param name="discordance">The share of units on which exactly one system is right, in [|difference|, 1].</param>
    /// <param name="trueDifference">The true first − second, in (−1, 1).</param>
    /// <param name="margin">Non-inferiority margin, in [0, 1).</param>
    /// <param name="alpha">One-sided level.</param>
    /// <param name="power">The chance to pass that is asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static long? RequiredUnits(double discordance, double trueDifference, double margin, double alpha = 0.05, double power = 0.8)
    {
        Check(discordance, trueDifference, margin, alpha);
        Require.OpenProbability(power);
        double effect = trueDifference + margin;
        if (effect <= 0)
        {
            return null;
        }

        (double under, double truth) = Deviations(discordance, trueDifference, margin);
        double needed = (-NormalDistribution.Quantile(alpha) * under) + (NormalDistribution.Quantile(power) * truth);
        double units = Math.Pow(Math.Max(0, needed) / effect, 2);
        return units > 1e18 ? null : Math.Max(1, (long)Math.Ceiling(units));
    }

    /// <summary>The chance that the test passes with <paramref name="units"/> units.</summary>
    /// <param name="units">Independent units, not negative.</param>
    /// <param name="discordance">The share of units on which exactly one system is right, in [|difference|, 1].</param>
    /// <param name="trueDifference">The true first − second, in (−1, 1).</param>
    /// <param name="margin">Non-inferiority margin, in [0, 1).</param>
    /// <param name="alpha">One-sided level.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static double Power(long units, double discordance, double trueDifference, double margin, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        Check(discordance, trueDifference, margin, alpha);
        (double under, double truth) = Deviations(discordance, trueDifference, margin);
        double reach = ((trueDifference + margin) * Math.Sqrt(units)) + (NormalDistribution.Quantile(alpha) * under);
        return truth > 0 ? NormalDistribution.Cdf(reach / truth) : reach > 0 ? 1 : 0;
    }

    private static (double Under, double Truth) Deviations(double discordance, double difference, double margin)
    {
        double onlyFirst = 0.5 * (discordance + difference), onlySecond = 0.5 * (discordance - difference);
        return (Math.Sqrt(TangoScore.NullVariance(onlyFirst, onlySecond, -margin)), Math.Sqrt(Math.Max(0, discordance - (difference * difference))));
    }

    private static void Check(double discordance, double trueDifference, double margin, double alpha)
    {
        Require.Probability(discordance);
        Require.OpenProbability(alpha);
        if (!(Math.Abs(trueDifference) <= discordance) || Math.Abs(trueDifference) >= 1)
        {
            throw new ArgumentOutOfRangeException(nameof(trueDifference), trueDifference, $"A difference cannot exceed the discordance, {discordance}.");
        }

        if (!(margin is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin must lie in [0, 1).");
        }
    }
}
