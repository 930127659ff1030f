using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class CallLogTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private Task<ImportedRows> Import(params IEnumerable<string> lines) => ImportedRows.OfAsync(_directory, "calls.jsonl", Calls.Lines(lines));

    [Fact]
    public async Task The_input_is_the_last_user_message_and_the_answer_the_label()
    {
        ImportedRows rows = await Import(Calls.Ordinary(4));

        Assert.Equal(SourceFormat.CallLog, rows.Result.Format);
        Assert.Equal(["message 0", "message 1", "message 2", "message 3"], rows.Rows.Select(r => r.Input));
        Assert.Equal(["up", "down", "up", "down"], rows.Rows.Select(r => r.Teacher));
        Assert.Equal(Calls.System, rows.Result.SystemPrompt);
        Assert.Equal(4, rows.Result.Models["large-1"]);
        Assert.Equal([1L, 2, 3, 4], rows.Rows.Select(r => r.Source));
    }

    [Fact]
    public async Task Text_parts_of_a_message_are_joined_and_images_rejected()
    {
        static string Parts(string parts) => $$$$"""{"request":{"messages":[{"role":"user","content":[{{{{parts}}}}]}]},"response":{"choices":[{"message":{"content":"up"}}]}}""";

        ImportedRows rows = await Import(Parts("""{"type":"text","text":"a"},{"type":"text","text":"b"}"""), Parts("""{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"x"}}"""));

        Assert.Equal("a\nb", Assert.Single(rows.Rows).Input);
        Assert.Equal("the input holds more than text (an image or a file)", Assert.Single(rows.Result.RejectReasons).Key);
    }

    [Theory]
    [InlineData("""{"category":"L"}""", """{"category":"[]"}""", "category")]
    [InlineData("{ \"category\" : \"L\" }\n", "{ \"category\" : \"[]\" }\n", "category")]
    [InlineData("```json\n{\"topic\": \"L\"}\n```", "```json\n{\"topic\": \"[]\"}\n```", "topic")]
    [InlineData("  L\n", "  []\n", null)]
    [InlineData("\"L\"", "\"[]\"", null)]
    public async Task The_answers_shape_is_kept_byte_for_byte(string answer, string shape, string? property)
    {
        ImportedRows rows = await Import(Calls.Ordinary(20, l => answer.Replace("L", l, StringComparison.Ordinal)).Append(Calls.Line("odd one", "up")));

        Assert.Equal(property, rows.Result.Shape.Property);
        Assert.Equal(shape, rows.Result.Shape.Prefix + "[]" + rows.Result.Shape.Suffix);
        Assert.Equal(answer.Replace("L", "up", StringComparison.Ordinal), rows.Result.Shape.Render("up"));
        Assert.All(rows.Rows, r => Assert.Contains(r.Teacher, new[] { "up", "down" }));
    }

    [Fact]
    public async Task Other_properties_that_vary_leave_a_minimal_shape_and_a_warning()
    {
        ImportedRows rows = await Import(Enumerable.Range(0, 30).Select(i => Calls.Line($"m{i}", $$"""{"reason":"because {{i}}","label":"{{(i % 2 == 0 ? "up" : "down")}}"}""")));

        Assert.Equal("""{"label":"x"}""", rows.Result.Shape.Render("x"));
        Assert.Equal("The answers' label is read from 'label'; they also hold 'reason', which is not learned. To learn whole answers, as the arguments of a call: --kind calls.", Assert.Single(rows.Result.Warnings));
    }

    [Fact]
    public async Task Labels_with_escapes_come_out_as_text_and_go_back_as_json()
    {
        ImportedRows rows = await Import(Enumerable.Range(0, 10).Select(i => Calls.Line($"m{i}", i % 2 == 0 ? """{"c":"a\"b"}""" : """{"c":"d"}""")));

        Assert.Contains("a\"b", rows.Result.TeacherLabels.Keys);
        Assert.Equal("""{"c":"a\"b"}""", rows.Result.Shape.Render("a\"b"));
    }

    [Fact]
    public async Task Failed_calls_are_rejected_with_the_reason()
    {
        const string Request = """{"request":{"messages":[{"role":"system","content":"Sort the message."},{"role":"user","content":"hi"}]},""";
        string[] failed =
        [
            Request + """ "response":null,"error":{"code":"rate_limit_exceeded","message":"…"}}""",
            Request + """ "response":{"error":{"type":"server_error"}}}""",
            Request + """ "response":{"status_code":500,"body":{}}}""",
            Calls.Line("hi", "u", finish: "\"length\""),
            Calls.Line("hi", "", finish: "\"content_filter\""),
            Calls.Line("hi", "u", finish: "null"),
            Request + """ "response":[{"object":"chat.completion.chunk"}]}""",
            Request + """ "response":{"object":"chat.completion.chunk","choices":[]}}""",
            Request + """ "response":{"choices":[]}}""",
            Request + """ "response":null}""",
        ];

        ImportedRows rows = await Import([.. Calls.Ordinary(20), .. failed]);

        Assert.Equal(20, rows.Result.Kept);
        Assert.Equal(
            new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["the answer was cut short (finish_reason content_filter)"] = 1,
                ["the answer was cut short (finish_reason length)"] = 1,
                ["the answer was not finished"] = 1,
                ["the call failed (rate_limit_exceeded)"] = 1,
                ["the call failed (server_error)"] = 1,
                ["the call failed (status 500)"] = 1,
                ["the response has no choices"] = 1,
                ["the response is pieces of a stream, not a whole answer"] = 2,
                ["there is no response"] = 1,
            },
            new SortedDictionary<string, long>(rows.Result.RejectReasons.ToDictionary(), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("I'm sorry, but I can't help with that.")]
    [InlineData("I’m sorry, but I can’t help with that.")]
    [InlineData("{\"other\":\"up\"}")]
    [InlineData("The message could be either of the two, so I would rather not choose.")]
    [InlineData("")]
    [InlineData("???")]
    public async Task An_answer_that_is_no_label_is_kept_as_an_example_of_escalate(string answer)
    {
        ImportedRows rows = await Import([.. Calls.Ordinary(30, l => $"{{\"category\":\"{l}\"}}"), Calls.Line("odd", answer)]);

        ExampleRow odd = rows.Rows[^1];
        Assert.True(odd.TeacherUnreadable);
        Assert.Null(odd.Teacher);
        Assert.Equal(1, rows.Result.Unreadable);
        Assert.Equal(["down", "up"], rows.Result.TeacherLabels.Keys);
    }

    [Theory]
    [InlineData("I'm not comfortable answering this.")]
    [InlineData("I don't have enough context to answer this safely, so I must decline.")]
    [InlineData("Nie mogę tego zrobić.")]
    [InlineData("Jag kan inte svara på det.")]
    [InlineData("申し訳ありませんが、お答えできません。")]
    public async Task A_refusal_is_no_label_however_often_it_comes(string answer)
    {
        ImportedRows rows = await Import([.. Calls.Ordinary(30, l => l), .. Enumerable.Range(0, 6).Select(i => Calls.Line($"odd {i}", answer))]);

        Assert.Equal(6, rows.Result.Unreadable);
        Assert.Equal(["down", "up"], rows.Result.TeacherLabels.Keys);
    }

    [Fact]
    public async Task A_refusal_field_and_a_tool_call_are_unreadable_too()
    {
        static string Message(string message) => $$$$"""{"request":{"messages":[{"role":"system","content":"Sort the message."},{"role":"user","content":"x"}]},"response":{"choices":[{"message":{{{{message}}}}}]}}""";

        ImportedRows rows = await Import([.. Calls.Ordinary(30), Message("""{"content":"up","refusal":"No."}"""), Message("""{"content":null,"tool_calls":[{}]}""")]);

        Assert.Equal(2, rows.Result.Unreadable);
    }

    [Fact]
    public async Task Usage_time_latency_gold_and_group_are_read_where_they_are()
    {
        ImportedRows rows = await Import(
        [
            .. Calls.Ordinary(10),
            Calls.Line("m", "up", extra: ""","gold":"down","conversation_id":"c7","latency_ms":812.5,"timestamp":"2026-03-01T10:00:00+02:00","id":"x" """, response: ""","created":1,"usage":{"prompt_tokens":120,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":100}}"""),
            Calls.Line("m2", "up", response: ""","created":1767225600"""),
        ]);

        ExampleRow row = rows.Rows[10];
        Assert.Equal(("down", "c7", 812.5, new TokenUsage(120, 100, 4)), (row.Gold, row.Group, row.LatencyMilliseconds!.Value, row.Usage));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), row.Time);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225600), rows.Rows[11].Time);
        Assert.Equal(TokenUsage.Unknown, rows.Rows[0].Usage);
        Assert.Null(rows.Rows[0].LatencyMilliseconds);
    }

    [Fact]
    public async Task Columns_can_be_named_by_dotted_paths()
    {
        string path = _directory.Write("calls.jsonl", Calls.Lines(Enumerable.Range(0, 10).Select(i => Calls.Line($"m{i}", i % 2 == 0 ? "up" : "down", extra: $$""","metadata":{"intent":"up","rival":"down","user":{{i}}}"""))));

        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = path, Gold = "metadata.intent", Group = "metadata.user", Responders = [new ResponderColumn("rival", "metadata.rival")] });

        Assert.Equal(("up", "3", "down"), (rows.Rows[3].Gold, rows.Rows[3].Group, rows.Rows[3].Responders[0]));
        Assert.Equal(["gold: metadata.intent", "group: metadata.user", "responder rival: metadata.rival"], rows.Result.Columns);
    }

    [Fact]
    public async Task Probabilities_of_a_single_token_become_a_distribution()
    {
        string line = Calls.Line("m", "up").Replace("\"index\":0", """ "logprobs":{"content":[{"token":"up","top_logprobs":[{"token":"up","logprob":-0.2},{"token":" down","logprob":-1.8},{"token":"x","logprob":-9}]}]} """, StringComparison.Ordinal);

        ImportedRows rows = await Import([.. Calls.Ordinary(10), line]);

        IReadOnlyDictionary<string, double> p = rows.Rows[^1].TeacherDistribution!;
        Assert.Equal(["down", "up"], p.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1, p.Values.Sum(), 12);
        Assert.Equal(Math.Exp(-0.2) / (Math.Exp(-0.2) + Math.Exp(-1.8)), p["up"], 12);
    }

    [Fact]
    public async Task Requests_kept_as_json_in_a_string_are_read()
    {
        string inner = Calls.Json("""{"messages":[{"role":"user","content":"hi"}]}""");
        ImportedRows rows = await Import($$$"""{"request":{{{inner}}},"response":{{{Calls.Json("""{"choices":[{"message":{"content":"up"}}]}""")}}}}""");

        Assert.Equal(("hi", "up"), (rows.Rows[0].Input, rows.Rows[0].Teacher));
    }

    [Fact]
    public async Task A_log_of_several_prompts_is_refused_with_a_list_of_them()
    {
        string path = _directory.Write("mixed.jsonl", Calls.Lines(
        [
            .. Calls.Ordinary(7),
            Calls.Line("m", "up", system: "Translate into French."),
            Calls.Line("m", "up", request: ""","tools":[{},{}],"response_format":{"type":"json_object"}"""),
            Calls.Line("m", "up", request: ""","tools":[{},{}],"response_format":{"type":"json_object"}"""),
            Calls.Line("failed", "up", system: "This call failed and does not count.", finish: "\"length\""),
        ]));

        UnderstudyException e = await ImportedRows.FailureAsync(new ImportOptions { Path = path });

        Assert.Equal(ErrorCode.MixedPrompts, e.Code);
        Assert.Equal(
            $"""
            {path}: expected a log of one prompt, found 3 prompts:
              7 calls: "Sort the message."
              2 calls: "Sort the message." with 2 tool(s), response_format
              1 calls: "Translate into French."
            A specialist learns one prompt. Give one file a prompt.
            """,
            e.Message);
    }

    [Fact]
    public async Task Earlier_turns_count_as_prompts_and_the_message_says_so()
    {
        string path = _directory.Write("turns.jsonl", Calls.Lines(Enumerable.Range(0, 30).Select(i => $$$$"""{"request":{"messages":[{"role":"user","content":"first {{{{i}}}}"},{"role":"assistant","content":"up"},{"role":"user","content":"second"}]},"response":{"choices":[{"message":{"content":"up"}}]}}""")));

        UnderstudyException e = await ImportedRows.FailureAsync(new ImportOptions { Path = path });

        Assert.StartsWith($"{path}: expected a log of one prompt, found 30 prompts:\n  1 calls: no system prompt with 2 earlier message(s)\n", e.Message, StringComparison.Ordinal);
        Assert.Contains("\n  and 20 calls with other prompts\n", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Keep the calls that start a conversation, or give one file a prompt.", e.Message, StringComparison.Ordinal);
    }
}
