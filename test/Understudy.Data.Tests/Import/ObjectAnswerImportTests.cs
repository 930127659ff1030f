using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

/// <summary>Answers that are JSON objects of several fields: learned as the arguments of one call, written in the teacher's form again.</summary>
public sealed class ObjectAnswerImportTests : IDisposable
{
    private const string Schema = """{"type":"object","properties":{"team":{"type":"string","enum":["billing","login"]},"order":{"type":["string","null"]}},"required":["team","order"],"additionalProperties":false}""";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Answers_by_a_schema_of_several_fields_are_the_arguments_of_a_call_of_its_name()
    {
        ImportedRows rows = await Import(Ticket(i => $$"""{"team":"{{Team(i)}}","order":"A-{{i}}"}"""), Schema);

        Assert.Equal(WorkloadKind.FunctionCall, rows.Result.Kind);
        Assert.Equal("""[{"name":"ticket","arguments":{"order":"A-1","team":"login"}}]""", rows.Rows[1].Teacher);
        Assert.Equal($$$"""[{"type":"function","function":{"name":"ticket","parameters":{{{Schema}}}}}]""", rows.Result.Tools);
        Assert.Equal("""{"team":"login","order":"A-1"}""", rows.Result.Shape.Render(rows.Rows[1].Teacher!));
        Assert.Contains("--kind classification", Assert.Single(rows.Result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_label_with_a_reason_beside_it_stays_a_classification_and_says_how_to_choose_the_other_way()
    {
        string schema = """{"type":"object","properties":{"team":{"type":"string"},"reason":{"type":"string"}}}""";
        ImportedRows rows = await Import(Ticket(i => $$"""{"team":"{{Team(i)}}","reason":"because of thought number {{i * 7919}} of mine"}"""), schema);

        Assert.Equal(WorkloadKind.Classification, rows.Result.Kind);
        Assert.Equal("login", rows.Rows[1].Teacher);
        Assert.Contains("--kind calls", Assert.Single(rows.Result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_schema_a_label_wins_unless_the_user_wants_whole_answers()
    {
        string lines = Ticket(i => $$"""{"team":"{{Team(i)}}","order":"A-{{i}}"}""");

        Assert.Equal(WorkloadKind.Classification, (await Import(lines, null)).Result.Kind);
        ImportedRows whole = await ImportedRows.OfAsync(new ImportOptions { Path = _directory.Write("calls.jsonl", lines), KnownKind = WorkloadKind.FunctionCall });
        Assert.Equal("""[{"name":"answer","arguments":{"order":"A-1","team":"login"}}]""", whole.Rows[1].Teacher);
        Assert.Equal("""[{"type":"function","function":{"name":"answer","parameters":{"type":"object","properties":{"team":{"type":"string"},"order":{"type":"string"}},"required":["team","order"]}}}]""", whole.Result.Tools);
    }

    [Fact]
    public async Task Fields_that_are_copied_from_the_text_are_calls_and_free_text_alone_is_refused()
    {
        ImportedRows copied = await Import(Ticket(i => $$"""{"order":"A-{{i}}","customer":{"name":"N{{i}}" } }"""), null);
        UnderstudyException refused = await ImportedRows.FailureAsync(new ImportOptions { Path = _directory.Write("free.jsonl", Ticket(i => $$"""{"reply":"thought {{i * 7919}}"}""")) });

        Assert.Equal(WorkloadKind.FunctionCall, copied.Result.Kind);
        Assert.Equal("""{"order":"A-3","customer":{"name":"N3"}}""", copied.Result.Shape.Render(copied.Rows[3].Teacher!));
        Assert.Equal(ErrorCode.LabelSetOpen, refused.Code);
    }

    [Theory]
    [InlineData("{\"order\":\"A-#\",\"note\":\"Zoë 😀 \u2028\",\"n\":null,\"tags\":[\"x\",{\"b\":1,\"a\":[]}]}")]
    [InlineData("{\"order\": \"A-#\", \"n\": 1.5, \"tags\": [1, 2], \"in\": {}}")]
    [InlineData("{ \"order\": \"A-#\", \"in\": { \"b\": true, \"a\": null } }")]
    [InlineData("```json\n{\n  \"order\": \"A-#\",\n  \"tags\": [\"x\", \"y\"],\n  \"in\": {\n    \"b\": 1,\n    \"a\": 2\n  }\n}\n```")]
    [InlineData("{\n\t\"order\": \"A-#\",\n\t\"tags\": [\n\t\t\"x\",\n\t\t\"y\"\n\t]\n}\n")]
    [InlineData("{\"order\": \"A-#\", \"note\": \"Zo\\u00eb \\ud83d\\ude00 \\\" \\\\ \\n\"}")]
    public async Task An_answer_is_written_byte_for_byte_as_the_teacher_wrote_it(string answer)
    {
        string Answer(int i) => answer.Replace("#", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        ImportedRows rows = await Import(Ticket(Answer), null);

        Assert.Equal(WorkloadKind.FunctionCall, rows.Result.Kind);
        Assert.Equal(Answer(7), rows.Result.Shape.Render(rows.Rows[7].Teacher!));
    }

    [Fact]
    public async Task What_is_no_object_is_an_example_of_handing_back_and_gold_may_be_the_object()
    {
        string lines = Ticket(i => $$"""{"team":"{{Team(i)}}","order":"A-{{i}}"}""");
        ImportedRows rows = await Import(lines + "\n" + string.Join('\n',
            Calls.Line("odd", "I am not sure."), Calls.Line("twice", """{"team":"login","team":"billing"}"""), Calls.Line("gold A-1", "{}", extra: ""","gold":{"order":"A-1","team":"login"}""")), Schema);

        Assert.Equal([true, true, false], rows.Rows[^3..].Select(r => r.TeacherUnreadable));
        Assert.Equal("""[{"name":"ticket","arguments":{"order":"A-1","team":"login"}}]""", rows.Rows[^1].Gold);
    }

    [Fact]
    public async Task The_workspace_keeps_the_shape()
    {
        using var workspace = Workspace.Open(_directory["w"], TimeProvider.System);
        StoredImport stored = await workspace.ImportAsync("t", new ImportOptions { Path = Write(Ticket(i => $$"""{"team": "{{Team(i)}}", "order": "A-{{i}}"}"""), Schema) }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotNull(stored.Workload.Shape.Object);
        Assert.Equal(stored.Result.Shape, workspace.GetWorkload("t").Shape);
    }

    private static string Team(int i) => i % 2 == 0 ? "billing" : "login";

    private static string Ticket(Func<int, string> answer) => string.Join('\n', Enumerable.Range(0, 60).Select(i => Calls.Line($"{Team(i)}: order A-{i} of N{i} please", answer(i))));

    private string Write(string lines, string? schema) => _directory.Write("calls.jsonl", schema is null ? lines : lines.Replace("\"messages\":", $"\"response_format\":{{\"type\":\"json_schema\",\"json_schema\":{{\"name\":\"ticket\",\"strict\":true,\"schema\":{schema}}}}},\"messages\":", StringComparison.Ordinal));

    private Task<ImportedRows> Import(string lines, string? schema) => ImportedRows.OfAsync(new ImportOptions { Path = Write(lines, schema) });
}
