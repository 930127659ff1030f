namespace Understudy.Statistics;

/// <summary>Binomial variates by inversion, walking from the mode outwards.</summary>
internal static class BinomialSampler
{
    /// <summary>A variate from one uniform in (0, 1): O(√(n p q)) steps.</summary>
    public static long Draw(double uniform, long n, double p)
    {
        if (p <= 0 || n == 0)
        {
            return 0;
        }

        if (p >= 1)
        {
            return n;
        }

        long mode = Math.Min(n, (long)((n + 1) * p)), low = mode, high = mode;
        double odds = p / (1 - p), lowMass = Math.Exp(Binomial.LogMass(mode, n, p)), highMass = lowMass;
        uniform -= lowMass;
        while (uniform > 0 && (low > 0 || high < n))
        {
            if (high < n)
            {
                highMass *= odds * (n - high) / (high + 1);
                high++;
                uniform -= highMass;
                if (uniform <= 0)
                {
                    return high;
                }
            }

            if (low > 0)
            {
                lowMass *= low / (odds * (n - low + 1));
                low--;
                uniform -= lowMass;
                if (uniform <= 0)
                {
                    return low;
                }
            }

            if (highMass + lowMass < 1e-300)
            {
                break;
            }
        }

        return mode;
    }
}
