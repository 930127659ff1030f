using Understudy.Core;

namespace Understudy.Research;

/// <summary>
/// Makes the table that a student of one arm learns from: the pool's rows, then the selection rows, with the arm's labels in the teacher's
/// column. No gold is in it but what the arm was given as labels.
/// </summary>
internal sealed class PoolTable
{
    private readonly DistilCurveData _data;
    private readonly PoolPlan _plan;
    private readonly Seed _seed;

    public PoolTable(DistilCurveData data, PoolPlan plan, Seed seed)
    {
        _data = data;
        _plan = plan;
        _seed = seed;
    }

    /// <summary>Rows of the data's table that the gold set's student labels for <see cref="StudyArm.SelfTaught"/>: the order behind the gold set, then selection.</summary>
    public int[] ToLabel(int repeat) => [.. _plan.Order(repeat).Skip(_plan.GoldRows), .. _data.SelectionRows];

    /// <summary>The pool of an arm.</summary>
    /// <param name="arm">Which labels.</param>
    /// <param name="repeat">Which order.</param>
    /// <param name="size">Rows of the pool.</param>
    /// <param name="taught">For <see cref="StudyArm.SelfTaught"/>: the answers to <see cref="ToLabel"/>.</param>
    public (ExampleTable Table, int[] Train, int[] Selection, int[] Units) Build(StudyArm arm, int repeat, int size, double[] taught)
    {
        int[] pool = _plan.Order(repeat)[..size], selection = _data.SelectionRows;
        int[] shuffled = [.. pool.Skip(_plan.GoldRows)], shuffledSelection = [.. selection];
        var random = new SeededRandom(_seed.For("placebo", repeat).For("pool", size));
        random.Shuffle<int>(shuffled);
        random.Shuffle<int>(shuffledSelection);
        double[] grades = arm == StudyArm.SelfTaught && _data.Table.HasQueries ? [.. pool.Take(_plan.GoldRows).Select(_data.Table.GoldScore).Distinct().Order()] : [];
        var builder = new ExampleTableBuilder();
        int rest = _plan.Available - _plan.GoldRows;
        for (int i = 0; i < pool.Length; i++)
        {
            bool inGoldSet = i < _plan.GoldRows;
            builder.Add(arm switch
            {
                StudyArm.Gold or StudyArm.GoldOnly => Gold(pool[i]),
                StudyArm.Placebo => inGoldSet ? Gold(pool[i]) : Teacher(pool[i], shuffled[i - _plan.GoldRows]),
                StudyArm.SelfTaught => inGoldSet ? Gold(pool[i]) : Taught(pool[i], taught[i - _plan.GoldRows], grades),
                _ => Teacher(pool[i], pool[i]),
            });
        }

        for (int i = 0; i < selection.Length; i++)
        {
            int row = selection[i];
            builder.Add(arm switch
            {
                StudyArm.Gold or StudyArm.GoldOnly => DistilCurveData.HasGold(_data.Table, row) ? Gold(row) : Teacher(row, row),
                StudyArm.Placebo => Teacher(row, shuffledSelection[i]),
                StudyArm.SelfTaught => Taught(row, taught[rest + i], grades),
                _ => Teacher(row, row),
            });
        }

        return (builder.Build(_data.Table.Labels), [.. Enumerable.Range(0, pool.Length)], [.. Enumerable.Range(pool.Length, selection.Length)], [.. pool.Concat(selection).Select(r => _data.Units[r])]);
    }

    private ExampleRow Gold(int row) => Bare(row) with
    {
        Teacher = _data.Table.Gold(row) >= 0 ? _data.Table.Labels.NameOf(_data.Table.Gold(row)) : null,
        TeacherScore = Score(_data.Table.GoldScore(row)),
    };

    private ExampleRow Taught(int row, double answer, double[] grades) => _data.Table.HasQueries
        ? Bare(row) with { TeacherScore = grades.MinBy(g => Math.Abs(g - answer)) }
        : Bare(row) with { Teacher = _data.Table.Labels.NameOf((int)answer) };

    /// <summary>A row with the label that the teacher gave a row: this one, or in the placebo another one.</summary>
    private ExampleRow Teacher(int row, int labelled)
    {
        ExampleTable table = _data.Table;
        int label = table.Teacher(labelled);
        Dictionary<string, double>? soft = null;
        if (table.TeacherDistribution(labelled) is { IsEmpty: false } distribution)
        {
            soft = new(StringComparer.Ordinal);
            for (int c = 0; c < distribution.Length; c++)
            {
                soft[table.Labels.NameOf(c)] = distribution[c];
            }
        }

        return Bare(row) with { Teacher = label >= 0 ? table.Labels.NameOf(label) : null, TeacherDistribution = soft, TeacherScore = Score(table.TeacherScore(labelled)) };
    }

    private ExampleRow Bare(int row)
    {
        ExampleTable table = _data.Table;
        return new ExampleRow { Source = table.Source(row), Input = table.Input(row).ToString(), Query = table.Query(row) < 0 ? null : table.QueryText(table.Query(row)) };
    }

    private static double? Score(double score) => double.IsFinite(score) ? score : null;
}
