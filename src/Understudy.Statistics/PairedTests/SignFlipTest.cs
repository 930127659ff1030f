namespace Understudy.Statistics;

/// <summary>
/// The exact test that two systems do equally well on average, from the paired differences of any bounded or unbounded metric: if
/// nothing distinguishes them, each difference might as well have the other sign (Fisher, 1935; for retrieval: Smucker, Allan and
/// Carterette, 2007, CIKM). Reports superiority; it says nothing about non-inferiority, and a large p-value is no evidence of equality.
/// Inputs: one difference per independent unit. For 0/1 outcomes <see cref="McNemar"/> is the same test by count.
/// </summary>
public static class SignFlipTest
{
    /// <summary>Up to this many differences that are not 0, all sign patterns are enumerated.</summary>
    public const int MostEnumerated = 14;

    /// <summary>
    /// Two-sided p-value of the mean. Up to <see cref="MostEnumerated"/> differences that are not 0 by enumeration; otherwise by
    /// <paramref name="draws"/> random patterns, the observed one counted among them, which keeps the level exact at any number
    /// (Phipson and Smyth, 2010). 1 without such differences.
    /// </summary>
    /// <param name="differences">First − second, one finite number a unit.</param>
    /// <param name="seed">The seed of the random patterns.</param>
    /// <param name="draws">Random patterns, at least 100: the smallest p-value is 1 / (draws + 1).</param>
    /// <exception cref="ArgumentException">When a difference is not finite, or there are too few draws.</exception>
    public static double PValue(ReadOnlySpan<double> differences, ulong seed = 0, int draws = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        List<double> moved = [];
        double sum = 0, reach = 0;
        for (int i = 0; i < differences.Length; i++)
        {
            if (!double.IsFinite(differences[i]))
            {
                throw new ArgumentException($"Expected finite differences; unit {i} holds {differences[i]}.", nameof(differences));
            }

            if (differences[i] != 0)
            {
                moved.Add(Math.Abs(differences[i]));
                sum += differences[i];
                reach += Math.Abs(differences[i]);
            }
        }

        // A pattern with the observed sum must count, whatever the order of adding up does to its last digits.
        double asFar = Math.Abs(sum) - (1e-12 * reach);
        return moved.Count == 0 ? 1 : moved.Count <= MostEnumerated ? Enumerate([.. moved], asFar) : Draw([.. moved], asFar, seed, draws);
    }

    private static double Enumerate(double[] sizes, double asFar)
    {
        int patterns = 1 << sizes.Length, counted = 0;
        for (int pattern = 0; pattern < patterns; pattern++)
        {
            double sum = 0;
            for (int i = 0; i < sizes.Length; i++)
            {
                sum += (pattern >> i & 1) == 0 ? sizes[i] : -sizes[i];
            }

            counted += Math.Abs(sum) >= asFar ? 1 : 0;
        }

        return (double)counted / patterns;
    }

    private static double Draw(double[] sizes, double asFar, ulong seed, int draws)
    {
        int counted = 1;
        for (int d = 0; d < draws; d++)
        {
            DeterministicRandom random = new(seed, (ulong)d);
            double sum = 0;
            ulong bits = 0;
            for (int i = 0; i < sizes.Length; i++)
            {
                bits = i % 64 == 0 ? random.NextUInt64() : bits >> 1;
                sum += (bits & 1) == 0 ? sizes[i] : -sizes[i];
            }

            counted += Math.Abs(sum) >= asFar ? 1 : 0;
        }

        return (double)counted / (draws + 1);
    }
}
