using Understudy.Core;
using Understudy.Statistics;

using Xunit;

namespace Understudy.Evaluation.Tests.FunctionCalls;

public sealed class CallExamTests
{
    internal static readonly ToolSet Tools = ToolSet.Parse("""
        [{"name":"f","parameters":{"type":"object","required":["a"],"additionalProperties":false,"properties":{"a":{"type":"integer"},"b":{"type":"string"},"list":{"type":"array"}}}},
         {"name":"g","parameters":{"type":"object","properties":{}}}]
        """);

    private const string F1 = """[{"name":"f","arguments":{"a":1}}]""", F2 = """[{"name":"f","arguments":{"a":2}}]""", G = """[{"name":"g","arguments":{}}]""", Both = """[{"name":"f","arguments":{"a":1}},{"name":"g","arguments":{}}]""";
    private const string Invalid = """[{"name":"f","arguments":{"a":"1"}}]""", Unknown = """[{"name":"h","arguments":{}}]""", Unreadable = "f(a=1)";

    internal static CallExamRow Row(string truth, string? answer, int unit) => new(truth == CallText.None ? AcceptedCalls.None : AcceptedCalls.Parse(truth), answer, Tools, unit);

    private static CallFigures Judge(IReadOnlyList<(string Truth, string? Answer)> rows, ICallChecker? checker = null) =>
        CallExam.Judge("tagger", [.. rows.Select((r, i) => Row(r.Truth, r.Answer, i))], new CallExamOptions { Checker = checker });

    private static void Is(long k, long n, Estimate? estimate)
    {
        Assert.NotNull(estimate);
        Assert.Equal((n, "clopper-pearson"), (estimate.Count, estimate.Method));
        Assert.Equal((double)k / n, estimate.Value, 12);
        Assert.Equal(ClopperPearson.LowerBound(k, n, 0.975), estimate.Low, 12);
        Assert.Equal(ClopperPearson.UpperBound(k, n, 0.975), estimate.High, 12);
    }

    [Fact]
    public void Every_figure_is_a_share_of_the_rows_that_count_for_it()
    {
        CallFigures f = Judge(
        [
            (F1, F1),                 // exact
            (F1, F2),                 // right function, wrong value, valid
            (F1, Invalid),            // right function, wrong value, invalid
            (F1, G),                  // wrong function, valid
            (F1, Unknown),            // wrong function, invalid
            (F1, Unreadable),         // unreadable: a call that is not valid
            (F1, CallText.None),      // missed
            (F1, null),               // abstained
            (Both, Both),             // exact
            (CallText.None, CallText.None), // exact
            (CallText.None, G),       // needless, valid
            (CallText.None, null),    // abstained
        ], new Checker("g"));
        Assert.Equal((12, 9), (f.Rows, f.Due));
        Is(3, 12, f.Exact);
        Is(4, 9, f.RightFunction);
        Is(2, 4, f.RightArguments);
        Is(5, 8, f.SchemaValid);
        Is(3, 12, f.WrongButValid);
        Is(1, 9, f.Missed);
        Is(1, 3, f.Needless);
        Is(2, 8, f.Executable);
        Is(2, 12, f.Abstained);
        Assert.Equal(["f 9", "g 1", "∅ 3"], f.Functions.Select(x => $"{x.Function} {x.Rows}"));
        Is(2, 9, f.Functions[0].Exact);
        Is(2, 9, f.Functions[0].WrongButValid);
        Is(1, 1, f.Functions[1].Exact);
        Is(1, 3, f.Functions[2].Exact);
        Assert.Equal(7, f.Causes.Sum(c => c.Count)); // 12 rows, 3 exact, 2 abstained
    }

    [Theory]
    [InlineData(F1, Unreadable, CallCause.Format)]
    [InlineData(F1, """[{"name":"f","arguments":"{"}]""", CallCause.Format)]
    [InlineData(F1, CallText.None, CallCause.MissingCall)]
    [InlineData(Both, F1, CallCause.MissingCall)]
    [InlineData(CallText.None, G, CallCause.NeedlessCall)]
    [InlineData(F1, Both, CallCause.NeedlessCall)]
    [InlineData(F1, """[{"name":"f","arguments":{"a":1}},{"name":"f","arguments":{"a":1}}]""", CallCause.Multiplicity)]
    [InlineData("""[{"name":"f","arguments":{"a":1}},{"name":"f","arguments":{"a":2}}]""", F1, CallCause.Multiplicity)]
    [InlineData(F1, G, CallCause.Function)]
    [InlineData(Both, """[{"name":"f","arguments":{"a":1}},{"name":"h","arguments":{}}]""", CallCause.Function)]
    [InlineData("""[{"name":"f","arguments":{"a":1,"b":"x"}}]""", F2, CallCause.MissingArgument)]
    [InlineData(F1, """[{"name":"f","arguments":{"a":2,"b":"x"}}]""", CallCause.ExtraArgument)]
    [InlineData("""[{"name":"f","arguments":{"list":[1,2]}}]""", """[{"name":"f","arguments":{"list":[2,1]}}]""", CallCause.Order)]
    [InlineData("""[{"name":"f","arguments":{"a":1,"list":[1,2]}}]""", """[{"name":"f","arguments":{"a":2,"list":[2,1]}}]""", CallCause.ArgumentValue)]
    [InlineData(F1, F2, CallCause.ArgumentValue)]
    public void Every_wrong_answer_has_one_cause(string truth, string answer, CallCause cause)
    {
        CallFigures f = Judge([(truth, answer), (F1, F1), (F1, null)]);
        Assert.Equal([cause], f.Causes.Where(c => c.Count > 0).Select(c => c.Cause));
        Assert.Equal(Enum.GetValues<CallCause>(), f.Causes.Select(c => c.Cause));
    }

