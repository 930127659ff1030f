using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Research;

/// <summary>
/// The judged positions of the held-out rows: rows with gold and a teacher's answer; of rankings queries with an item of a grade above 0 and a
/// teacher's score. What a position lacks leaves it out, counted; an answer that is no label counts as wrong.
/// </summary>
internal sealed class TestPanel
{
    private readonly ExampleTable _table;
    private readonly int[] _starts; // [positions + 1] into Rows

    private TestPanel(ExampleTable table, int[] rows, int[] starts, int[] clusters)
    {
        _table = table;
        Rows = rows;
        _starts = starts;
        Clusters = clusters;
        Teacher = [];
    }

    /// <summary>Rows to ask about, those of a query side by side.</summary>
    public int[] Rows { get; }

    /// <summary>The unit of each position.</summary>
    public int[] Clusters { get; } // [positions]

    /// <summary>The teacher's metric at each position.</summary>
    public double[] Teacher { get; private set; } // [positions]

    /// <summary>Positions (rows, queries) without gold, or of a query without a relevant item.</summary>
    public int WithoutGold { get; private init; }

    /// <summary>Positions with gold that the teacher did not answer.</summary>
    public int WithoutTeacher { get; private init; }

    /// <summary>Judged rows or queries.</summary>
    public int Count => Clusters.Length;

    /// <summary>Independent units among them.</summary>
    public int Units => Clusters.Distinct().Count();

    /// <exception cref="UnderstudyException">When there is no gold, no teacher, or less than two units.</exception>
    public static TestPanel Of(DistilCurveData data)
    {
        ExampleTable table = data.TestTable;
        if (data.TestRows.Length == 0)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"The study needs rows to hold out; of {table.Count} rows none is left for that beside training, selection and calibration. Give more rows (a few hundred at least), or a test file with --test FILE --test-gold COLUMN.");
        }

        int[][] positions = table.HasQueries ? [.. data.TestRows.GroupBy(table.Query).Select(q => q.ToArray())] : [.. data.TestRows.Select(r => new[] { r })];
        int[][] gold = [.. positions.Select(p => table.HasQueries ? [.. p.Where(r => double.IsFinite(table.GoldScore(r)))] : p).Where(p => table.HasQueries ? p.Any(r => table.GoldScore(r) > 0) : table.Gold(p[0]) != LabelSet.None)];
        int[][] kept = [.. gold.Where(p => table.HasQueries ? p.Any(r => double.IsFinite(table.TeacherScore(r))) : table.Teacher(p[0]) != LabelSet.None)];
        if (gold.Length == 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The study judges by gold: none of the {data.TestRows.Length} held-out rows has {(table.HasQueries ? "a gold grade above 0" : "a gold label")}. Name the column with --gold COLUMN, or give a test file with --test FILE --test-gold COLUMN.");
        }

        if (kept.Length == 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, "The study compares with the teacher on the held-out rows: none of those with gold has a teacher's answer. Name its column with --label COLUMN, or for a test file with --test-label COLUMN.");
        }

        int[] starts = new int[kept.Length + 1];
        for (int i = 0; i < kept.Length; i++)
        {
            starts[i + 1] = starts[i] + kept[i].Length;
        }

        var panel = new TestPanel(table, [.. kept.SelectMany(p => p)], starts, [.. kept.Select(p => data.TestUnits[p[0]])]) { WithoutGold = positions.Length - gold.Length, WithoutTeacher = gold.Length - kept.Length };
        if (panel.Units < 2)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"The study needs at least two independent held-out units with gold; found {panel.Units}. Give more rows with gold.");
        }

        panel.Teacher = table.HasQueries
            ? panel.Rank([.. panel.Rows.Select(r => double.IsFinite(table.TeacherScore(r)) ? (float)table.TeacherScore(r) : float.NegativeInfinity)])
            : [.. panel.Rows.Select(r => table.Teacher(r) == table.Gold(r) ? 1.0 : 0)]; // both outside the label set: the benefit of the doubt is the teacher's
        return panel;
    }

    /// <summary>The metric of answers to <see cref="Rows"/>.</summary>
    public double[] Values(Responses answers) => _table.HasQueries
        ? Rank(answers.Scores ?? throw new ArgumentException("Rankings need scores.", nameof(answers)))
        : [.. Rows.Select((r, i) => answers.Labels[i] >= 0 && answers.Labels[i] == _table.Gold(r) ? 1.0 : 0)];

    /// <summary>What no knowledge of the input reaches: one label for all, or an order by chance.</summary>
    public double Chance(DistilCurveData data)
    {
        if (_table.HasQueries)
        {
            return Rank(new float[Rows.Length]).Average();
        }

        int most = data.PoolRows.Select(data.Table.Teacher).Where(l => l >= 0).GroupBy(l => l).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        return Rows.Average(r => _table.Gold(r) == most ? 1.0 : 0);
    }

    /// <summary>Whether a position holds one of these rows.</summary>
    public bool Holds(int position, HashSet<int> rows) => Rows.AsSpan(_starts[position], _starts[position + 1] - _starts[position]).ToArray().Any(rows.Contains);

    private double[] Rank(float[] scores)
    {
        var values = new double[Count];
        for (int q = 0; q < values.Length; q++)
        {
            int start = _starts[q], length = _starts[q + 1] - start;
            values[q] = Ndcg.At(scores.AsSpan(start, length), [.. Rows.AsSpan(start, length).ToArray().Select(_table.GoldScore)]);
        }

        return values;
    }
}
