using System.Globalization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// The answer of every row as a small number: the teacher's label (of soft labels the most probable one) or grade; gold where
/// no row has a teacher's.
/// </summary>
internal sealed class ReviewedAnswers
{
    private readonly int[] _of;

    private ReviewedAnswers(int[] of, IReadOnlyList<string> names, bool isGold)
    {
        _of = of;
        Names = names;
        IsGold = isGold;
    }

    /// <summary>What the numbers mean.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether the answers are gold.</summary>
    public bool IsGold { get; }

    /// <summary>Number of a row's answer, <see cref="LabelSet.None"/> or <see cref="LabelSet.Unreadable"/>.</summary>
    public int this[int row] => _of[row];

    public string NameOf(int answer) => answer >= 0 ? Names[answer] : "?";

    public static ReviewedAnswers Of(ExampleTable table)
    {
        bool isGold = !table.HasTeacher;
        int[] of = [.. Enumerable.Range(0, table.Count).Select(row => isGold ? table.Gold(row) : Teacher(table, row))];
        if (!table.HasQueries)
        {
            return new ReviewedAnswers(of, table.Labels.Names, isGold);
        }

        double[] scores = [.. Enumerable.Range(0, table.Count).Select(row => isGold ? table.GoldScore(row) : table.TeacherScore(row))];
        double[] grades = [.. scores.Where(s => !double.IsNaN(s)).Distinct().Order()];
        for (int row = 0; row < of.Length; row++)
        {
            of[row] = double.IsNaN(scores[row]) ? Math.Min(of[row], LabelSet.None) : Array.BinarySearch(grades, scores[row]);
        }

        return new ReviewedAnswers(of, [.. grades.Select(g => g.ToString("0.####", CultureInfo.InvariantCulture))], isGold);
    }

    private static int Teacher(ExampleTable table, int row)
    {
        ReadOnlySpan<float> soft = table.TeacherDistribution(row);
        int best = table.Teacher(row);
        for (int label = 0; best == LabelSet.None && label < soft.Length; label++)
        {
            best = soft[label] > 0 && soft[label] == Max(soft) ? label : best;
        }

        return best;

        static float Max(ReadOnlySpan<float> values)
        {
            float max = 0;
            foreach (float value in values)
            {
                max = Math.Max(max, value);
            }

            return max;
        }
    }
}
