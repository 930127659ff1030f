using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// Held-out queries whose items have grades. Items without a grade are asked about but not judged (the list is condensed, as Sakai,
/// 2007, SIGIR, does); queries without an item of a grade above 0 tell no order from another and are left out, both counted.
/// </summary>
internal sealed class JudgedQueries
{
    private JudgedQueries(ExampleTable table, int[] rows, double[] grades, int[] starts, Sample sample)
    {
        Table = table;
        Rows = rows;
        Grades = grades;
        Starts = starts;
        Sample = sample;
    }

    public ExampleTable Table { get; }

    /// <summary>Table rows, those of a query side by side in the order given, unjudged ones included.</summary>
    public int[] Rows { get; }

    /// <summary>NaN where an item has none.</summary>
    public double[] Grades { get; } // [Rows]

    /// <summary>Where each query's rows begin, and where the last one's end.</summary>
    public int[] Starts { get; } // [Count + 1]

    /// <summary>Queries by position.</summary>
    public Sample Sample { get; }

    /// <summary>Rows without a grade.</summary>
    public required long LeftOut { get; init; }

    /// <summary>Queries left out because no order of theirs is better than another.</summary>
    public required long Uninformative { get; init; }

    /// <summary>Number of queries.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>Rows with a grade.</summary>
    public long Pairs => Grades.LongCount(g => !double.IsNaN(g));

    /// <summary>The query's number in the table.</summary>
    public int QueryOf(int position) => Table.Query(Rows[Starts[position]]);

    /// <summary>The query's rows.</summary>
    public ReadOnlySpan<int> RowsOf(int position) => Rows.AsSpan(Starts[position]..Starts[position + 1]);

    /// <summary>Places in <see cref="Rows"/> of the query's judged items.</summary>
    public IEnumerable<int> JudgedOf(int position) => Enumerable.Range(Starts[position], Starts[position + 1] - Starts[position]).Where(i => !double.IsNaN(Grades[i]));

    /// <param name="table">The table.</param>
    /// <param name="rows">Rows of it.</param>
    /// <param name="units">The unit of every table row; null when each query is its own.</param>
    /// <param name="truth">Whose grades.</param>
    /// <param name="gain">What grades gain: says which are possible.</param>
    /// <param name="seed">Draws each unit's representative.</param>
    /// <exception cref="UnderstudyException">When a grade is none.</exception>
    public static JudgedQueries Of(ExampleTable table, IReadOnlyList<int> rows, IReadOnlyList<int>? units, TruthKind truth, GradeGain gain, Seed seed)
    {
        var byQuery = new Dictionary<int, List<int>>();
        foreach (int row in rows)
        {
            if (!byQuery.TryGetValue(table.Query(row), out List<int>? members))
            {
                byQuery.Add(table.Query(row), members = []);
            }

            members.Add(row);
        }

        var kept = new List<int>(rows.Count);
        var grades = new List<double>(rows.Count);
        var starts = new List<int> { 0 };
        long leftOut = 0, uninformative = 0;
        foreach (List<int> members in byQuery.Values)
        {
            double[] own = [.. members.Select(r => Grade(table, r, truth, gain))];
            leftOut += own.LongCount(double.IsNaN);
            if (!own.Any(g => g > 0))
            {
                uninformative += own.All(double.IsNaN) ? 0 : 1;
                continue;
            }

            kept.AddRange(members);
            grades.AddRange(own);
            starts.Add(kept.Count);
        }

        int First(int position) => kept[starts[position]];
        var sample = Sample.Of([.. Enumerable.Range(0, starts.Count - 1)], p => units is null ? table.Query(First(p)) : units[First(p)], p => First(p), seed);
        return new JudgedQueries(table, [.. kept], [.. grades], [.. starts], sample) { LeftOut = leftOut, Uninformative = uninformative };
    }

    /// <summary>A row's grade by gold or by the teacher, NaN where it has none.</summary>
    /// <exception cref="UnderstudyException">When it is negative, infinite, or too large for the gain.</exception>
    public static double Grade(ExampleTable table, int row, TruthKind truth, GradeGain gain)
    {
        double grade = truth == TruthKind.Gold ? table.GoldScore(row) : table.TeacherScore(row);
        double most = gain == GradeGain.Exponential ? Ndcg.GreatestExponentialGrade : double.MaxValue;
        return double.IsNaN(grade) || (grade >= 0 && grade <= most) ? grade : throw new UnderstudyException(
            ErrorCode.InputUnreadable,
            FormattableString.Invariant($"Row {table.Source(row)}: expected {(truth == TruthKind.Gold ? "a gold grade" : "a teacher's grade")} {(gain == GradeGain.Exponential ? $"from 0 to {most}" : "of 0 or more")}, found {grade}. A grade is what an item is worth, so that 0 is worth nothing; bring the scores to such a scale, e.g. 0 to 1 or 0 to 3."));
    }
}
