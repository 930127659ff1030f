using Understudy.Core;
using Understudy.Statistics;
using Xunit;

namespace Understudy.Evaluation.Tests.Comparison;

public sealed class GoldVerdictTests
{
    [Fact]
    public void Non_inferior_beyond_doubt_is_promoted()
    {
        EvaluationResult result = World.Paired(1700, 60, 60, 180).Evaluate();
        Assert.Equal(TruthKind.Gold, result.Truth);
        Assert.Equal(Verdict.Promote, result.Alone.Verdict);
        Assert.Equal(PromotionMode.Alone, result.Deciding); // No threshold was certified.
        Assert.Equal(Verdict.NotYet, result.WithEscalation!.Verdict);
        DifferenceResult d = result.Difference!;
        Assert.Equal(new PairedCounts(1700, 60, 60, 180), d.Counts);
        Assert.Equal("tango-score", d.Method);

        // Look 1 may use .04 of .05; the closed form of the score bound at difference 0: −z²-ish, by Tango's own library function.
        Assert.Equal(TangoScore.LowerBound(d.Counts!.Value, 0.96), d.Low, 12);
        Assert.Equal(TangoScore.NonInferiorityPValue(d.Counts!.Value, 0.02), d.PValue, 12);
        Assert.InRange(d.Low, -0.02, -0.009);
        Assert.Equal(1, d.SuperiorityPValue, 12);
        Assert.Null(result.Needs.TestExamples);
    }

    [Fact]
    public void Inferior_beyond_doubt_is_refused()
    {
        EvaluationResult result = World.Paired(1500, 50, 250, 200).Evaluate();
        Assert.Equal(Verdict.Refuse, result.Alone.Verdict);
        Assert.True(result.Difference!.High < -0.02);
        Assert.True(result.Difference.SuperiorityPValue < 1e-6);
    }

    [Fact]
    public void In_between_it_says_not_yet_and_how_many_test_examples_are_missing()
    {
        EvaluationResult result = World.Paired(170, 10, 10, 10).Evaluate();
        Assert.Equal(Verdict.NotYet, result.Alone.Verdict);
        SizeNeed need = result.Needs.TestExamples!;

        // 10 % discordance, no difference, 2 points, level .04, power .8: about 1,720.
        Assert.InRange(need.Value!.Value, 1500, 2000);
        Assert.True(need.Low < need.Value && (need.High is null || need.High > need.Value));
        Assert.Equal(200, need.Have);
        Assert.False(need.Unreachable);
        Assert.Contains(need.Statement, result.Reasons);
    }

    [Fact]
    public void Hopeless_differences_need_no_number_of_test_examples()
    {
        // Not refused at a wide margin of error, yet observed far below.
        EvaluationResult result = World.Paired(1500, 0, 400, 100, new EvaluationOptions { Replicates = 200 }).Evaluate();
        Assert.Equal(Verdict.Refuse, result.Alone.Verdict);
        Assert.True(result.Needs.TestExamples!.Unreachable);
        Assert.Null(result.Needs.TestExamples.Value);
    }

    [Fact]
    public void A_better_specialist_is_called_superior_by_exact_McNemar()
    {
        EvaluationResult result = World.Paired(800, 120, 30, 50).Evaluate();
        Assert.Equal(Verdict.Promote, result.Alone.Verdict);
        Assert.Equal(McNemar.ExactPValue(120, 30), result.Difference!.SuperiorityPValue, 12);
        Assert.Contains(result.Reasons, r => r.Contains("McNemar", StringComparison.Ordinal));
    }

