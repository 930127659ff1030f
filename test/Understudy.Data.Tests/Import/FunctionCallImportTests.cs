using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class FunctionCallImportTests : IDisposable
{
    private const string Tools = """[{"type":"function","function":{"name":"play","parameters":{"type":"object","properties":{"song":{"type":"string"}}}}}]""";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static string Line(string input, string message, string extra = "") =>
        $$$"""{"request":{"model":"m","tools":{{{Tools}}},"messages":[{"role":"system","content":"Call."},{"role":"user","content":{{{Calls.Json(input)}}}}]},"response":{"choices":[{"message":{"role":"assistant",{{{message}}}},"finish_reason":"tool_calls"}]}{{{extra}}}}""";

    private static string Call(string arguments) => $$$"""{"id":"call_1","type":"function","function":{"name":"play","arguments":{{{Calls.Json(arguments)}}}}}""";

    private Task<ImportedRows> Import(params IEnumerable<string> lines) => ImportedRows.OfAsync(_directory, "calls.jsonl", Calls.Lines(lines));

    [Fact]
    public async Task Tool_calls_are_labels_in_canonical_form_and_the_functions_are_kept()
    {
        ImportedRows rows = await Import(
            Line("play x", $$"""
            "content":null,"tool_calls":[{{Call("{ \"song\" : \"x\" }")}}]
            """.Trim()),
            Line("play y", $$"""
            "content":"Playing!","tool_calls":[{{Call("{\"song\":\"y\"}")}},{{Call("{\"song\":\"\\u2028\"}")}}]
            """.Trim(), ""","gold":[{"name":"play","arguments":{"song":"y"}}]"""),
            Line("play z", """
            "content":null,"function_call":{"name":"play","arguments":"{\"song\":null}"}
            """.Trim()));

        Assert.Equal(WorkloadKind.FunctionCall, rows.Result.Kind);
        Assert.Equal(Tools, rows.Result.Tools);
        Assert.Equal(["""[{"name":"play","arguments":{"song":"x"}}]""", "[{\"name\":\"play\",\"arguments\":{\"song\":\"\\u2028\"}},{\"name\":\"play\",\"arguments\":{\"song\":\"y\"}}]", """[{"name":"play","arguments":{"song":null}}]"""], rows.Rows.Select(r => r.Teacher));
        Assert.Equal("""[{"name":"play","arguments":{"song":"y"}}]""", rows.Rows[1].Gold);
        Assert.Equal(["play", "play+play"], rows.Result.TeacherLabels.Keys);
        Assert.False(rows.Result.HasOneLabelOnly);
        Assert.Contains("1 answers have text beside their calls", Assert.Single(rows.Result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_in_words_are_no_call_and_arguments_that_cannot_be_read_examples_of_handing_back()
    {
        string call = $"\"content\":null,\"tool_calls\":[{Call("{}")}]";
        ImportedRows rows = await Import(
            Line("a", call), Line("b", call), Line("c", "\"content\":\"Sorry, I cannot tell which song.\""), Line("d", $"\"content\":null,\"tool_calls\":[{Call("{\"song\":")}]"), Line("e", "\"content\":null,\"refusal\":\"No.\""));

        Assert.Equal([false, false, false, true, true], rows.Rows.Select(r => r.TeacherUnreadable));
        Assert.Equal(CallText.None, rows.Rows[2].Teacher);
        Assert.Equal(2, rows.Result.Unreadable);
        Assert.Contains("2 answers are no function calls", Assert.Single(rows.Result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_of_calls_as_json_is_read_too()
    {
        string path = _directory.Write("rows.jsonl", Calls.Lines(Enumerable.Range(0, 3).Select(i => $$$"""{"text":"t{{{i}}}","label":[{"name":"f","arguments":{"n":{{{i}}}}}],"truth":[]}""")));
        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = path, Label = "label", Gold = "truth" }), gold = await ImportedRows.OfAsync(new ImportOptions { Path = path, Gold = "label" });

        Assert.Equal(WorkloadKind.FunctionCall, rows.Result.Kind);
        Assert.Null(rows.Result.Tools);
        Assert.Equal("""[{"name":"f","arguments":{"n":2}}]""", rows.Rows[2].Teacher);
        Assert.All(rows.Rows, r => Assert.Equal(CallText.None, r.Gold));
        Assert.Equal((WorkloadKind.FunctionCall, "[{\"name\":\"f\",\"arguments\":{\"n\":2}}]"), (gold.Result.Kind, gold.Rows[2].Gold));
    }

    [Fact]
    public async Task Several_accepted_answers_are_kept_and_the_first_is_what_is_learned()
    {
        string Row(string gold) => Line("play x", $"\"content\":null,\"tool_calls\":[{Call("{\"song\":\"x\"}")}]", ",\"gold\":" + gold);
        string[] lines =
        [
            Row("""[[{"name":"play","arguments":{"song":"y"}}],[{"name":"play","arguments":{"song":"x"}}]]"""),
            Row("""{"play":{"song":["z","x"]}}"""),
            Row("""[{"name":"play","arguments":{"song":"x"}}]"""),
            Row("""[[],[{"arguments":{"song":"x"},"name":"play"}]]"""),
            Row("""{"play":{"song":"z"}}"""),
            Row("\"stop the music\""),
            Row("""[[{"name":"play","arguments":"{"}]]"""),
            Row("""["play"]"""), // no gold, as ever: a list of words is meant for something else
        ];
        ImportedRows rows = await Import(lines);

        Assert.Equal(["""[{"name":"play","arguments":{"song":"y"}}]""", """[{"name":"play","arguments":{"song":"z"}}]""", """[{"name":"play","arguments":{"song":"x"}}]""", "[]"], rows.Rows.Take(4).Select(r => r.Gold));
        Assert.Equal(
            ["""[[{"arguments":{"song":"y"},"name":"play"}],[{"arguments":{"song":"x"},"name":"play"}]]""", """{"play":{"song":["z","x"]}}""", null, """[[],[{"arguments":{"song":"x"},"name":"play"}]]""", null, null, null, null],
            rows.Rows.Select(r => r.Accepted));
        Assert.StartsWith("3 rows have gold that is no call, so no answer to them is right: expected", rows.Result.Warnings[^1], StringComparison.Ordinal);

        using Workspace workspace = Workspace.Open(_directory["several"], TimeProvider.System);
        StoredImport stored = await workspace.ImportAsync("music", new ImportOptions { Path = _directory.Write("several.jsonl", Calls.Lines(lines)) }, cancellationToken: TestContext.Current.CancellationToken);
        ExampleTable table = workspace.LoadExamples("music", verify: true, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(rows.Rows.Select(r => r.Accepted), Enumerable.Range(0, table.Count).Select(table.Accepted));
        StoredImport other = await workspace.ImportAsync("music", new ImportOptions { Path = _directory.Write("other.jsonl", Calls.Lines([lines[0].Replace("\"x\"}}]]", "\"w\"}}]]", StringComparison.Ordinal), .. lines[1..]])) }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(stored.Examples.Content, other.Examples.Content);
    }

    [Fact]
    public async Task The_workspace_keeps_kind_functions_and_labels()
    {
        using Workspace workspace = Workspace.Open(_directory["workspace"], TimeProvider.System);
        string path = _directory.Write("calls.jsonl", Calls.Lines(Enumerable.Range(0, 5).Select(i => Line($"play {i}", $"\"content\":null,\"tool_calls\":[{Call($"{{\"song\":\"{i}\"}}")}]"))));
        StoredImport stored = await workspace.ImportAsync("music", new ImportOptions { Path = path }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((WorkloadKind.FunctionCall, Tools), (stored.Workload.Kind, stored.Workload.Tools));
        Assert.Equal(5, workspace.LoadExamples("music", cancellationToken: TestContext.Current.CancellationToken).Labels.Count);
        StoredImport test = await workspace.ImportAsync("music", new ImportOptions { Path = path }, ExampleSetKind.Test, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(5, test.Result.TeacherLabels["play"]);
    }
}
