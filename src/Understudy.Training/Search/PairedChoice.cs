namespace Understudy.Training;

/// <summary>Chooses among candidates by a metric that each row or query has a share in.</summary>
internal static class PairedChoice
{
    private const double StandardErrors = 2;

    /// <summary>
    /// The first candidate, in order of prior trust, that is not behind the best by more than two standard errors of their
    /// paired difference: the best of several is lucky, and with one standard error a held-out fifth of banking77 talked one
    /// of three seeds out of the word pairs that are worth .004. The standard error is that under no difference, √Σd² / n:
    /// of right and wrong answers the root of the discordant rows.
    /// </summary>
    /// <param name="values">Of each candidate the metric of each unit, the same units in the same order.</param>
    public static int First(IReadOnlyList<double[]> values)
    {
        int best = 0;
        for (int i = 1; i < values.Count; i++)
        {
            best = Mean(values[i]) > Mean(values[best]) ? i : best;
        }

        for (int i = 0; i < best; i++)
        {
            double squares = values[i].Zip(values[best], (a, b) => (a - b) * (a - b)).Sum();
            if (Mean(values[best]) - Mean(values[i]) <= StandardErrors * Math.Sqrt(squares) / Math.Max(1, values[i].Length))
            {
                return i;
            }
        }

        return best;
    }

    /// <summary>The mean, 0 of nothing.</summary>
    public static double Mean(double[] values) => values.Length == 0 ? 0 : values.Sum() / values.Length;
}
