using System.Globalization;

using Understudy.Core;

namespace Understudy.Training;

/// <summary>
/// Grades as classes that a model can give probabilities to: each distinct grade where there are few, else bins of about
/// equally many training grades, whose means stand for them. Immutable.
/// </summary>
public sealed class GradeScale
{
    /// <summary>Up to as many distinct grades each get a class of their own.</summary>
    public const int MostDistinct = 10;

    /// <summary>Most bins of grades that are too many to stand alone.</summary>
    public const int MostBins = 8;

    private readonly double[] _lowest; // [classes] smallest training grade of each class
    private readonly double[] _values;

    private GradeScale(double[] lowest, double[] values)
    {
        _lowest = lowest;
        _values = values;
        Gains = new GradeGains(Math.Min(0, lowest[0]));
    }

    /// <summary>The value of each class, rising.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The values as texts: the labels of the manifest.</summary>
    public IReadOnlyList<string> Names => [.. _values.Select(v => v.ToString(CultureInfo.InvariantCulture))];

    /// <summary>What grades count in NDCG.</summary>
    public GradeGains Gains { get; }

    /// <summary>Makes the scale of some training grades.</summary>
    /// <param name="grades">Grades or scores; NaN is passed over.</param>
    /// <exception cref="UnderstudyException">When there are fewer than two distinct grades.</exception>
    public static GradeScale Of(IEnumerable<double> grades)
    {
        ArgumentNullException.ThrowIfNull(grades);
        double[] sorted = [.. grades.Where(double.IsFinite).Order()];
        double[] distinct = [.. sorted.Distinct()];
        if (distinct.Length < 2)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"Expected training pairs with at least two different grades; found {sorted.Length} graded pairs with {distinct.Length}. Give more pairs or another label column.");
        }

        if (distinct.Length <= MostDistinct)
        {
            return new GradeScale(distinct, distinct);
        }

        List<double> lowest = [], values = [];
        for (int bin = 0, start = 0; bin < MostBins && start < sorted.Length; bin++)
        {
            // To the end of the quantile, and on to the end of equal grades.
            int end = Math.Max(start + 1, (int)((long)sorted.Length * (bin + 1) / MostBins));
            while (end < sorted.Length && sorted[end] == sorted[end - 1])
            {
                end++;
            }

            lowest.Add(sorted[start]);
            values.Add(sorted.AsSpan(start, end - start).ToArray().Average());
            start = end;
        }

        return new GradeScale([.. lowest], [.. values]);
    }

    /// <summary>The class of a grade; one between two classes belongs to the lower.</summary>
    public int ClassOf(double grade)
    {
        int at = Array.BinarySearch(_lowest, grade);
        return Math.Max(0, at >= 0 ? at : ~at - 1);
    }
}
