namespace Understudy.Statistics;

/// <summary>
/// The step-up procedure of Benjamini and Hochberg (1995, JRSS B 57): of the hypotheses rejected at level q, at most a share q is expected to
/// be true, for independent or positively dependent p-values. For lists from which the promising are picked. Not for claims that must each
/// hold: see <see cref="Holm"/>.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>Adjusted p-values in the order given: those ≤ q are the discoveries.</summary>
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
        double running = 1;
        for (int rank = sorted.Length - 1; rank >= 0; rank--)
        {
            running = Math.Min(running, sorted[rank] * sorted.Length / (rank + 1));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }
}
