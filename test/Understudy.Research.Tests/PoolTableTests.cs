using Understudy.Core;

using Xunit;

namespace Understudy.Research.Tests;

public sealed class PoolTableTests
{
    private const int Size = 200, Gold = 60;
    private readonly ExampleTable _table = World.Labelled(400, .3);
    private readonly DistilCurveData _data;
    private readonly PoolPlan _plan;
    private readonly PoolTable _pools;

    public PoolTableTests()
    {
        _data = World.Data(_table, 300, 40);
        _plan = PoolPlan.Make(_data, new DistilCurveOptions { Pools = [Size, 300], GoldRows = Gold });
        _pools = new PoolTable(_data, _plan, new Seed(3));
    }

    [Fact]
    public void Every_arm_has_the_rows_of_the_pool_in_their_order_and_selection_behind_them()
    {
        foreach (StudyArm arm in Enum.GetValues<StudyArm>())
        {
            (ExampleTable table, int[] train, int[] selection, int[] units) = Build(arm);

            int[] rows = [.. _plan.Order(0)[..Size], .. _data.SelectionRows];
            Assert.Equal(rows.Select(r => _table.Input(r).ToString()), Enumerable.Range(0, table.Count).Select(r => table.Input(r).ToString()));
            Assert.Equal(rows.Select(r => _data.Units[r]), units);
            Assert.Equal((Size, 40), (train.Length, selection.Length));
            Assert.False(table.HasGold); // what a student may not see is not in its table
        }
    }

    [Fact]
    public void The_teachers_arm_and_the_larger_student_learn_the_teachers_labels()
    {
        Assert.Equal(Teacher(Size), Labels(StudyArm.Teacher));
        Assert.Equal(Teacher(Size), Labels(StudyArm.Large));
    }

    [Fact]
    public void The_gold_arm_learns_gold() => Assert.Equal(_plan.Order(0)[..Size].Select(r => _table.Gold(r)), Labels(StudyArm.Gold));

    [Fact]
    public void The_placebo_keeps_the_gold_set_and_the_frequencies_of_the_rest_but_not_its_order()
    {
        int[] labels = Labels(StudyArm.Placebo), rest = Teacher(Size)[Gold..];

        Assert.Equal(_plan.Order(0)[..Gold].Select(r => _table.Gold(r)), labels[..Gold]);
        Assert.Equal(rest.Order(), labels[Gold..].Order());
        Assert.InRange(labels[Gold..].Zip(rest).Count(p => p.First == p.Second), 0, 90); // by chance a third of 140
    }

    [Fact]
    public void The_self_taught_pool_has_gold_first_and_the_students_own_answers_behind()
    {
        double[] answers = [.. _pools.ToLabel(0).Select((_, i) => (double)(i % 3))];
        (ExampleTable table, _, int[] selection, _) = _pools.Build(StudyArm.SelfTaught, 0, Size, answers);

        Assert.Equal(_plan.Order(0)[..Gold].Select(r => _table.Gold(r)), Enumerable.Range(0, Gold).Select(r => table.Teacher(r)));
        Assert.Equal(Enumerable.Range(0, Size - Gold).Select(i => i % 3), Enumerable.Range(Gold, Size - Gold).Select(r => table.Teacher(r)));
        Assert.Equal(selection.Select((_, i) => (300 - Gold + i) % 3), selection.Select(r => table.Teacher(r)));
    }

    [Fact]
    public void Self_taught_grades_are_rounded_to_the_gold_sets()
    {
        ExampleTable table = World.Pairs(60, 0);
        DistilCurveData data = World.Data(table, 250);
        var plan = PoolPlan.Make(data, new DistilCurveOptions { Pools = [100, 250] });
        var pools = new PoolTable(data, plan, new Seed(3));

        ExampleTable taught = pools.Build(StudyArm.SelfTaught, 0, 250, [.. pools.ToLabel(0).Select((_, i) => (i % 21 / 10.0) - .1)]).Table;

        Assert.Equal([0.0, 1, 2], Enumerable.Range(100, 150).Select(taught.TeacherScore).Distinct().Order());
    }

    [Fact]
    public void A_teachers_distribution_stays_with_its_label()
    {
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < 60; i++)
        {
            builder.Add(new ExampleRow { Source = i + 1, Input = $"text {i}", Teacher = i % 2 == 0 ? "a" : "b", TeacherDistribution = new Dictionary<string, double>(StringComparer.Ordinal) { ["a"] = i % 2 == 0 ? .9 : .2, ["b"] = i % 2 == 0 ? .1 : .8 }, Gold = "a" });
        }

        DistilCurveData data = World.Data(builder.Build(), 50);
        var plan = PoolPlan.Make(data, new DistilCurveOptions { Pools = [20, 50] });
        ExampleTable placebo = new PoolTable(data, plan, new Seed(1)).Build(StudyArm.Placebo, 0, 50, []).Table;

        Assert.All(Enumerable.Range(20, 30), r => Assert.Equal(placebo.Teacher(r) == 0 ? .9f : .2f, placebo.TeacherDistribution(r)[0]));
        Assert.All(Enumerable.Range(0, 20), r => Assert.True(placebo.TeacherDistribution(r).IsEmpty));
    }

    private (ExampleTable Table, int[] Train, int[] Selection, int[] Units) Build(StudyArm arm) => _pools.Build(arm, 0, Size, [.. _pools.ToLabel(0).Select(_ => 0.0)]);

    private int[] Labels(StudyArm arm)
    {
        (ExampleTable table, int[] train, _, _) = Build(arm);
        return [.. train.Select(r => table.Teacher(r))];
    }

    private int[] Teacher(int size) => [.. _plan.Order(0)[..size].Select(r => _table.Teacher(r))];
}
