namespace Understudy.Statistics;

/// <summary>The logarithm of Γ and the parts of it that a binomial mass needs.</summary>
internal static class GammaFunction
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>Below this the Stirling series is entered by recurrence; at 12 its truncation error is under 1e-17.</summary>
    private const double SeriesFrom = 12;

    /// <summary>log Γ(x) for x &gt; 0, to about 1e-15 absolute or relative, whichever is larger.</summary>
    public static double Log(double x)
    {
        double product = 1;
        while (x < SeriesFrom)
        {
            product *= x;
            x++;
        }

        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + Series(x) - Math.Log(product);
    }

    /// <summary>
    /// log Γ(x + 1) − log(√(2πx) (x/e)^x): what Stirling's formula misses (Loader, 2000, "Fast and accurate
    /// computation of binomial probabilities").
    /// </summary>
    public static double StirlingError(double x) => x >= SeriesFrom
        ? Series(x)
        : Log(x + 1) - ((x + 0.5) * Math.Log(x)) + x - HalfLogTwoPi;

    /// <summary>x log(x/m) + m − x without cancellation near x = m (Loader's deviance part).</summary>
    public static double Deviance(double x, double m)
    {
        double d = x - m;
        if (Math.Abs(d) >= 0.1 * (x + m))
        {
            return (x * Math.Log(x / m)) + m - x;
        }

        double v = d / (x + m);
        double sum = d * v, term = 2 * x * v, square = v * v;
        for (int j = 1; j < 1000; j++)
        {
            term *= square;
            double next = sum + (term / ((2 * j) + 1));
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }

    /// <summary>
    /// log of Γ(n+1)/(Γ(x+1)Γ(n−x+1)) p^x q^(n−x) for real 0 ≤ x ≤ n, with q = 1 − p passed apart so that neither
    /// tail loses digits. Differences of log Γ would lose seven digits at n = 10⁷; the saddle point form does not.
    /// </summary>
    public static double LogBinomialTerm(double x, double rest, double p, double q)
    {
        double n = x + rest;
        if (p == 0)
        {
            return x == 0 ? 0 : double.NegativeInfinity;
        }

        if (q == 0)
        {
            return rest == 0 ? 0 : double.NegativeInfinity;
        }

        if (x == 0)
        {
            return rest * LogOf(q, p);
        }

        if (rest == 0)
        {
            return x * LogOf(p, q);
        }

        double correction = StirlingError(n) - StirlingError(x) - StirlingError(rest);
        return correction - Deviance(x, n * p) - Deviance(rest, n * q) - HalfLogTwoPi - (0.5 * Math.Log(x * (rest / n)));
    }

    /// <summary>log of a probability, through its complement where that is the smaller of the two.</summary>
    private static double LogOf(double p, double complement) => complement < 0.5 ? Numeric.Log1P(-complement) : Math.Log(p);

    private static double Series(double x)
    {
        double y = 1 / (x * x);
        double sum = (1.0 / 156) - (y * (3617.0 / 122400));
        sum = (-691.0 / 360360) + (y * sum);
        sum = (1.0 / 1188) + (y * sum);
        sum = (-1.0 / 1680) + (y * sum);
        sum = (1.0 / 1260) + (y * sum);
        sum = (-1.0 / 360) + (y * sum);
        return ((1.0 / 12) + (y * sum)) / x;
    }
}