    [Fact]
    public void With_escalation_the_teacher_answers_below_the_threshold()
    {
        // The specialist is hopeless below .5 and nearly perfect above; the teacher knows everything.
        var world = new World
        {
            Count = 2400,
            Calibration = 400,
            Gold = _ => "billing",
            Teacher = _ => "billing",
            Specialist = i => i % 2 == 0 ? (i % 400 == 0 ? 1 : 0) : 1,
            Confidence = i => i % 2 == 0 ? 0.9f : 0.2f,
            Candidates = [new(0.9f, 0.5, 0.005), new(0.2f, 1, 0.5)],
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(PromotionMode.WithEscalation, result.Deciding);
        Assert.Equal(0.9f, result.Escalation.Threshold);
        Assert.Equal(Verdict.Promote, result.Decision);
        Assert.Equal(Verdict.Refuse, result.Alone.Verdict);
        ResponderResult both = result.Responders.Single(r => r.IsEscalating);
        Assert.Equal(0.5, both.Metrics.Coverage!.Value, 12);
        Assert.Equal(5 / 1000.0, both.Metrics.KeptError!.Value, 12);
        Assert.Equal(1 - (5 / 2000.0), both.Metrics.Accuracy!.Value, 12);
        Assert.Equal(["specialist", "specialist + teacher", "teacher", "always \"billing\""], result.Responders.Select(r => r.Name));
        Assert.False(result.KeptOnTest!.Contradicts);
    }

    [Fact]
    public void A_guarantee_that_the_test_rows_contradict_promotes_nothing()
    {
        var world = new World
        {
            Count = 2400,
            Calibration = 400,
            Gold = _ => "billing",
            Teacher = i => i % 4 == 0 ? "login" : "billing",
            Specialist = i => i >= 400 && i % 10 == 0 ? 1 : 0, // right on all of calibration, 10 % wrong on test
            Candidates = [new(0.5, 1, 0)],
        };
        EvaluationResult result = world.Evaluate();
        Assert.True(result.WithEscalation!.Difference!.Low > 0);
        Assert.True(result.KeptOnTest!.Contradicts);
        Assert.Equal(Verdict.NotYet, result.WithEscalation.Verdict);
        Assert.Contains(result.WithEscalation.Reasons, r => r.Contains("does not carry over", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_without_gold_are_left_out_and_counted()
    {
        World world = World.Paired(1700, 60, 60, 180);
        var partly = new World { Count = world.Count, Gold = i => i % 4 == 0 ? null : "billing", Teacher = world.Teacher, Specialist = world.Specialist };
        EvaluationResult result = partly.Evaluate();
        Assert.Equal(TruthKind.Gold, result.Truth);
        Assert.Equal(500, result.Units.TestRowsWithoutTruth);
        Assert.Equal(1500, result.Units.Test);
        Assert.Contains(result.Warnings, w => w.Contains("500 test rows have no gold", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_that_the_teacher_never_answered_take_no_part_in_the_pairs()
    {
        World world = World.Paired(900, 30, 30, 40);
        var partly = new World { Count = world.Count, Gold = world.Gold, Teacher = i => i % 10 == 0 ? null : world.Teacher(i), Specialist = world.Specialist };
        DifferenceResult d = partly.Evaluate().Alone.Difference!;
        Assert.Equal(900, d.Units);
        Assert.Equal(100, d.LeftOut);
    }

    [Fact]
    public void Several_rows_a_unit_are_resampled_by_unit()
    {
        // 400 units of five equal rows: a row-wise interval would be √5 too narrow.
        World flat = World.Paired(300, 45, 45, 10);
        var clustered = new World
        {
            Count = 2000,
            Gold = i => flat.Gold(i / 5),
            Teacher = i => flat.Teacher(i / 5),
            Specialist = i => flat.Specialist(i / 5),
            Units = [.. Enumerable.Range(0, 2000).Select(i => i / 5)],
            Options = new EvaluationOptions { Replicates = 2000 },
        };
        DifferenceResult one = flat.Evaluate().Difference!, many = clustered.Evaluate().Difference!;
        Assert.StartsWith("cluster-bootstrap(", many.Method, StringComparison.Ordinal);
        Assert.Equal(one.Counts, many.Counts);
        Assert.InRange((many.High - many.Low) / (one.High - one.Low), 0.9, 1.1);
        Assert.Equal(Population.Calls, clustered.Evaluate().Population);
    }

    [Fact]
    public void Few_differing_units_are_judged_by_Tango_not_by_a_bootstrap_that_sees_no_variance()
    {
        var world = new World
        {
            Count = 120,
            Gold = _ => "billing",
            Teacher = _ => "billing",
            Specialist = _ => 0,
            Units = [.. Enumerable.Range(0, 120).Select(i => i / 2)],
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(Verdict.NotYet, result.Alone.Verdict);
        Assert.Contains("tango", result.Difference!.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void Gold_outside_the_label_set_never_favours_the_specialist()
    {
        var world = new World { Count = 200, Gold = i => i < 20 ? "unheard-of" : "billing", Teacher = i => i < 20 ? "unheard-of" : "billing" };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(20, result.Difference!.Counts!.Value.OnlySecond);
        Assert.Contains(result.Warnings, w => w.Contains("does not know", StringComparison.Ordinal));
    }
}
