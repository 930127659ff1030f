using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Comparison;

public sealed class NoTeacherVerdictTests
{
    [Theory]
    [InlineData(0.85, Verdict.Promote)]
    [InlineData(0.90, Verdict.NotYet)]
    [InlineData(0.95, Verdict.Refuse)]
    public void The_target_has_to_be_beaten(double target, Verdict expected)
    {
        EvaluationResult result = Make(new EvaluationOptions { Replicates = 200, Target = target }).Evaluate();
        Assert.Equal(TruthKind.Gold, result.Truth);
        Assert.Equal(expected, result.Decision);
        Assert.Equal(target, result.Alone.Bar!.Bar);
        Assert.Null(result.WithEscalation);
    }

    [Fact]
    public void Every_responder_has_to_be_beaten()
    {
        EvaluationResult result = Make().Evaluate();

        // weak 80 %, equal 90 % on other rows, specialist 90 %.
        Assert.Equal(Verdict.NotYet, result.Decision);
        Assert.Equal("equal", result.Difference!.Comparator);
        Assert.Equal(0, result.Difference.Margin);
        Assert.Contains(result.Alone.AgainstOthers, d => d.Comparator == "weak" && d.Low > 0);
    }

    [Fact]
    public void The_one_named_beforehand_is_enough()
    {
        EvaluationResult result = Make(new EvaluationOptions { Replicates = 200, PrimaryResponder = "weak" }).Evaluate();
        Assert.Equal(Verdict.Promote, result.Decision);
        Assert.Equal("weak", result.Difference!.Comparator);
        Assert.Equal(["weak"], result.Registration.Comparators);
        Assert.Contains(result.Alone.AgainstOthers, d => d.Comparator == "equal");
    }

    [Fact]
    public void One_responder_that_is_proven_better_refuses()
    {
        World world = Make();
        world.Responders["strong"] = _ => "billing";
        EvaluationResult result = world.Evaluate();
        Assert.Equal(Verdict.Refuse, result.Decision);
        Assert.Equal("strong", result.Difference!.Comparator);
    }

    [Fact]
    public void A_named_responder_that_does_not_exist_is_refused_with_those_that_do()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => Make(new EvaluationOptions { PrimaryResponder = "strng" }).Evaluate());
        Assert.Contains("strng", e.Message, StringComparison.Ordinal);
        Assert.Contains("weak, equal", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_nothing_to_compare_with_it_says_so()
    {
        World world = Make();
        world.Responders.Clear();
        EvaluationResult result = world.Evaluate();
        Assert.Equal(Verdict.NotYet, result.Decision);
        Assert.Empty(result.Slices);
        Assert.Contains(result.Reasons, r => r.Contains("nothing to compare it with", StringComparison.Ordinal));
    }

    [Fact]
    public void A_responders_empty_answers_count_as_wrong_and_are_counted()
    {
        World world = Make();
        world.Responders["gaps"] = i => i % 4 == 0 ? null : i % 4 == 1 ? "I would say billing." : "billing";
        EvaluationResult result = world.Evaluate();
        ResponderResult gaps = result.Responders.Single(r => r.Name == "gaps");
        Assert.Equal(500, gaps.Unanswered);
        Assert.Equal(0.5, gaps.Metrics.Accuracy!.Value, 12);
        Assert.Contains(result.Warnings, w => w.StartsWith("gaps gave no label on 500", StringComparison.Ordinal));
    }

    private static World Make(EvaluationOptions? options = null) => new()
    {
        Count = 1000,
        HasTeacher = false,
        Gold = _ => "billing",
        Specialist = i => i % 10 == 0 ? 1 : 0,
        Responders = { ["weak"] = i => i % 10 is 1 or 2 ? "login" : "billing", ["equal"] = i => i % 10 == 3 ? "login" : "billing" },
        Options = options ?? new EvaluationOptions { Replicates = 200 },
    };
}
