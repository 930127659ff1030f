using Understudy.Core;
using Understudy.Statistics;
using Xunit;

namespace Understudy.Evaluation.Tests.Comparison;

public sealed class AgreementVerdictTests
{
    // Level .04 at look 1. P(X ≥ 971 | 1000, .95) = .0007; 960 → .077; 930: upper bound .942 < .95.
    [Theory]
    [InlineData(971, Verdict.Promote)]
    [InlineData(960, Verdict.NotYet)]
    [InlineData(930, Verdict.Refuse)]
    public void The_exact_binomial_decides(int agreeing, Verdict expected)
    {
        EvaluationResult result = Make(agreeing).Evaluate();
        Assert.Equal(TruthKind.Agreement, result.Truth);
        Assert.Equal(expected, result.Alone.Verdict);
        Assert.Equal(ExactBinomialTest.PValueGreater(agreeing, 1000, 0.95), result.Alone.Bar!.PValue, 12);
        Assert.Null(result.Difference);
    }

    [Fact]
    public void The_teacher_has_no_accuracy_against_itself()
    {
        EvaluationResult result = Make(971).Evaluate();
        Assert.Null(result.Responders.Single(r => r.Kind == ResponderKind.Teacher).Metrics.Accuracy);
        Assert.StartsWith("Judged by agreement", result.TruthStatement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(971, 0)]
    [InlineData(960, 200)]
    [InlineData(930, 200)]
    [InlineData(600, 400)]
    public void No_sentence_calls_a_disagreement_an_error(int agreeing, int calibration)
    {
        var world = new World
        {
            Count = 1000 + calibration,
            Calibration = calibration,
            Teacher = i => i % 3 == 0 ? "login" : "billing",
            Refused = i => i % 97 == 0,
            Specialist = i => (i - calibration < agreeing) == (i % 3 == 0) ? 1 : 0,
            Candidates = [new(0.5, 1, 0.01)],
            Input = i => "input " + (i % 400),
        };
        EvaluationResult result = world.Evaluate(r => r with { LookNumber = 2, OverlapRows = [r.TestRows[0]] });
        string[] sentences = [result.TruthStatement, result.PopulationStatement, result.Escalation.Reason, .. result.Reasons, .. result.Warnings, .. result.Alone.Reasons, .. result.WithEscalation!.Reasons, result.Alone.Hypothesis];
        Assert.All(sentences, s =>
        {
            Assert.DoesNotContain("error", s, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("wrong", s, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("mistake", s, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("is right", s, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Escalated_rows_agree_by_definition_and_it_is_said()
    {
        var world = new World
        {
            Count = 1400,
            Calibration = 400,
            Teacher = _ => "billing",
            Specialist = i => i % 5 == 0 ? 1 : 0,
            Confidence = i => i % 5 == 0 ? 0.3f : 0.95f,
            Candidates = [new(0.9, 0.8, 0.0)],
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(Verdict.Refuse, result.Alone.Verdict);
        Assert.Equal(Verdict.Promote, result.WithEscalation!.Verdict);
        Assert.Equal(1000, result.WithEscalation.Bar!.Successes);
        Assert.Contains(result.WithEscalation.Reasons, r => r.Contains("by definition", StringComparison.Ordinal));
        Assert.Equal(Verdict.Promote, result.Decision);
    }

    [Fact]
    public void Without_a_certified_threshold_escalation_promotes_nothing_though_it_would_agree_throughout()
    {
        World world = Make(971);
        EvaluationResult result = world.Evaluate();
        Assert.Null(result.Escalation.Threshold);
        Assert.Equal(Verdict.NotYet, result.WithEscalation!.Verdict);
        Assert.Equal(PromotionMode.Alone, result.Deciding);
    }

    [Fact]
    public void A_refused_row_must_be_escalated()
    {
        var world = new World { Count = 100, Teacher = _ => "billing", Refused = i => i < 10 };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(90, result.Alone.Bar!.Successes);
        Assert.Equal(100, result.Alone.Bar.Units);
    }

    [Fact]
    public void Exact_statements_take_one_row_a_unit()
    {
        var world = new World
        {
            Count = 1000,
            Teacher = _ => "billing",
            Specialist = i => i % 50 == 0 ? 1 : 0,
            Units = [.. Enumerable.Range(0, 1000).Select(i => i / 10)],
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(100, result.Alone.Bar!.Units);
        Assert.Equal(1000, result.Units.TestRows);
        Assert.Contains("one row per unit", result.PopulationStatement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_teacher_that_contradicts_itself_puts_the_bar_out_of_reach_and_it_is_said()
    {
        // Each input five times, answered 3 : 2.
        var world = new World { Count = 1000, Input = i => "same " + (i / 5), Teacher = i => i % 5 < 3 ? "billing" : "login" };
        EvaluationResult result = world.Evaluate();
        Assert.InRange(result.TeacherConsistency!.Ceiling.Value, 0.4, 0.7);
        Assert.Equal(200, result.TeacherConsistency.RepeatedInputs);
        Assert.Contains(result.Reasons, r => r.Contains("out of anybody's reach", StringComparison.Ordinal));
    }

    [Fact]
    public void Volunteered_gold_is_shown_apart_and_never_mixed_in()
    {
        var world = new World { Count = 1000, Teacher = _ => "billing", Gold = i => i < 100 ? (i < 50 ? "billing" : "login") : null };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(TruthKind.Agreement, result.Truth);
        Assert.Equal(1000, result.Alone.Bar!.Successes);
        Assert.Equal(100, result.VolunteeredGold!.Units);
        Assert.Equal(0.5, result.VolunteeredGold.Specialist.Value, 12);
        Assert.Equal(0.5, result.VolunteeredGold.Teacher!.Value, 12);
        Assert.Null(result.PredictionPowered);
    }

    [Fact]
    public void Gold_drawn_at_random_decides_and_is_powered_by_the_teachers_answers()
    {
        // Specialist and teacher agree wherever both are right; gold on every tenth row.
        var world = new World
        {
            Count = 2000,
            Gold = i => i % 10 == 0 ? "billing" : null,
            Teacher = _ => "billing",
            Specialist = i => (i / 10) % 8 == 0 ? 1 : 0,
            Options = new EvaluationOptions { Replicates = 200, SampledGoldProbability = 0.1 },
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(TruthKind.Gold, result.Truth);
        Assert.Equal(200, result.Units.Test);
        PredictionPoweredResult p = result.PredictionPowered!;
        Assert.Equal((200, 1800), (p.GoldUnits, p.OtherUnits));
        Assert.Equal(0.875, p.Accuracy.Value, 6);
        Assert.Equal(-0.125, p.Difference!.Value, 6);
        Assert.True(p.Accuracy.High - p.Accuracy.Low < result.Alone.Rate.High - result.Alone.Rate.Low);
    }

    private static World Make(int agreeing) => new() { Count = 1000, Teacher = _ => "billing", Specialist = i => i < agreeing ? 0 : 1 };
}
