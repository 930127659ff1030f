namespace Understudy.Statistics;

/// <summary>
/// The exact interval of one proportion (Clopper and Pearson, 1934): covers at least the nominal confidence at
/// every n and p, and pays for it in width. Inputs: independent units. Use <see cref="WilsonScore"/> where an
/// average coverage near the nominal one is enough, this one where a guarantee rests on it.
/// </summary>
public static class ClopperPearson
{
    /// <summary>The two-sided interval: each side misses with probability at most (1 − confidence)/2.</summary>
    /// <param name="k">Successes, in [0, n].</param>
    /// <param name="n">Independent trials; none gives [0, 1].</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a count or the confidence is out of range.</exception>
    public static Interval TwoSided(long k, long n, double confidence = 0.95)
    {
        Require.OpenProbability(confidence);
        double oneSided = 0.5 * (1 + confidence);
        return new Interval(LowerBound(k, n, oneSided), UpperBound(k, n, oneSided));
    }

    /// <summary>The one-sided lower bound: p is at least this, with the confidence given.</summary>
    /// <inheritdoc cref="TwoSided"/>
    public static double LowerBound(long k, long n, double confidence = 0.95)
    {
        Require.Count(k, n);
        Require.OpenProbability(confidence);
        return k == 0 ? 0
            : k == n ? Math.Exp(Math.Log(1 - confidence) / n)
            : IncompleteBeta.Inverse(Math.Log(1 - confidence), k, n - k + 1.0).X;
    }

    /// <summary>The one-sided upper bound: p is at most this, with the confidence given.</summary>
    /// <inheritdoc cref="TwoSided"/>
    public static double UpperBound(long k, long n, double confidence = 0.95)
    {
        Require.Count(k, n);
        Require.OpenProbability(confidence);
        return k == n ? 1
            : k == 0 ? -Numeric.ExpM1(Math.Log(1 - confidence) / n)
            : IncompleteBeta.Inverse(Math.Log(1 - confidence), n - k, k + 1.0).Y;
    }
}