    [Fact]
    public void A_figure_that_no_row_counts_for_is_not_there()
    {
        CallFigures none = Judge([(CallText.None, CallText.None)]), due = Judge([(F1, null)]);
        Assert.Equal([null, null, null, null, null], new[] { none.RightFunction, none.RightArguments, none.SchemaValid, none.Missed, none.Executable });
        Is(0, 1, none.Needless);
        Assert.Equal([null, null, null], new[] { due.Needless, due.SchemaValid, due.RightArguments });
        Is(1, 1, due.Abstained);
        Is(0, 1, due.Missed);
    }

    [Fact]
    public void Where_no_call_is_one_of_several_right_answers_it_is_neither_due_nor_needless()
    {
        AcceptedCalls either = AcceptedCalls.Of([.. AcceptedCalls.Parse(F1).Alternatives, []]);
        CallFigures f = CallExam.Judge("x", [new(either, CallText.None, Tools, 0), new(either, F1, Tools, 1), new(either, G, Tools, 2)]);
        Is(2, 3, f.Exact);
        Is(1, 3, f.WrongButValid);
        Assert.Equal(0, f.Due);
        Assert.Equal([null, null], new[] { f.Missed, f.Needless });
        Assert.Equal(CallCause.NeedlessCall, f.Causes.Single(c => c.Count > 0).Cause);
    }

    [Fact]
    public void Rows_of_one_unit_are_resampled_together()
    {
        CallExamRow[] rows = [.. Enumerable.Range(0, 300).Select(i => Row(F1, i / 3 % 4 == 0 ? F2 : F1, i / 3))];
        CallFigures f = CallExam.Judge("x", rows);
        Assert.StartsWith("cluster-bootstrap", f.Exact.Method, StringComparison.Ordinal);
        Assert.Equal((100, 0.75), (f.Exact.Count, f.Exact.Value));
        Assert.Equal(f.Exact, CallExam.Judge("x", rows).Exact);
    }

    [Fact]
    public void Tolerance_and_defaults_are_those_that_were_asked_for()
    {
        CallExamRow[] rows = [Row("""[{"name":"f","arguments":{"a":100}}]""", """[{"name":"f","arguments":{"a":101}}]""", 0)];
        Is(0, 1, CallExam.Judge("x", rows).Exact);
        Is(1, 1, CallExam.Judge("x", rows, new CallExamOptions { Equality = new CallEquality { RelativeTolerance = 0.01 } }).Exact);
        Assert.Throws<ArgumentException>(() => CallExam.Judge("x", []));
    }

    [Fact]
    public void An_evaluation_of_calls_has_the_figures_of_everybody_who_answered()
    {
        // The last row's gold is no call that can be read: it is left out of these figures.
        string[] labels = [CallText.None, F1, F2, G, "words"];
        var world = new World
        {
            Count = 121,
            LabelNames = labels,
            Gold = i => i == 120 ? "words" : i % 3 == 0 ? CallText.None : i % 3 == 1 ? F1 : G,
            Teacher = i => i % 3 == 0 ? CallText.None : F1,
            Specialist = i => new LabelSet(labels).IndexOf(i % 3 == 0 ? CallText.None : i % 12 == 1 ? F2 : i % 3 == 1 ? F1 : G),
            Responders = { ["rules"] = i => i % 2 == 0 ? F1 : null },
        };
        EvaluationRequest Of(EvaluationRequest r) => r with { Workload = r.Workload with { Kind = WorkloadKind.FunctionCall } };
        EvaluationResult result = world.Evaluate(r => Of(r) with { Tools = Tools });
        Assert.Equal(["specialist", "teacher", "rules"], result.Calls.Select(c => c.Responder));
        Is(110, 120, result.Calls[0].Exact);
        Is(10, 120, result.Calls[0].WrongButValid);
        Is(80, 120, result.Calls[1].Exact);
        Is(40, 80, result.Calls[1].RightFunction);
        Is(60, 120, result.Calls[2].Abstained);
        Assert.Equal(10, result.Calls[0].Causes.Single(c => c.Cause == CallCause.ArgumentValue).Count);
        Assert.Equal(["specialist"], world.Evaluate(r => Of(r) with { Tools = Tools, Truth = TruthKind.Agreement, Others = [.. r.Others.Take(1)] }).Calls.Select(c => c.Responder));
        Assert.Empty(world.Evaluate(Of).Calls);
        Assert.Empty(world.Evaluate(r => r with { Tools = Tools }).Calls);
    }

    private sealed class Checker(string function) : ICallChecker
    {
        public bool? CanExecute(ToolCall call) => call.Name == function;
    }
}
