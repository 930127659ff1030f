namespace Understudy.Statistics;

/// <summary>
/// Holm's step-down adjustment (1979, Scandinavian Journal of Statistics 6): the chance of any false rejection stays
/// at α whatever the dependence. For slices of one test set. Not for looks at the same rows over time: see
/// <see cref="AlphaSpending"/>.
/// </summary>
public static class Holm
{
    /// <summary>Adjusted p-values in the order given: reject those ≤ α.</summary>
    /// <param name="pValues">Each in [0, 1]; none gives none.</param>
    /// <exception cref="ArgumentOutOfRangeException">When an entry is no probability.</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        int[] order = new int[pValues.Length];
        for (int i = 0; i < order.Length; i++)
        {
            Require.Probability(pValues[i], nameof(pValues));
            order[i] = i;
        }

        double[] sorted = pValues.ToArray(), adjusted = new double[sorted.Length];
        Array.Sort(sorted, order);
        double running = 0;
        for (int rank = 0; rank < sorted.Length; rank++)
        {
            running = Math.Max(running, Math.Min(1, sorted[rank] * (sorted.Length - rank)));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }
}
