namespace Understudy.Statistics;

/// <summary>
/// Bounds on the mean of a loss in [0, 1] by betting against it (Waudby-Smith and Ramdas, 2010.09686; in the form of
/// 2101.02703, proposition 5): a gambler's wealth is a martingale under "mean = m", so that it ever reaches 1/δ has
/// probability at most δ (Ville). Valid at any n; adapts to the loss's variance. Bets go up to 1 as there, and beyond
/// up to 0.9 / (1 − m), nine tenths of what could lose everything (the truncation of 2010.09686): that matters where the
/// mean in question is far from 0, as in paired differences mapped to [0, 1].
/// </summary>
/// <remarks>
/// Inputs: independent losses in an order that says nothing about them (the order in which the rows were drawn);
/// the same losses in another order give another, equally valid, bound. Do not sort. For 0/1 losses the exact
/// binomial bound is sharper.
/// </remarks>
public static class BettingBound
{
    /// <summary>P-value for H0: mean loss ≥ ε: 1 / the greatest wealth reached.</summary>
    /// <param name="losses">Each in [0, 1]; none gives 1.</param>
    /// <param name="epsilon">In [0, 1].</param>
    /// <param name="delta">
    /// The level that the bets are tuned for, fixed beforehand; the p-value is valid whatever it is, and is at most δ
    /// exactly when <see cref="UpperBound"/> at that δ is at most ε.
    /// </param>
    /// <exception cref="ArgumentException">When a loss lies outside [0, 1] or a level is out of range.</exception>
    public static double PValue(ReadOnlySpan<double> losses, double epsilon, double delta = 0.05)
    {
        Require.Probability(epsilon);
        return Math.Min(1, Math.Exp(-MostLogWealth(losses, Bets(losses, delta), epsilon)));
    }

    /// <summary>The upper bound: the mean loss is at most this with probability 1 − δ. 1 without losses.</summary>
    /// <param name="losses">Each in [0, 1].</param>
    /// <param name="delta">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">When a loss lies outside [0, 1] or the level is out of range.</exception>
    public static double UpperBound(ReadOnlySpan<double> losses, double delta = 0.05)
    {
        double[] bets = Bets(losses, delta);
        double needed = -Math.Log(delta), low = 0, high = 1;
        if (MostLogWealth(losses, bets, 1, needed) < needed)
        {
            return 1;
        }

        // Wealth rises with the mean that is bet against.
        for (int step = 0; step < 45; step++)
        {
            double middle = 0.5 * (low + high);
            if (MostLogWealth(losses, bets, middle, needed) >= needed)
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

    /// <summary>The lower bound: the mean loss is at least this with probability 1 − δ. 0 without losses.</summary>
    /// <inheritdoc cref="UpperBound"/>
    public static double LowerBound(ReadOnlySpan<double> losses, double delta = 0.05)
    {
        double[] mirrored = new double[losses.Length];
        for (int i = 0; i < mirrored.Length; i++)
        {
            mirrored[i] = 1 - losses[i];
        }

        return 1 - UpperBound(mirrored, delta);
    }

    /// <summary>The most that is bet against a mean. Rises with it, slowly enough that wealth does too.</summary>
    internal static double GreatestBet(double mean) => Math.Max(1, 0.9 / (1 - mean));

    /// <summary>Each bet uses only earlier losses: that makes the wealth a martingale.</summary>
    private static double[] Bets(ReadOnlySpan<double> losses, double delta)
    {
        Require.OpenProbability(delta);
        double[] bets = new double[losses.Length];
        double sum = 0.5, squares = 0.25, variance = 0.25, scale = -2 * Math.Log(delta) / Math.Max(1, losses.Length);
        for (int i = 0; i < bets.Length; i++)
        {
            if (!(losses[i] is >= 0 and <= 1))
            {
                throw new ArgumentException($"Expected losses in [0, 1]; row {i} holds {losses[i]}.", nameof(losses));
            }

            bets[i] = Math.Sqrt(scale / variance);
            sum += losses[i];
            double mean = sum / (i + 2);
            squares += (losses[i] - mean) * (losses[i] - mean);
            variance = squares / (i + 2);
        }

        return bets;
    }

    /// <summary>The greatest wealth reached, or the first that is enough.</summary>
    private static double MostLogWealth(ReadOnlySpan<double> losses, double[] bets, double mean, double enough = double.PositiveInfinity)
    {
        double wealth = 0, most = 0, greatest = GreatestBet(mean);
        for (int i = 0; i < bets.Length && most < enough; i++)
        {
            wealth += Numeric.Log1P(-Math.Min(greatest, bets[i]) * (losses[i] - mean));
            most = Math.Max(most, wealth);
        }

        return most;
    }
}
