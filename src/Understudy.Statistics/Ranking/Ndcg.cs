namespace Understudy.Statistics;

/// <summary>
/// Normalised discounted cumulative gain of one query's ranking (Järvelin and Kekäläinen, 2002, TOIS 20:422): the gain
/// that the first k places hold, a place at rank r counting 1 / log₂(1 + r), over the gain of the best order there is.
/// </summary>
/// <remarks>
/// The gain is the grade itself unless 2^grade − 1 is asked for (<see cref="GradeGain"/>). Items with equal scores share their
/// places: each counts with the mean discount of the places that they hold together, which is the expectation over all
/// orders of the tie (McSherry and Najork, 2008, ECIR), so that the result depends on no order of rows. An item whose
/// score is NaN or −∞ (the system gave none) ranks behind every scored one. Inputs: the items of one query. When not to use it:
/// on a query whose grades are all 0, where every order is as good (NaN is returned; leave the query out and count it). Where all
/// grades are equal and above 0 every order is ideal, and the result is 1.
/// </remarks>
public static class Ndcg
{
    /// <summary>The cut-off of the primary metric.</summary>
    public const int DefaultCutoff = 10;

    /// <summary>The greatest grade that <see cref="GradeGain.Exponential"/> takes: beyond, one item is all there is.</summary>
    public const double GreatestExponentialGrade = 30;

    private const int StackLength = 128;

    /// <summary>NDCG@k of one query.</summary>
    /// <param name="scores">The score of each item, larger is better, any range; NaN or −∞ for none.</param>
    /// <param name="grades">The true grade of each item, finite, at least 0.</param>
    /// <param name="k">Places that count, at least 1.</param>
    /// <param name="gain">What a grade is worth.</param>
    /// <returns>A number in [0, 1]; NaN when no item has a grade above 0.</returns>
    /// <exception cref="ArgumentException">When the lengths differ, a grade is negative, not finite or too large for the gain, or k is below 1.</exception>
    public static double At(ReadOnlySpan<float> scores, ReadOnlySpan<double> grades, int k = DefaultCutoff, GradeGain gain = GradeGain.Linear)
    {
        Require.SameLength(scores.Length, grades.Length, nameof(grades));
        Span<double> discounts = scores.Length <= StackLength ? stackalloc double[scores.Length] : new double[scores.Length];
        Discounts(scores, k, discounts);
        double ideal = Ideal(grades, k, gain), sum = 0;
        for (int i = 0; i < grades.Length; i++)
        {
            sum += discounts[i] * Gain(grades[i], gain);
        }

        return ideal > 0 ? Math.Min(1, sum / ideal) : double.NaN;
    }

    /// <summary>The expected discount of each item under its scores: what its grade is multiplied with.</summary>
    /// <param name="scores">The score of each item, larger is better; NaN or −∞ for none.</param>
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
    /// <param name="gain">What a grade is worth.</param>
    /// <exception cref="ArgumentException">When a grade is negative, not finite or too large for the gain, or k is below 1.</exception>
    public static double Ideal(ReadOnlySpan<double> grades, int k = DefaultCutoff, GradeGain gain = GradeGain.Linear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        for (int i = 0; i < grades.Length; i++)
        {
            if (!(grades[i] >= 0) || double.IsInfinity(grades[i]))
            {
                throw new ArgumentException($"Expected finite grades of at least 0; item {i} holds {grades[i]}.", nameof(grades));
            }

            if (gain == GradeGain.Exponential && grades[i] > GreatestExponentialGrade)
            {
                throw new ArgumentException($"An exponential gain asks for grades of at most {GreatestExponentialGrade}; item {i} has {grades[i]}.", nameof(grades));
            }
        }

        Span<double> sorted = grades.Length <= StackLength ? stackalloc double[grades.Length] : new double[grades.Length];
        grades.CopyTo(sorted);
        sorted.Sort();
        double sum = 0;
        for (int place = 0; place < Math.Min(sorted.Length, k); place++)
        {
            sum += Gain(sorted[sorted.Length - 1 - place], gain) * Discount(place);
        }

        return sum;
    }

    private static double Gain(double grade, GradeGain gain) => gain == GradeGain.Linear ? grade : Math.Pow(2, grade) - 1;

    /// <summary>The discount of a place, numbered from 0: 1 / log₂(2 + place).</summary>
    private static double Discount(int place) => 1 / Math.Log2(place + 2);
}
