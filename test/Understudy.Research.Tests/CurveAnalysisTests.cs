using Understudy.Core;

using Xunit;

namespace Understudy.Research.Tests;

public sealed class CurveAnalysisTests
{
    [Fact]
    public async Task No_better_student_is_found_above_by_chance_more_often_than_stated()
    {
        // Teacher and students answer rightly with the same chance, independently: the edge of the hypothesis. Four pools, 120 studies.
        int crossings = 0;
        for (ulong study = 0; study < 120; study++)
        {
            DistilCurveData data = World.Data(World.Labelled(420, .3, seed: 100 + study), 220);
            var student = new FakeStudent(_ => .7) { Identity = "edge" };
            DistilCurveResult result = await RunAsync(data, new DistilCurveOptions { Pools = [40, 80, 160, 220], Repeats = 1, Replicates = 200, Seed = new Seed(study) }, student);
            crossings += result.Crossing is null ? 0 : 1;
        }

        // At a true rate of .05 more than 13 of 120 have a chance of .004 (binomial).
        Assert.InRange(crossings, 0, 13);
    }

    [Fact]
    public async Task Pools_above_the_teacher_have_a_simultaneous_bound_above_zero_and_that_is_below_the_single_one()
    {
        DistilCurveResult result = await RunAsync(World.Data(World.Labelled(900, .4), 400), new DistilCurveOptions { Pools = [50, 100, 200, 400], Replicates = 400 }, new FakeStudent(r => .45 + (.05 * Math.Log2(r.TrainRows.Length / 50.0))));

        foreach (CurvePoint p in result.Arm(StudyArm.Teacher).Points)
        {
            Assert.True(p.SimultaneousLow <= p.OneSidedLow);
            Assert.True(p.Above != true || p.SimultaneousLow > 0);
        }

        Assert.All(result.Arm(StudyArm.Gold).Points, p => Assert.Null(p.Above));
    }

    [Fact]
    public async Task The_slope_is_the_least_squares_slope_of_the_means_over_doublings()
    {
        DistilCurveResult result = await RunAsync(World.Data(World.Labelled(900, .2), 400), new DistilCurveOptions { Pools = [50, 130, 400], Replicates = 200 }, new FakeStudent(r => .5 + (.04 * Math.Log2(r.TrainRows.Length))));
        CurvePoint[] points = [.. result.Arm(StudyArm.Teacher).Points];

        // By the textbook: Σ(x − x̄)(y − ȳ) / Σ(x − x̄)².
        double mean = points.Average(p => Math.Log2(p.Rows)), level = points.Average(p => p.Difference.Value);
        double expected = points.Sum(p => (Math.Log2(p.Rows) - mean) * (p.Difference.Value - level)) / points.Sum(p => Math.Pow(Math.Log2(p.Rows) - mean, 2));

        Assert.Equal(expected, result.Slope.Value, 1e-9);
        Assert.InRange(result.Slope.Value, result.Slope.Low, result.Slope.High);
        Assert.Equal(500, result.Slope.Count);
    }

    [Fact]
    public async Task A_points_difference_is_the_mean_of_its_repeats_and_pairs_with_the_teacher()
    {
        DistilCurveResult result = await RunAsync(World.Data(World.Labelled(600, .2), 200), new DistilCurveOptions { Pools = [50, 200], Replicates = 200 }, new FakeStudent(_ => .6));

        foreach (CurvePoint p in result.Arms.SelectMany(a => a.Points))
        {
            Assert.Equal(p.Repeats.Average(), p.Difference.Value, 1e-9);
            Assert.Equal(p.Score.Value - result.Teacher.Value, p.Difference.Value, 1e-9);
            Assert.Equal(3, p.Repeats.Count);
        }
    }

