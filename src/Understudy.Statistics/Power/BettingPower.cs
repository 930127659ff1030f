namespace Understudy.Statistics;

/// <summary>
/// How many independent units <see cref="BettingBound"/> needs to show that a mean loss in [0, 1] is below a bar. The gambler's wealth
/// grows by about log(1 + λg) − λ²σ²/2 a unit, with g what the mean lies below the bar and λ the bet that the bound makes at deviation
/// σ; the chance that it passes 1/δ by the normal limit. An approximation for planning (within .1 of the simulated power in the
/// library's tests), not a bound.
/// </summary>
public static class BettingPower
{
    private const long MostUnits = 1L << 40;

    /// <summary>The least number of units with the power asked for; null when no number suffices.</summary>
    /// <param name="meanLoss">The true mean loss, in [0, 1].</param>
    /// <param name="deviation">Standard deviation of the loss over units, in [0, ½].</param>
    /// <param name="bar">What the mean is to be shown below, strictly between 0 and 1.</param>
    /// <param name="delta">Level, strictly between 0 and 1.</param>
    /// <param name="power">The chance to pass that is asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static long? RequiredUnits(double meanLoss, double deviation, double bar, double delta = 0.05, double power = 0.8)
    {
        Require.OpenProbability(power);
        if (meanLoss >= bar)
        {
            Check(meanLoss, deviation, bar, delta);
            return null;
        }

        long low = 0, high = 1;
        while (Power(high, meanLoss, deviation, bar, delta) < power)
        {
            low = high;
            high *= 2;
            if (high > MostUnits)
            {
                return null;
            }
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            if (Power(middle, meanLoss, deviation, bar, delta) >= power)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }

    /// <summary>About the chance that the bound passes with <paramref name="units"/> units.</summary>
    /// <param name="units">Independent units, not negative.</param>
    /// <param name="meanLoss">The true mean loss, in [0, 1].</param>
    /// <param name="deviation">Standard deviation of the loss over units, in [0, ½].</param>
    /// <param name="bar">What the mean is to be shown below, strictly between 0 and 1.</param>
    /// <param name="delta">Level, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static double Power(long units, double meanLoss, double deviation, double bar, double delta = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        Check(meanLoss, deviation, bar, delta);
        double gap = bar - meanLoss;
        if (units == 0 || gap <= 0)
        {
            return 0;
        }

        // The bound's own first guess of the variance is 1/4 and weighs one unit.
        double variance = ((units * deviation * deviation) + 0.25) / (units + 1), needed = -Math.Log(delta);
        double bet = Math.Min(BettingBound.GreatestBet(bar), Math.Sqrt(2 * needed / (units * variance))), growth = 1 + (bet * gap);
        double wealth = units * (Math.Log(growth) - (0.5 * Math.Pow(bet * deviation / growth, 2)));
        double spread = bet * deviation * Math.Sqrt(units) / growth;
        return spread > 0 ? NormalDistribution.Cdf((wealth - needed) / spread) : wealth >= needed ? 1 : 0;
    }

    private static void Check(double meanLoss, double deviation, double bar, double delta)
    {
        Require.Probability(meanLoss);
        Require.OpenProbability(bar);
        Require.OpenProbability(delta);
        if (!(deviation is >= 0 and <= 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "The deviation of a loss in [0, 1] lies between 0 and 1/2.");
        }
    }
}
