using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Comparison;

public sealed class NeedsTests
{
    [Fact]
    public void Training_examples_come_from_the_learning_curve_with_an_interval()
    {
        // .95 − 3/√n: .85 at 900. Teacher .92 − .02 margin = .90 needs (3/.05)² = 3,600.
        EvaluationResult result = Make([225, 400, 625, 900], n => 0.95 - (3 / Math.Sqrt(n)), specialist: 850, teacher: 920);
        SizeNeed need = result.Needs.TrainExamples!;
        Assert.InRange(need.Value!.Value, 3000, 4300);
        Assert.True(need.Low < need.Value && (need.High is null || need.High > need.Value));
        Assert.False(need.Unreachable);
        Assert.Equal(900, need.Have);
        Assert.Equal(0.90, result.LearningCurve.Bar!.Value, 2);
        Assert.Equal(0.95, result.LearningCurve.Asymptote!.Value, 2);
        Assert.Equal(4, result.LearningCurve.Points.Count);
    }

    [Fact]
    public void A_curve_that_flattens_below_the_bar_makes_it_unreachable()
    {
        EvaluationResult result = Make([100, 1000, 10_000, 100_000], n => 0.85 - (0.5 / n), specialist: 850, teacher: 990);
        SizeNeed need = result.Needs.TrainExamples!;
        Assert.True(need.Unreachable);
        Assert.Null(need.Value);
        Assert.Contains("flattens", need.Statement, StringComparison.Ordinal);
        Assert.Contains(need.Statement, result.Reasons);
    }

    [Fact]
    public void A_crossing_beyond_a_billion_examples_is_out_of_reach_and_no_plan()
    {
        // .94 − .1264 n^−.05: .85 at 900, .90 at ten billion.
        EvaluationResult result = Make([100, 900, 8100, 72_900], n => 0.94 - (0.1264 * Math.Pow(n, -0.05)), specialist: 870, teacher: 920);
        Assert.Contains("the bar is out of reach", result.Needs.TrainExamples!.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_curve_no_number_is_made_up()
    {
        Assert.Null(Make([], _ => 0, specialist: 850, teacher: 920).Needs.TrainExamples);
        EvaluationResult two = Make([100, 200], _ => 0.8, specialist: 850, teacher: 920);
        Assert.Null(two.Needs.TrainExamples);
        Assert.Equal(2, two.LearningCurve.Points.Count);
    }

    [Fact]
    public void Calibration_examples_are_named_when_no_threshold_qualifies()
    {
        var world = new World { Count = 140, Calibration = 40, Gold = _ => "billing", Teacher = _ => "billing", Candidates = [new(0.5, 0.5, 0)] };
        EvaluationResult result = world.Evaluate(r => r with { Facts = r.Facts with { SelectionUnits = 400 } });
        Assert.InRange(result.Needs.CalibrationExamples!.Value, 2 * 59, 2 * 95);
    }

    [Fact]
    public void A_bar_that_cannot_be_reached_by_testing_is_unreachable()
    {
        EvaluationResult result = new World { Count = 1000, Teacher = _ => "billing", Specialist = i => i % 10 == 0 ? 1 : 0 }.Evaluate();
        Assert.True(result.Needs.TestExamples!.Unreachable);
        EvaluationResult near = new World { Count = 200, Teacher = _ => "billing", Specialist = i => i % 33 == 0 ? 1 : 0 }.Evaluate();
        Assert.Equal(Verdict.NotYet, near.Alone.Verdict);
        Assert.InRange(near.Needs.TestExamples!.Value!.Value, 1000, 2500); // .965 against .95
        Assert.Null(near.Needs.TestExamples.High);
    }

    private static EvaluationResult Make(int[] sizes, Func<double, double> curve, int specialist, int teacher)
    {
        var world = new World
        {
            Count = 1000,
            Gold = _ => "billing",
            Teacher = i => i < teacher ? "billing" : "login",
            Specialist = i => i < specialist ? 0 : 1,
        };
        return world.Evaluate(r => r with { Facts = r.Facts with { LearningCurve = [.. sizes.Select(n => new LearningPoint(n, curve(n), 5000))] } });
    }
}