    [Fact]
    public async Task A_larger_student_that_costs_much_gets_the_largest_pool_only()
    {
        var cheap = new FakeStudent(_ => .6) { EnlargeEverywhere = true };
        var options = new DistilCurveOptions { Pools = [50, 100, 200], Replicates = 200, Repeats = 1 };
        DistilCurveData data = World.Data(World.Labelled(400, .2), 200);

        Assert.Equal([200], (await RunAsync(data, options, new FakeStudent(_ => .6))).Arm(StudyArm.Large).Points.Select(p => p.Rows));
        Assert.Equal([50, 100, 200], (await RunAsync(data, options, cheap)).Arm(StudyArm.Large).Points.Select(p => p.Rows));
        Assert.Equal(["state of 50", "state of 100", "state of 200"], cheap.Requests.Select(r => r.Enlarge).OfType<string>());
    }

    [Fact]
    public async Task Rows_without_gold_or_teacher_are_left_out_and_counted()
    {
        ExampleTable table = World.Labelled(400, .2, hasGold: r => r is < 200 or >= 230);
        ExampleTable noTeacher = World.Labelled(400, 0, hasGold: r => r is < 200 or >= 230, teacher: i => i is >= 230 and < 250 ? null : i % 2 == 0 ? "apple" : "boat");
        var options = new DistilCurveOptions { Pools = [50, 200], Replicates = 200, Repeats = 1 };

        StudyFacts one = (await RunAsync(World.Data(table, 200), options, new FakeStudent(_ => .6))).Facts, two = (await RunAsync(World.Data(noTeacher, 200), options, new FakeStudent(_ => .6))).Facts;

        Assert.Equal((170, 30, 0), (one.Judged, one.WithoutGold, one.WithoutTeacher));
        Assert.Equal((150, 30, 20), (two.Judged, two.WithoutGold, two.WithoutTeacher));
    }

    [Fact]
    public async Task Test_rows_that_repeat_training_rows_are_counted_and_the_result_is_given_without_them()
    {
        DistilCurveData data = World.Data(World.Labelled(400, .2), 200) with { OverlapRows = [3, 250, 260, 270] };

        DistilCurveResult result = await RunAsync(data, new DistilCurveOptions { Pools = [50, 200], Replicates = 200, Repeats = 1 }, new FakeStudent(_ => .6));

        Assert.Equal(3, result.Facts.Overlapping);
        Assert.Contains(result.Notes, n => n.StartsWith("3 of the 200 judged rows repeat training rows. With the largest pool student − teacher is ", StringComparison.Ordinal) && n.EndsWith(" without.", StringComparison.Ordinal));
    }

    [Fact]
    public void Held_out_rows_that_cannot_judge_are_refused()
    {
        ExampleTable noGold = World.Labelled(400, .2, hasGold: r => r < 200), noTeacher = World.Labelled(400, 0, teacher: i => i >= 200 ? null : i % 2 == 0 ? "apple" : "boat");

        Says(World.Data(noGold, 200), ErrorCode.OptionsInvalid, "The study judges by gold: none of the 200 held-out rows has a gold label. Name the column with --gold COLUMN, or give a test file with --test FILE --test-gold COLUMN.");
        Says(World.Data(noTeacher, 200), ErrorCode.OptionsInvalid, "The study compares with the teacher on the held-out rows: none of those with gold has a teacher's answer. Name its column with --label COLUMN, or for a test file with --test-label COLUMN.");
        Says(World.Data(World.Labelled(400, .2), 399), ErrorCode.TooFewExamples, "The study needs at least two independent held-out units with gold; found 1. Give more rows with gold.");
        Says(World.Data(World.Labelled(400, .2), 200) with { TestRows = [] }, ErrorCode.TooFewExamples, "The study needs rows to hold out; of 400 rows none is left for that beside training, selection and calibration. Give more rows (a few hundred at least), or a test file with --test FILE --test-gold COLUMN.");
    }

    private static void Says(DistilCurveData data, ErrorCode code, string message)
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => DistilCurveStudy.Check(data, new DistilCurveOptions { Pools = [50, 100] }));

        Assert.Equal((code, message), (e.Code, e.Message));
    }

    private static Task<DistilCurveResult> RunAsync(DistilCurveData data, DistilCurveOptions options, FakeStudent student) =>
        DistilCurveStudy.RunAsync(data, options, student, new FitStore(null), null, TestContext.Current.CancellationToken);
}
