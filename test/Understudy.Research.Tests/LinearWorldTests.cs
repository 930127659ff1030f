using Understudy.Core;

using Xunit;

namespace Understudy.Research.Tests;

/// <summary>The whole study with real linear students in worlds whose truth is known.</summary>
public sealed class LinearWorldTests
{
    private static readonly DistilCurveOptions s_options = new() { Pools = [40, 200, 900], Repeats = 1, Replicates = 400 };

    [Fact]
    public async Task A_student_of_a_teacher_with_random_errors_in_a_fifth_of_its_labels_crosses_it()
    {
        DistilCurveResult result = await RunAsync(noise: .2);

        Assert.Equal(ClaimVerdict.Supported, result.Verdict);
        Assert.InRange(result.Crossing!.Value, 200, 900);
        Assert.InRange(result.Teacher.Value, .76, .84);
        Assert.True(result.Slope.Low > 0);
        Assert.Equal(result.Facts.Pools, result.Arm(StudyArm.Teacher).Points.Select(p => p.Rows));
        Assert.All(result.Arms, a => Assert.Null(a.Missing));

        // The controls: shuffled labels do not cross and do not rise; the gold set alone and what it can teach stay below; gold labels do better.
        CurvePoint placebo = result.Arm(StudyArm.Placebo).Largest!, student = result.Arm(StudyArm.Teacher).Largest!;
        Assert.True(placebo.Difference.High < 0);
        Assert.True(placebo.Score.Value < result.Arm(StudyArm.Placebo).Points[0].Score.Value + .05);
        Assert.True(result.Arm(StudyArm.GoldOnly).Largest!.OneSidedHigh < 0);
        Assert.True(result.Arm(StudyArm.SelfTaught).Largest!.OneSidedHigh < 0);
        Assert.True(result.Arm(StudyArm.Gold).Largest!.Score.Value > student.Score.Value);
        Assert.True(result.Arm(StudyArm.Large).Largest!.Parameters > 2 * student.Parameters);
        Assert.InRange(result.Fit!.Rows!.Value, 40, 900);
    }

    [Fact]
    public async Task A_perfect_teacher_is_not_crossed()
    {
        // 60 rows leave the student well below; with many more it ties with a teacher that cannot be beaten, and a tie settles nothing.
        DistilCurveResult result = await RunAsync(noise: 0, s_options with { Pools = [20, 60] });

        Assert.Equal(ClaimVerdict.Contradicted, result.Verdict);
        Assert.Null(result.Crossing);
        Assert.Equal(1, result.Teacher.Value);
        Assert.StartsWith("With the largest pool (60 rows) the student is not above the teacher", result.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rankings_are_judged_by_ndcg_of_queries()
    {
        DistilCurveData data = World.Data(World.Pairs(180, .5), 600);

        DistilCurveResult result = await DistilCurveStudy.RunAsync(data, s_options with { Pools = [150, 600] }, Student(), new FitStore(null), null, TestContext.Current.CancellationToken);

        Assert.Equal((WorkloadKind.Relevance, "NDCG@10"), (result.Kind, result.Metric));
        Assert.Equal((60, 60), (result.Facts.Judged, result.Facts.Units)); // queries, not pairs
        Assert.True(result.Arm(StudyArm.Teacher).Largest!.OneSidedLow > 0, "half of the teacher's grades are thrown dice; the words are not");
        Assert.True(result.Arm(StudyArm.Placebo).Largest!.Score.Value < result.Arm(StudyArm.Teacher).Largest!.Score.Value);
        Assert.InRange(result.Chance, .5, .75);
        Assert.Null(result.Fit); // two pools are no curve
    }

    [Fact]
    public async Task Pools_without_gold_have_no_gold_arms_and_no_support()
    {
        DistilCurveData data = World.Data(World.Labelled(1300, .2, hasGold: r => r >= 700), 700);

        DistilCurveResult result = await DistilCurveStudy.RunAsync(data, s_options with { Pools = [100, 700] }, Student(), new FitStore(null), null, TestContext.Current.CancellationToken);

        Assert.Equal(ClaimVerdict.Inconclusive, result.Verdict);
        Assert.NotNull(result.Crossing);
        Assert.Contains(result.Reasons, r => r.StartsWith("The control of the gold set alone is missing", StringComparison.Ordinal));
        Assert.Equal([StudyArm.Gold, StudyArm.GoldOnly, StudyArm.SelfTaught], result.Arms.Where(a => a.Missing is not null).Select(a => a.Arm));
        Assert.Equal([100, 700], result.Arm(StudyArm.Placebo).Points.Select(p => p.Rows)); // without a gold set every label is shuffled
        Assert.InRange(result.Arm(StudyArm.Placebo).Largest!.Score.Value, 0, .5);
    }

    [Fact]
    public void The_larger_linear_student_has_more_of_every_kind_of_feature_within_its_range()
    {
        var options = new Inference.LinearOptions { Name = "x" };

        Inference.LinearOptions wide = LinearStudent.Widen(options), widest = Enumerable.Range(0, 9).Aggregate(options, (o, _) => LinearStudent.Widen(o));

        Assert.Equal(("x+wide", 1, 3, 16, 6), (wide.Name, wide.MinRows, wide.Features.WordMax, wide.Features.PairWindow, wide.Features.CharMax));
        Assert.Empty(widest.Validate());
        Assert.Equal(0, LinearStudent.Widen(options with { Features = options.Features with { CharMax = 0 } }).Features.CharMax);
    }

    private static LinearStudent Student() => new(TimeSpan.FromSeconds(0.2), 2);

    private static Task<DistilCurveResult> RunAsync(double noise, DistilCurveOptions? options = null) =>
        DistilCurveStudy.RunAsync(World.Data(World.Labelled(1700, noise), 900), options ?? s_options, Student(), new FitStore(null), null, TestContext.Current.CancellationToken);
}
