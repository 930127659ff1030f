using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Training.Tests.Search;

public sealed class GradeScaleTests
{
    [Fact]
    public void Few_grades_are_classes_of_their_own()
    {
        var scale = GradeScale.Of([3, 0, 1.5, 3, double.NaN, 0]);

        Assert.Equal([0, 1.5, 3], scale.Values);
        Assert.Equal(["0", "1.5", "3"], scale.Names);
        Assert.Equal([0, 0, 0, 1, 1, 2, 2], new[] { -9, 0, 1.4, 1.5, 2.9, 3, 99 }.Select(scale.ClassOf));
    }

    [Fact]
    public void Many_scores_become_bins_of_equal_count_with_their_means()
    {
        var scale = GradeScale.Of(Enumerable.Range(0, 800).Select(i => i / 10.0));

        Assert.Equal(Enumerable.Range(0, 8).Select(b => (b * 10) + 4.95), scale.Values, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([0, 0, 1, 7], new[] { 0, 9.9, 10, 1000 }.Select(scale.ClassOf));
    }

    [Fact]
    public void Classes_rise_with_the_grade_and_every_class_is_used() =>
        Gen.Select(Gen.Int[0, 40], Gen.Double[-5, 5]).Select((a, b) => a < 20 ? a : b).Array[2, 200].Where(g => g.Distinct().Count() > 1).Sample(grades =>
        {
            var scale = GradeScale.Of(grades);
            int[] classes = [.. grades.Order().Select(scale.ClassOf)];
            return classes.SequenceEqual(classes.Order()) && classes.Distinct().Count() == scale.Values.Count && scale.Values.SequenceEqual(scale.Values.Order())
                && Math.Abs(grades.Average() - grades.Average(g => scale.Values[scale.ClassOf(g)])) < 1e-9;
        });

    [Fact]
    public void Grades_below_nothing_count_from_the_lowest()
    {
        Assert.Equal([0, 2, 5], new[] { -2.0, 0, 3 }.Select(GradeScale.Of([-2, 0, 3]).Gains.Of));
        Assert.Equal([0, 1, 3], new[] { -2.0, 1, 3 }.Select(GradeScale.Of([1, 3]).Gains.Of));
        Assert.Equal(ErrorCode.TooFewExamples, Assert.Throws<UnderstudyException>(() => GradeScale.Of([1, 1])).Code);
    }
}
