namespace Understudy.Statistics.Tests.Simulations;

/// <summary>The level of Tango's test without simulation: the sum over all paired tables that it rejects.</summary>
internal static class ExactLevel
{
    public static double OfTango(long n, double onlyFirst, double onlySecond, double margin, double alpha)
    {
        double z = -NormalDistribution.Quantile(alpha), level = 0;
        for (long second = Lowest(n, onlySecond); second <= Highest(n, onlySecond); second++)
        {
            double mass = Math.Exp(Binomial.LogMass(second, n, onlySecond)), given = onlyFirst / (1 - onlySecond);
            for (long first = Lowest(n - second, given); first <= Highest(n - second, given); first++)
            {
                if (TangoScore.Statistic(new PairedCounts(n - first - second, first, second, 0), -margin) > z)
                {
                    level += mass * Math.Exp(Binomial.LogMass(first, n - second, given));
                }
            }
        }

        return level;
    }

    private static long Lowest(long n, double p) => Math.Max(0, (long)((n * p) - (8 * Math.Sqrt(n * p)) - 5));

    private static long Highest(long n, double p) => Math.Min(n, (long)((n * p) + (8 * Math.Sqrt(n * p)) + 20));
}
