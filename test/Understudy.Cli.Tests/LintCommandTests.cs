using System.Text.Json.Nodes;

using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class LintCommandTests : IDisposable
{
    private const string Whole = """{"response":{"choices":[{"message":{"content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":\"é\\u2028\"}"}},{"id":"d","type":"function","function":{"name":"f","arguments":"{}"}}]}}]}}""";
    private const string WithText = """{"response":{"choices":[{"message":{"content":"Right away.","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":\"b\"}"}}]}}]}}""";
    private const string Broken = """{"response":{"choices":[{"message":{"content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{"}}]}}]}}""";
    private const string Tools = """[{"name":"f","description":"d","parameters":{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}}]""";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string Write(string name, params string[] lines)
    {
        string path = Path.Combine(_directory.Path, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, OutIsInteractive = false, ErrorIsInteractive = false, Width = 160, Time = TimeProvider.System };
        int code = await CommandLineApplication.RunAsync(["lint", .. args, "--workspace", Path.Combine(_directory.Path, "none")], terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task What_the_large_model_answers_is_listed_and_is_no_failure()
    {
        (int code, string text, _) = await RunAsync(Write("calls.jsonl", Whole, Broken, Broken, Broken), "--tools", Write("tools.json", Tools), "--most", "1");
        Assert.Equal(0, code);
        Assert.Contains("line 1: large model answers: f: the required argument 'a' is left out", text, StringComparison.Ordinal);
        Assert.Contains("line 2: large model answers: f: the arguments are no JSON: “{”", text, StringComparison.Ordinal);
        Assert.Contains("… 2 more: arguments no JSON", text, StringComparison.Ordinal);
        Assert.DoesNotContain("line 3", text, StringComparison.Ordinal);
        Assert.Contains("4 lines, 4 answers with 5 calls, functions offered: 1 set. 1 of 4 answers' calls survive", text, StringComparison.Ordinal);
        Assert.Contains("line separators (U+2028, U+2029)", text, StringComparison.Ordinal);
        Assert.Contains("Nothing would be lost silently.", text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_directory.Path, "none")));
    }

    [Fact]
    public async Task Questions_of_the_leaderboard_are_looked_over_by_their_accepted_answers()
    {
        string questions = Write("BFCL_test_simple.json", [
            """{"id":"simple_0","question":"Area?","function":{"name":"area","description":"d","parameters":{"type":"dict","properties":{"base":{"type":"integer"},"unit":{"type":"string"}},"required":["base"]}}}""",
            """{"id":"simple_1","question":"Area?","function":{"name":"area","description":"d","parameters":{"type":"dict","properties":{"base":{"type":"integer"}},"required":["base"]}}}""",
            """{"id":"simple_2","question":"Area?","function":{"name":"area","parameters":{"type":"dict","properties":{}}}}""",
        ]);
        Directory.CreateDirectory(Path.Combine(_directory.Path, "possible_answer"));
        Write("possible_answer/BFCL_test_simple.json", """{"id":"simple_0","ground_truth":{"area":{"base":[10],"unit":["","m"]}}}""", """{"id":"simple_1","ground_truth":{"area":{"base":["ten"]}}}""");

        (int code, string text, _) = await RunAsync(questions);

        Assert.Equal(0, code);
        Assert.Contains("line 2: large model answers: area: the argument 'base' is a text; the schema says integer", text, StringComparison.Ordinal);
        Assert.Contains("line 3: large model answers: there is no answer with this id", text, StringComparison.Ordinal);
        Assert.Contains("3 lines, 2 answers with 2 calls, functions offered: 2 sets. 2 of 2 answers' calls survive", text, StringComparison.Ordinal);
        using var error = new StringWriter();
        var terminal = new Terminal { Out = error, Error = error, In = TextReader.Null, OutIsInteractive = false, ErrorIsInteractive = false, Width = 160, Time = TimeProvider.System };
        Assert.Equal(ExitCodes.Failed, await CommandLineApplication.RunAsync(["import", questions, "--workspace", Path.Combine(_directory.Path, "w")], terminal, TestContext.Current.CancellationToken));
        Assert.Contains("each with functions of its own", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_be_lost_silently_is_a_failure()
    {
        (int code, string text, _) = await RunAsync(Write("calls.jsonl", Whole, WithText));
        Assert.Equal(1, code);
        Assert.Contains("line 2: lost: text beside the calls is not learned: “Right away.”", text, StringComparison.Ordinal);
        Assert.Contains("Something would be lost silently", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_reads_the_same()
    {
        (int code, string text, string error) = await RunAsync(Write("calls.jsonl", Whole, WithText), "--json");
        JsonNode json = JsonNode.Parse(text)!;
        Assert.Equal(1, code);
        Assert.Equal((2, 2, 3, 2, true), ((int)json["lines"]!, (int)json["answers"]!, (int)json["calls"]!, (int)json["survived"]!, (bool)json["losesSilently"]!));
        Assert.Equal(["ContentBesideCalls Lost 1", "NoTools Note 2"], json["counts"]!.AsArray().Select(c => $"{c!["kind"]} {c["severity"]} {c["count"]}"));
        Assert.Equal(3, json["findings"]!.AsArray().Count);
        Assert.Contains("Checking", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such file", 1, "missing.jsonl")]
    [InlineData("--most takes 0 or more", 2, "calls.jsonl", "--most", "-1")]
    [InlineData("the tools cannot be read", 1, "calls.jsonl", "--tools", "missing.json")]
    [InlineData("The tools are not in OpenAI's form", 1, "calls.jsonl", "--tools", "calls.jsonl")]
    public async Task Rejects_what_cannot_be_read_and_says_so(string message, int exit, params string[] args)
    {
        Write("calls.jsonl", Whole);
        (int code, _, string error) = await RunAsync([.. args.Select(a => a.StartsWith('-') ? a : Path.Combine(_directory.Path, a))]);
        Assert.Equal(exit, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_show_where_loss_is_and_that_every_letter_survives()
    {
        static string Asked(string text, string arguments) => new JsonObject
        {
            ["request"] = new JsonObject { ["model"] = "m", ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "TEXT" }), ["tools"] = JsonNode.Parse("""[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}]""") },
            ["response"] = JsonNode.Parse("""{"choices":[{"message":{"content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"ARGUMENTS"}}]}}]}"""),
        }.ToJsonString().Replace("TEXT", text, StringComparison.Ordinal).Replace("ARGUMENTS", arguments.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
        string log = Write("calls.jsonl", Asked("turn on 42 🎉", "{\"a\":\"é\u2028\"}"), Asked("[SEP] typed by hand", "{\"a\":null}"), Asked("half \\ud83d of a pair", "{}"));
        (int code, string text, _) = await RunAsync(log, "--tokens", "2");
        Assert.Equal(0, code); // half of a pair is rejected by import
        Assert.Contains("2 of 2 rows are written by their tokens letter for letter.", text, StringComparison.Ordinal);
        string first = text.Split('\n').Single(l => l.StartsWith("[CLS]|t", StringComparison.Ordinal));
        Assert.Contains("|4|2|", first, StringComparison.Ordinal); // without loss
        Assert.EndsWith("[[SEP]]", first.TrimEnd(), StringComparison.Ordinal);

        JsonNode json = JsonNode.Parse((await RunAsync(log, "--tokens", "2", "--json")).Out)!;
        JsonNode[] tokens = [.. json["tokens"]!["rows"]![1]!.AsArray().Select(t => t!)];
        Assert.Equal("[CLS][SEP] typed by hand[SEP]", string.Concat(tokens.Where(t => !(bool)t["hasLoss"]!).Select(t => (string)t["text"]!)));
        Assert.Equal("[{\"name\":\"f\",\"arguments\":{\"a\":null}}][SEP]", string.Concat(tokens.Where(t => (bool)t["hasLoss"]!).Select(t => (string)t["text"]!)));
        Assert.Equal(3, tokens.Count(t => (int)t["id"]! is 2 or 3)); // what a user types is never a special token
    }
}
