namespace Understudy.Statistics;

/// <summary>
/// A p-value for "the mean of a loss in [0, 1] exceeds ε" from the observed mean alone: the smaller of Hoeffding's
/// and Bentkus's (2110.01052, section 3.1 and equation 5; 2101.02703). Valid at any n. For 0/1 losses the binomial
/// tail is sharper; where all losses are at hand <see cref="BettingBound"/> usually is.
/// </summary>
public static class HoeffdingBentkus
{
    /// <summary>P-value for H0: mean loss &gt; ε; at most 1, and 1 without rows.</summary>
    /// <param name="meanLoss">The observed mean, in [0, 1].</param>
    /// <param name="n">Independent rows, not negative.</param>
    /// <param name="epsilon">The most that the mean may be, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an argument is out of range.</exception>
    public static double PValue(double meanLoss, long n, double epsilon)
    {
        Require.Probability(meanLoss);
        Require.OpenProbability(epsilon);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (n == 0)
        {
            return 1;
        }

        double mean = Math.Min(meanLoss, epsilon);
        double divergence = (mean == 0 ? 0 : mean * Math.Log(mean / epsilon)) + (mean == 1 ? 0 : (1 - mean) * Math.Log((1 - mean) / (1 - epsilon)));
        double hoeffding = Math.Exp(-n * divergence);

        // A mean that came from k/n must give back k, not k + 1 through the last bit.
        double total = n * meanLoss;
        long ceiling = (long)Math.Ceiling(total - (1e-9 * Math.Max(1, total)));
        double bentkus = Math.E * Binomial.LowerTail(ceiling, n, epsilon);
        return Math.Min(1, Math.Min(hoeffding, bentkus));
    }
}
