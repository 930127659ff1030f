namespace Understudy.Statistics;

/// <summary>
/// How many independent units the exact binomial test of "agreement ≤ the bar" needs. Exact: the number of
/// disagreements that the test forgives is a whole number, so power is a saw in n.
/// </summary>
public static class AgreementPower
{
    private const long MostUnits = 1L << 40;
    private const long MostTeeth = 1024; // looked at for a dip; some 4·(1 − truth)·(1 − bar) / (truth − bar) can have one

    /// <summary>
    /// The least number of units from which the power never falls below the one asked for again (not only at a
    /// lucky tooth of the saw); null when no number suffices.
    /// </summary>
    /// <param name="trueAgreement">The true agreement, in [0, 1].</param>
    /// <param name="minAgreement">The bar, strictly between 0 and 1.</param>
    /// <param name="alpha">Level.</param>
    /// <param name="power">The chance to pass that is asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static long? RequiredUnits(double trueAgreement, double minAgreement, double alpha = 0.05, double power = 0.8)
    {
        Check(trueAgreement, minAgreement, alpha);
        Require.OpenProbability(power);
        if (trueAgreement <= minAgreement)
        {
            return null;
        }

        // Power falls between the n that forgives c misses and the one before c + 1 are forgiven: find a c whose whole tooth is high enough
        // after one that is not.
        long low = -1, high = 1;
        while (!ToothHolds(high, trueAgreement, minAgreement, alpha, power))
        {
            low = high;
            high *= 2;
            if (high > MostUnits * (1 - minAgreement))
            {
                return null;
            }
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            if (ToothHolds(middle, trueAgreement, minAgreement, alpha, power))
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        // Teeth end at whole numbers of units, so one after a tooth that holds can dip by what a unit is worth. From a tooth that would hold
        // with two units more, none does.
        for (long misses = high, last = high + MostTeeth; misses < last && !ToothHolds(misses, trueAgreement, minAgreement, alpha, power, beyond: 2); misses++)
        {
            if (!ToothHolds(misses, trueAgreement, minAgreement, alpha, power))
            {
                high = misses + 1;
            }
        }

        return FirstForgiving(high, minAgreement, alpha);
    }

    /// <summary>The chance that the test passes with <paramref name="units"/> units.</summary>
    /// <param name="units">Independent units, not negative.</param>
    /// <param name="trueAgreement">The true agreement, in [0, 1].</param>
    /// <param name="minAgreement">The bar, strictly between 0 and 1.</param>
    /// <param name="alpha">Level.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static double Power(long units, double trueAgreement, double minAgreement, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        Check(trueAgreement, minAgreement, alpha);
        return PowerAt(units, MostMisses(units, minAgreement, alpha), trueAgreement);
    }

    /// <summary>The most disagreements with which the test still passes; −1 when even none does not.</summary>
    /// <param name="units">Independent units, not negative.</param>
    /// <param name="minAgreement">The bar, strictly between 0 and 1.</param>
    /// <param name="alpha">Level.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static long MostMisses(long units, double minAgreement, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        Check(1, minAgreement, alpha);
        long low = -1, high = units;
        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            if (ExactBinomialTest.PValueGreater(units - middle, units, minAgreement) <= alpha)
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

    /// <summary>Whether the power suffices at the last n that forgives no more misses than these, or at so many units beyond it.</summary>
    private static bool ToothHolds(long misses, double trueAgreement, double minAgreement, double alpha, double power, int beyond = 0) =>
        PowerAt(FirstForgiving(misses + 1, minAgreement, alpha) - 1 + beyond, misses, trueAgreement) >= power;

    private static double PowerAt(long units, long misses, double trueAgreement) =>
        misses < 0 ? 0 : Binomial.UpperTail(units - misses, units, trueAgreement);

    /// <summary>The least n at which the test forgives this many misses.</summary>
    private static long FirstForgiving(long misses, double minAgreement, double alpha)
    {
        long low = misses, high = misses + 1;
        while (ExactBinomialTest.PValueGreater(high - misses, high, minAgreement) > alpha)
        {
            low = high;
            high *= 2;
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            if (ExactBinomialTest.PValueGreater(middle - misses, middle, minAgreement) <= alpha)
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

    private static void Check(double trueAgreement, double minAgreement, double alpha)
    {
        Require.Probability(trueAgreement);
        Require.OpenProbability(minAgreement);
        Require.OpenProbability(alpha);
    }
}
