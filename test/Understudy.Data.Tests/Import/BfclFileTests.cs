using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests.Import;

public sealed class BfclFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static string Folder => Repository.Data is { } data ? Path.Combine(data, "bfcl-v1") : "";

    private static IEnumerable<BfclQuestions> Published()
    {
        Assert.SkipWhen(Repository.Data is null, "UNDERSTUDY_DATA is not set: the real data is not here.");
        return Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(f => BfclFile.Read(f, null, TestContext.Current.CancellationToken));
    }

    private string Write(string name, params string[] lines)
    {
        string path = Path.Combine(_directory.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines);
        return path;
    }

    [Fact]
    public void All_published_questions_are_read_but_for_one_whose_answer_makes_no_sense()
    {
        BfclQuestions[] all = [.. Published()];
        Assert.Equal(
            ["chatable 200 200", "executable_multiple_function 50 50", "executable_parallel_function 50 50", "executable_parallel_multiple_function 40 40", "executable_simple 100 100", "java 100 100", "javascript 50 50", "multiple_function 200 200", "parallel_function 200 200", "parallel_multiple_function 199 199", "relevance 240 240", "rest 70 0", "simple 400 400", "sql 100 100"],
            all.Select(c => $"{c.Category} {c.Questions.Count} {c.Questions.Count(q => q.Accepted is not null)}"));
        CallQuestionReject reject = Assert.Single(all.SelectMany(c => c.Rejects));
        Assert.Equal(180, reject.Line);
        Assert.Contains("'deck', which is none of the functions on offer", reject.Reason, StringComparison.Ordinal);
        Assert.Equal(2000, all.Sum(c => c.Questions.Count + c.Rejects.Count));
        Assert.Equal(440, all.Sum(c => c.Questions.Count(q => q.Accepted == AcceptedCalls.None)));
    }

    [Fact]
    public void The_first_accepted_answer_of_every_published_question_is_accepted_and_another_function_is_not()
    {
        foreach (CallQuestion q in Published().SelectMany(c => c.Questions).Where(q => q.Accepted is not null))
        {
            var matcher = new CallMatcher(CallEquality.Bfcl, q.Tools);
            string first = q.Accepted!.First();
            Assert.True(matcher.Accepts(q.Accepted, first), $"{q.Id}: {first}");
            Assert.False(matcher.Accepts(q.Accepted, """[{"name":"no such function","arguments":{}}]"""), q.Id);
            Assert.Equal(q.Accepted.CallIsDue, !matcher.Accepts(q.Accepted, CallText.None));
        }
    }

    [Fact]
    public void Some_published_answers_break_the_schema_of_their_own_function()
    {
        // Java and JavaScript answers name variables in place of values; in SQL the schema asks for lists of lists and the answers are lists;
        // the rest are slips. A figure "valid by the schema" has these as its ceiling.
        Assert.Equal(
            "executable_multiple_function 1, executable_parallel_function 1, executable_parallel_multiple_function 1, java 10, javascript 8, parallel_function 1, parallel_multiple_function 2, simple 1, sql 81",
            string.Join(", ", Published().Select(c => (c.Category, Broken: c.Questions.Count(q => q.Accepted is { CallIsDue: true } a && CallText.Read(a.First())!.Any(call => q.Tools.Fault(call) is not null)))).Where(c => c.Broken > 0).Select(c => $"{c.Category} {c.Broken}")));
    }

    [Fact]
    public void No_published_schema_holds_a_word_that_is_not_JSON_Schemas()
    {
        string[] odd = [.. Published().SelectMany(c => c.Questions).SelectMany(q => q.Tools.Names.Select(n => q.Tools.Parameters(n))).SelectMany(s => SchemaSurvey.Of(s!.Value).Unsupported).Distinct()];
        Assert.Empty(odd);
    }

    [Theory]
    [InlineData("simple", "simple_0", """{"base":10,"height":5}""", true)]
    [InlineData("simple", "simple_0", """{"base":10.0,"height":5,"unit":"Units"}""", true)]
    [InlineData("simple", "simple_0", """{"base":10,"height":5,"unit":"cm"}""", false)]
    [InlineData("simple", "simple_0", """{"base":5,"height":10}""", false)]
    [InlineData("simple", "simple_0", """{"base":10,"height":5,"colour":"red"}""", false)]
    [InlineData("simple", "simple_363", """{"location":"boston ma","cuisine":"Sushi","amenities":["patio"]}""", true)] // its answer calls the function by another name
    [InlineData("javascript", "javascript_41", """{"worker":"myWorkerFunction","concurrency":5}""", true)]
    [InlineData("simple", "simple_89", """{"database_name":"StudentDB","table_name":"students","conditions":{"school":"Bluebird HS","department":"Science"}}""", true)]
    [InlineData("simple", "simple_89", """{"database_name":"StudentDB","table_name":"students","conditions":{"department":"Science"}}""", false)]
    [InlineData("executable_multiple_function", "executable_multiple_function_0", """{"n":20,"k":5,"p":0.16666666666666666}""", true)]
    public void Published_answers_are_judged_as_their_checker_does(string category, string id, string arguments, bool accepted)
    {
        Assert.SkipWhen(Repository.Data is null, "UNDERSTUDY_DATA is not set: the real data is not here.");
        CallQuestion q = BfclFile.Read(Path.Combine(Folder, $"gorilla_openfunctions_v1_test_{category}.json"), null, TestContext.Current.CancellationToken).Questions.Single(q => q.Id == id);
        string answer = $$"""[{"name":"{{q.Accepted!.Alternatives[0][0].Name}}","arguments":{{arguments}}}]""";
        Assert.Equal(accepted, new CallMatcher(CallEquality.Bfcl, q.Tools).Accepts(q.Accepted, answer));
    }

    [Fact]
    public void Lines_that_cannot_be_used_are_named_with_their_reason()
    {
        const string Function = """{"name":"f","parameters":{"type":"dict","properties":{"a":{"type":"float"},"b":{"type":"any"}},"required":["a"]}}""";
        string path = Write(
            "x_test_simple.json",
            $$"""{"id":"q0","question":"One?","function":{{Function}}}""",
            $$"""{"id":"q3","question":"","function":{{Function}}}""",
            "",
            $$"""{"id":"q2","question":"Two?","function":{{Function}}}""",
            "{",
            $$"""{"id":"q5","question":"Three?","function":[{{Function}},{{Function}}]}""",
            $$"""{"id":"q4","question":"Four?","function":{{Function}}}""");
        Write(
            "possible_answer/x_test_simple.json",
            """{"id":"q0","ground_truth":{"f":{"a":[1],"b":["","x"]}}}""",
            """{"id":"q0","ground_truth":{}}""",
            """{"id":"q3","ground_truth":{"f":{"a":[1]}}}""",
            """{"id":"q4","ground_truth":{"f":{"a":1}}}""",
            """{"id":"q5","ground_truth":{"f":{"a":[1]}}}""",
            """{"id":"q9","ground_truth":{"f":{"a":[1]}}}""");
        BfclQuestions read = BfclFile.Read(path, null, TestContext.Current.CancellationToken);
        CallQuestion q = Assert.Single(read.Questions);
        Assert.Equal(("simple", "q0", "One?", 1L), (read.Category, q.Id, q.Text, q.Line));
        Assert.Null(q.Tools.Fault(new ToolCall("f", """{"a":1.5,"b":[1]}""")));
        Assert.NotNull(q.Tools.Fault(new ToolCall("f", """{"a":"1.5"}""")));
        Assert.Equal(
            ["2 there is no question", "4 there is no answer with this id", "5 the line is no JSON", "6 given twice", "7 list of accepted values", "2 this id was answered before", "6 there is no question with this id"],
            read.Rejects.Select(r => $"{r.Line} {(r.Reason.Contains("given twice", StringComparison.Ordinal) ? "given twice" : r.Reason.Contains("list of accepted values", StringComparison.Ordinal) ? "list of accepted values" : r.Reason)}"));
    }

    [Theory]
    [InlineData("f(a=1, b='x')", """{"a":1,"b":"x"}""")]
    [InlineData("f(1.5, b=[1, (2, 3), {'k': None}, True])", """{"a":1.5,"b":[1,[2,3],{"k":null},true]}""")]
    [InlineData("f(a=-2**2 + 500*500 - (1+3)/8)", """{"a":249995.5}""")]
    [InlineData("f(a=1e-3,b=\"it's \\\"q\\\"\")", """{"a":0.001,"b":"it's \"q\""}""")]
    [InlineData("f()", "{}")]
    [InlineData("f(a=x)", null)]
    [InlineData("f(a=1", null)]
    [InlineData("f(a=1) or g()", null)]
    [InlineData("f(a=1,a=2)", null)]
    [InlineData("f(1,2,3)", null)]
    [InlineData("f(a=1/0)", null)]
    [InlineData("f(a=((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))", null)]
    [InlineData("g(a=1)", null)]
    [InlineData("f", null)]
    public void Calls_written_as_Python_are_read(string call, string? arguments)
    {
        const string Function = """{"name":"f","parameters":{"type":"dict","properties":{"a":{"type":"float"},"b":{"type":"any"}}}}""";
        string row = $$"""{"id":"q","question":"?","function":{{Function}},"ground_truth":[{{System.Text.Json.JsonSerializer.Serialize(call)}}]}""";
        string path = Write("x_test_executable_simple.json", row, """{"id":"fine","question":"?","function":""}""");
        BfclQuestions read = BfclFile.Read(path, null, TestContext.Current.CancellationToken);
        Assert.Equal("fine", read.Questions[^1].Id);
        Assert.Equal(arguments is null ? 1 : 0, read.Rejects.Count);
        if (arguments is not null)
        {
            Assert.Equal($$"""[{"name":"f","arguments":{{arguments}}}]""", read.Questions[0].Accepted!.First());
        }
    }

    [Fact]
    public void Rejects_a_file_without_a_single_question()
    {
        string path = Write("x_test_simple.json", "{}", "[]");
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => BfclFile.Read(path, null, TestContext.Current.CancellationToken));
        Assert.Equal($"{path}: none of the 2 rows can be used: there is no question.", e.Message);
    }
}
