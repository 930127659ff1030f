namespace Understudy.Statistics;

/// <summary>
/// Normalised discounted cumulative gain of one query's ranking (Järvelin and Kekäläinen, 2002, TOIS 20:422): the gain
/// that the first k places hold, a place at rank r counting 1 / log₂(1 + r), over the gain of the best order there is.
/// </summary>
/// <remarks>
/// The gain is the grade itself, not 2^grade − 1: grades are taken as they were given. Items with equal scores share their
/// places: each counts with the mean discount of the places that they hold together, which is the expectation over all
/// orders of the tie (McSherry and Najork, 2008, ECIR), so that the result depends on no order of rows. An item whose
/// score is NaN (the system gave none) ranks behind every scored one. Inputs: the items of one query. When not to use it:
/// on a query whose grades are all 0, where every order is as good (NaN is returned; leave the query out and count it).
/// </remarks>
public static class Ndcg
{
    /// <summary>The cut-off of the primary metric.</summary>
    public const int DefaultCutoff = 10;

    private const int StackLength = 128;

    /// <summary>NDCG@k of one query.</summary>
    /// <param name="scores">The score of each item, larger is better, any range; NaN for none.</param>
    /// <param name="grades">The true grade of each item, finite, at least 0.</param>
    /// <param name="k">Places that count, at least 1.</param>
    /// <returns>A number in [0, 1]; NaN when no item has a grade above 0.</returns>
    /// <exception cref="ArgumentException">When the lengths differ, a grade is negative or not finite, or k is below 1.</exception>
    public static double At(ReadOnlySpan<float> scores, ReadOnlySpan<double> grades, int k = DefaultCutoff)
    {
        Require.SameLength(scores.Length, grades.Length, nameof(grades));
        Span<double> discounts = scores.Length <= StackLength ? stackalloc double[scores.Length] : new double[scores.Length];
        Discounts(scores, k, discounts);
        double ideal = Ideal(grades, k), gain = 0;
        for (int i = 0; i < grades.Length; i++)
        {
            gain += discounts[i] * grades[i];
        }

        return ideal > 0 ? Math.Min(1, gain / ideal) : double.NaN;
    }

    /// <summary>The expected discount of each item under its scores: what its grade is multiplied with.</summary>
    /// <param name="scores">The score of each item, larger is better; NaN for none.</param>
    /// <param name="k">Places that count, at least 1.</param>
    /// <param name="discounts">Receives one number an item, in [0, 1].</param>
    /// <exception cref="ArgumentException">When the lengths differ or k is below 1.</exception>
    public static void Discounts(ReadOnlySpan<float> scores, int k, Span<double> discounts)
    {
        Require.SameLength(scores.Length, discounts.Length, nameof(discounts));
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        Span<float> keys = scores.Length <= StackLength ? stackalloc float[scores.Length] : new float[scores.Length];
        Span<int> order = scores.Length <= StackLength ? stackalloc int[scores.Length] : new int[scores.Length];
        scores.CopyTo(keys);
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        keys.Sort(order, static (a, b) => b.CompareTo(a)); // NaN compares below everything, hence last
        for (int start = 0, end; start < keys.Length; start = end)
        {
            end = start + 1;
            while (end < keys.Length && keys[end].CompareTo(keys[start]) == 0)
            {
                end++;
            }

            double sum = 0;
            for (int place = start; place < Math.Min(end, k); place++)
            {
                sum += Discount(place);
            }

            double shared = sum / (end - start);
            foreach (int item in order[start..end])
            {
                discounts[item] = shared;
            }
        }
    }

    /// <summary>The gain of the best order.</summary>
    /// <param name="grades">The true grade of each item, finite, at least 0.</param>
    /// <param name="k">Places that count, at least 1.</param>
    /// <exception cref="ArgumentException">When a grade is negative or not finite, or k is below 1.</exception>
    public static double Ideal(ReadOnlySpan<double> grades, int k = DefaultCutoff)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        Span<double> sorted = grades.Length <= StackLength ? stackalloc double[grades.Length] : new double[grades.Length];
        grades.CopyTo(sorted);
        sorted.Sort();
        if (sorted.Length > 0 && !(sorted[0] >= 0 && double.IsFinite(sorted[^1])))
        {
            throw new ArgumentOutOfRangeException(nameof(grades), sorted[0], "A grade must be finite and at least 0.");
        }

        double gain = 0;
        for (int place = 0; place < Math.Min(sorted.Length, k); place++)
        {
            gain += sorted[sorted.Length - 1 - place] * Discount(place);
        }

        return gain;
    }

    /// <summary>The discount of a place, numbered from 0: 1 / log₂(2 + place).</summary>
    private static double Discount(int place) => 1 / Math.Log2(place + 2);
}
