using Understudy.Core;

using Xunit;

namespace Understudy.Evaluation.Tests.FunctionCalls;

/// <summary>What is right by the verdict is what is accepted by the exam.</summary>
public sealed class CallAcceptanceTests
{
    private const string F1 = """[{"name":"f","arguments":{"a":1}}]""", F2 = """[{"name":"f","arguments":{"a":2}}]""", F3 = """[{"name":"f","arguments":{"a":3}}]""", Late = """[{"name":"f","arguments":{"a":1,"b":"10:00"}}]""";
    private static readonly string[] Labels = [CallText.None, Late, F1, F2, F3];
    private const int LateCall = 1, One = 2, Two = 3, Three = 4; // places in the sorted labels

    private static readonly ToolSet Tools = ToolSet.Parse("""
        [{"name":"f","parameters":{"type":"object","required":["a"],"properties":{"a":{"type":"integer"},"b":{"type":"string","default":"10:00"}}}}]
        """);

    private static EvaluationRequest OfCalls(EvaluationRequest r) => r with { Workload = r.Workload with { Kind = WorkloadKind.FunctionCall }, Tools = Tools };

    private static World Of(Func<int, string?> accepted, Func<int, int> specialist, CallEquality? equality = null, Func<int, string?>? gold = null) => new()
    {
        Count = 60,
        LabelNames = Labels,
        Gold = gold ?? (_ => F1),
        Accepted = accepted,
        Teacher = i => i % 3 == 0 ? F2 : F1,
        Specialist = specialist,
        Options = new EvaluationOptions { Replicates = 200, Equality = equality ?? CallEquality.Exact },
    };

    private static EvaluationResult Judge(World world)
    {
        EvaluationResult result = world.Evaluate(OfCalls);
        Assert.Equal(result.Responders[0].Metrics.Accuracy!.Value, result.Calls[0].Exact.Value, 12); // the verdict and the exam say the same
        Assert.Equal(result.Responders[^1].Metrics.Accuracy!.Value, result.Calls[^1].Exact.Value, 12);
        return result;
    }

    [Fact]
    public void An_answer_is_right_when_it_is_one_of_those_that_the_row_accepts()
    {
        EvaluationResult result = Judge(Of(i => i < 30 ? $"[{F1},{F2}]" : null, i => i < 10 ? One : i < 40 ? Two : Three));

        Assert.Equal(30 / 60.0, result.Responders[0].Metrics.Accuracy!.Value, 12); // 10 and 20 of the first thirty, none of the others
        Assert.Equal((30 + 20) / 60.0, result.Responders[^1].Metrics.Accuracy!.Value, 12); // the teacher's other call is right in the first thirty rows
        Assert.All(result.Mistakes, m => Assert.True(m.Source > 30, $"row {m.Source}"));
    }

    [Fact]
    public void The_form_of_the_Berkeley_leaderboard_accepts_values_and_their_absence()
    {
        EvaluationResult result = Judge(Of(_ => """{"f":{"a":[1,3],"b":["","10:00"]}}""", i => i < 20 ? Three : i < 40 ? LateCall : Two));

        Assert.Equal(40 / 60.0, result.Responders[0].Metrics.Accuracy!.Value, 12);
    }

    [Fact]
    public void A_left_out_argument_is_its_default_for_the_verdict_too()
    {
        Assert.Equal(1, Judge(Of(_ => null, _ => LateCall)).Responders[0].Metrics.Accuracy!.Value, 12);
    }

    [Fact]
    public void Tolerances_are_registered_and_decide_what_is_right()
    {
        World Far(CallEquality? equality) => Of(_ => null, i => i < 45 ? Two : Three, equality, _ => F1);
        EvaluationResult exact = Judge(Far(null)), loose = Judge(Far(new CallEquality { AbsoluteTolerance = 1 }));

        Assert.Equal(0, exact.Responders[0].Metrics.Accuracy!.Value, 12);
        Assert.Equal(45 / 60.0, loose.Responders[0].Metrics.Accuracy!.Value, 12);
        Assert.Null(exact.Registration.Equality);
        Assert.Equal(1, loose.Registration.Equality!.AbsoluteTolerance);
    }

    [Fact]
    public void The_guarantee_counts_accepted_answers_as_right()
    {
        World world = new()
        {
            Count = 400,
            LabelNames = Labels,
            Gold = _ => F1,
            Accepted = _ => $"[{F1},{F2}]",
            Teacher = _ => F1,
            Specialist = i => i % 2 == 0 ? One : Two,
            Calibration = 200,
            Candidates = [new CandidateThreshold(.5, 1, 0)],
        };
        EvaluationResult result = world.Evaluate(OfCalls);

        Assert.Equal(.5, result.Escalation.Threshold);
        Assert.Equal(0, result.Escalation.Wrong);
        Assert.Equal(1, result.Responders[0].Metrics.Accuracy!.Value, 12);
    }

    [Fact]
    public void Accepted_answers_are_part_of_the_test_rows_identity()
    {
        static ContentHash Of(string? accepted) => DataHash.Of(CallAcceptanceTests.Of(_ => accepted, _ => One).Table(), [0, 1, 2]);

        Assert.NotEqual(Of(null), Of($"[{F1},{F2}]"));
    }
}
