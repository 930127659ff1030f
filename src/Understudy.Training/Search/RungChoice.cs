namespace Understudy.Training;

/// <summary>Chooses between rungs on the selection units that both have answered out of sample.</summary>
public static class RungChoice
{
    /// <summary>The paired comparison of a dearer rung with a cheaper one.</summary>
    /// <param name="Units">Units that both have.</param>
    /// <param name="Cheaper">Mean metric of the cheaper rung.</param>
    /// <param name="Dearer">Mean metric of the dearer rung.</param>
    /// <param name="StandardError">Of the paired difference, under no difference.</param>
    public sealed record Comparison(int Units, double Cheaper, double Dearer, double StandardError)
    {
        /// <summary>Whether the dearer rung is chosen: ahead by more than two standard errors.</summary>
        public bool TakesDearer => Dearer - Cheaper > 2 * StandardError;
    }

    /// <summary>Compares on the units that both have; the cheaper rung is preferred up to two standard errors, and where they share no unit.</summary>
    /// <param name="cheaperUnits">Number of each unit that the cheaper rung answered: rows, for relevance queries.</param>
    /// <param name="cheaper">Its metric there.</param>
    /// <param name="dearerUnits">Likewise for the dearer rung, in any order.</param>
    /// <param name="dearer">Its metric there.</param>
    /// <exception cref="ArgumentException">When there is not one value a unit.</exception>
    public static Comparison Compare(IReadOnlyList<int> cheaperUnits, IReadOnlyList<double> cheaper, IReadOnlyList<int> dearerUnits, IReadOnlyList<double> dearer)
    {
        ArgumentNullException.ThrowIfNull(cheaperUnits);
        ArgumentNullException.ThrowIfNull(cheaper);
        ArgumentNullException.ThrowIfNull(dearerUnits);
        ArgumentNullException.ThrowIfNull(dearer);
        Check(cheaperUnits, cheaper, nameof(cheaper));
        Check(dearerUnits, dearer, nameof(dearer));
        Dictionary<int, double> known = [];
        for (int i = 0; i < cheaperUnits.Count; i++)
        {
            known[cheaperUnits[i]] = cheaper[i];
        }

        int n = 0;
        double a = 0, b = 0, squares = 0;
        for (int i = 0; i < dearerUnits.Count; i++)
        {
            if (known.TryGetValue(dearerUnits[i], out double other))
            {
                n++;
                a += other;
                b += dearer[i];
                squares += (dearer[i] - other) * (dearer[i] - other);
            }
        }

        return n == 0 ? new Comparison(0, 0, 0, 0) : new Comparison(n, a / n, b / n, Math.Sqrt(squares) / n);
    }

    private static void Check(IReadOnlyList<int> units, IReadOnlyList<double> values, string name)
    {
        if (units.Count != values.Count)
        {
            throw new ArgumentException($"Expected one value a unit; found {units.Count} units and {values.Count} values.", name);
        }
    }
}
