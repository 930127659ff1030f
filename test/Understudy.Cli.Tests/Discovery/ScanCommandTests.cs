using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests.Discovery;

public sealed partial class ScanCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_counts_of_a_generated_log_add_up_and_the_page_fetches_nothing()
    {
        string log = await WorldAsync(6000), page = _directory["scan.html"];

        JsonNode document = JsonNode.Parse(await SucceedsAsync("scan", log, "--page", page, "--json"))!;

        JsonNode scan = document["scan"]!;
        JsonNode[] workloads = [.. scan["workloads"]!.AsArray().Select(w => w!)];
        Assert.Equal(6000, (long)scan["calls"]! + scan["rejected"]!.AsObject().Sum(r => (long)r.Value!));
        Assert.Equal((long)scan["calls"]!, workloads.Sum(w => (long)w["calls"]!) + (long)scan["unclustered"]!);
        Assert.InRange(workloads.Length, 10, 60);
        Assert.Equal(1, workloads.Sum(w => (double)w["costShare"]!) + (double)scan["unclusteredShare"]!, 9);
        Assert.Equal(workloads.Length, workloads.Select(w => (string)w["name"]!).Distinct().Count());
        Assert.Contains(workloads, w => w["forecast"] is JsonObject forecast && (double)forecast["agreement"]! is > 0 and <= 1);
        Assert.Equal(page, (string)document["page"]!);

        string html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.All(workloads, w => Assert.Contains((string)w["name"]!, html, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Fetched(), html);
    }

    [Fact]
    public async Task The_same_log_and_seed_give_the_same_document_whose_workloads_the_screen_shows()
    {
        string log = await WorldAsync(1500);

        string shown = await SucceedsAsync("scan", log, "--seed", "5");
        JsonNode first = JsonNode.Parse(await SucceedsAsync("scan", log, "--seed", "5", "--json"))!, again = JsonNode.Parse(await SucceedsAsync("scan", log, "--seed", "5", "--json"))!;

        Assert.True(File.Exists(_directory["w/reports/scan.html"]));
        Assert.Contains("1,500 calls in ", shown, StringComparison.Ordinal);
        Assert.Equal(first["scan"]!["workloads"]!.AsArray().Count, shown.Split('\n').Count(l => l.StartsWith('│') && l.Split('│')[2].Trim().Length > 0) - 1); // less the heading
        Assert.True(first["scan"]!.AsObject().Remove("seconds") && again["scan"]!.AsObject().Remove("seconds"));
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
    }

    [Theory]
    [InlineData("calls.jsonl", "", "empty")]
    [InlineData("rows.csv", "text,label\nI cannot log in,login\n", "expected a log of calls (JSON Lines, each with the request's messages and the response), found something else. A table of labelled rows is learned with: understudy learn")]
    [InlineData("rows.parquet", "PAR1\u0015\u0004PAR1", "found a Parquet table. A table of labelled rows is learned with: understudy learn")]
    [InlineData("missing.jsonl", null, "missing.jsonl")]
    public async Task What_is_no_log_is_refused_with_what_was_expected(string name, string? content, string says)
    {
        string path = content is null ? _directory[name] : _directory.Write(name, content);
        foreach (string verb in new[] { "scan", "discover" })
        {
            (int code, string output, string error) = await RunAsync(verb, path);
            Assert.Equal((ExitCodes.Failed, ""), (code, output));
            Assert.Contains(says, error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(_directory["w/reports/scan.html"]));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-0.1")]
    [InlineData("NaN")]
    public async Task Rejects_a_share_that_is_none(string error)
    {
        (int code, _, string said) = await RunAsync("scan", Log(20), "--max-error", error);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("--max-error must lie between 0 and 1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_file_and_without_a_recording_it_says_what_to_do()
    {
        (int code, _, string error) = await RunAsync("scan");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("nothing is recorded yet. Give a log (calls.jsonl), or record with: understudy serve", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_cut_in_the_middle_of_a_line_is_counted_up_to_there()
    {
        string[] lines = Lines(40);
        string path = _directory.Write("cut.jsonl", string.Join('\n', lines) + "\n" + PromptLog.Mail(40)[..200]);

        JsonElement scan = await ScanAsync(path);

        Assert.Equal((40, 1), (scan.GetProperty("calls").GetInt64(), scan.GetProperty("rejected").GetProperty("the line is cut off").GetInt64()));
        Assert.Contains("1 line was left out: the line is cut off.", await SucceedsAsync("scan", path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_are_no_calls_are_counted_by_reason_and_hide_no_call()
    {
        string[] lines =
        [
            .. Lines(40),
            """{"text":"I cannot log in","label":"login"}""",
            """{"text":"Größe und Farbe gefallen mir, für später","label":"billing"}""", // in UTF-8, so that the file is known to be
            "I cannot log in",
            "[1,2]",
            """{"request":{"model":"large","messages":[{"role":"user","content":"half \ud83d"}]},"response":{"choices":[{"message":{"role":"assistant","content":"x"},"finish_reason":"stop"}]}}""",
            """{"request":{"model":"large","messages":[{"role":"user","content":"whole"}]},"response":{"choices":[{"message":{"role":"assistant","content":"\udc00 half"},"finish_reason":"stop"}]}}""",
            """{"request":{"model":"large","messages":[]},"response":{}}""",
            "",
        ];
        byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)), .. "{\"request\":\""u8, 0xC3, 0x28, .. "\"}\n"u8, .. System.Text.Encoding.UTF8.GetBytes(PromptLog.Mail(41))];
        await File.WriteAllBytesAsync(_directory["mixed.jsonl"], bytes, TestContext.Current.CancellationToken);

        JsonElement scan = await ScanAsync(_directory["mixed.jsonl"]);

        Assert.Equal(41, scan.GetProperty("calls").GetInt64());
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["a text holds half of a surrogate pair"] = 1,
                ["the line holds bytes that are no text"] = 1,
                ["the line is JSON, but no object"] = 1,
                ["the line is no JSON"] = 1,
                ["the request's messages cannot be read"] = 2,
                ["there is no request with messages"] = 2,
            },
            scan.GetProperty("rejected").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt64()));
    }

    [Theory]
    [InlineData(true, true, "learn tells: a tagger can make at most 100 % of its calls; their function is told in ")]
    [InlineData(true, false, "its calls stand neither in its texts nor in closed sets: no tagger can make them, a decoder may (learn --rungs decoder)")]
    [InlineData(false, true, "learn tells: a tagger can make at most 100 % of its calls")]
    public async Task Of_function_calls_it_says_how_many_can_be_put_together_and_how_well_the_function_is_told(bool tools, bool stands, string because)
    {
        string[] cities = ["Oslo", "Bergen", "Lima", "Accra", "Kyoto", "Quito", "Turin"];
        string[] words = ["please", "soon", "we", "friends", "cheap", "quiet", "tomorrow", "north", "lake", "early", "window", "late", "centre", "coach", "market", "harbour", "sunny", "steep", "old", "tiny"];
        string Line(int i)
        {
            string city = cities[i % cities.Length] + (i / 3), text = $"{words[i * 7 % 20]} {words[i / 20 * 3 % 20]} {(i % 3 == 0 ? "ride" : "sleep")} {city} {words[i * 11 % 19]} {i % 5} {words[i / 7 % 17]}";
            string arguments = JsonSerializer.Serialize(new { city = stands ? city : Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(city)), people = stands ? i % 5 : 7919 * i % 10007 });
            object message = tools
                ? new { role = "assistant", content = (string?)null, tool_calls = new[] { new { id = "a", type = "function", function = new { name = i % 3 == 0 ? "bus" : "bed", arguments } } } }
                : new { role = "assistant", content = arguments };
            return JsonSerializer.Serialize(new { request = new { model = "large", messages = new[] { new { role = "system", content = "Plan the trip by calling a function." }, new { role = "user", content = text } } }, response = new { choices = new[] { new { message, finish_reason = "stop" } } } });
        }

        JsonElement workload = Assert.Single((await ScanAsync(_directory.Write("trips.jsonl", string.Join('\n', Enumerable.Range(0, 300).Select(Line))))).GetProperty("workloads").EnumerateArray());
        Assert.Equal(("FunctionCall", "NeedsMore"), (workload.GetProperty("kind").GetString(), workload.GetProperty("outlook").GetString()));
        Assert.StartsWith(because, workload.GetProperty("because").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_come_again_certify_no_more_than_one()
    {
        string[] words = ["please", "soon", "we", "friends", "cheap", "quiet", "tomorrow", "north", "lake", "early", "window", "late", "centre", "coach", "market", "harbour", "sunny", "steep", "old", "tiny"];
        string Line(int i)
        {
            ulong state = new Seed((ulong)(i % 160)).For("text").Value;
            string text = string.Join(' ', Enumerable.Range(0, 9).Select(w => words[SeededRandom.Mix(state + (ulong)w) % 20]));
            return JsonSerializer.Serialize(new { request = new { model = "large", messages = new[] { new { role = "system", content = "Say whether it is up or down." }, new { role = "user", content = text } } }, response = new { choices = new[] { new { message = new { role = "assistant", content = state % 2 == 0 ? "up" : "down" }, finish_reason = "stop" } } } });
        }

        JsonElement workload = Assert.Single((await ScanAsync(_directory.Write("again.jsonl", string.Join('\n', Enumerable.Range(0, 640).Select(Line))))).GetProperty("workloads").EnumerateArray());

        Assert.Contains("and 24 different calls certify a threshold", workload.GetProperty("because").GetString(), StringComparison.Ordinal); // 15 % of 160, not of 640
    }

    [Fact]
    public async Task Of_few_function_calls_it_says_how_many_more_it_takes()
    {
        string Line(int i) => $$$"""{"request":{"model":"large","messages":[{"role":"system","content":"Switch lamps by calling a function."},{"role":"user","content":"{{{Convert.ToHexString(BitConverter.GetBytes(i * 2654435761L))}}}"}]},"response":{"choices":[{"message":{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"on","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}}""";
        JsonElement workload = Assert.Single((await ScanAsync(_directory.Write("few.jsonl", string.Join('\n', Enumerable.Range(1, 20).Select(Line))))).GetProperty("workloads").EnumerateArray());

        Assert.Equal(("NeedsMore", 40, "needs about 40 more calls to say how many a tagger could make"), (workload.GetProperty("outlook").GetString(), workload.GetProperty("needsCalls").GetInt32(), workload.GetProperty("because").GetString()));
    }

    [Fact]
    public async Task A_message_of_five_megabytes_is_a_call_like_any_other()
    {
        string large = PromptLog.Call(1000, "It is so. Read this.", string.Concat(Enumerable.Repeat("lorem ipsum ", 5_000_000 / 12)), "done");
        JsonElement scan = await ScanAsync(_directory.Write("large.jsonl", string.Join('\n', [.. Lines(40), large, .. Lines(40).Select(l => l.Replace("Mail: ", "Mail: again ", StringComparison.Ordinal))])));

        Assert.Equal((81, 0), (scan.GetProperty("calls").GetInt64(), scan.GetProperty("rejected").EnumerateObject().Count()));
        Assert.Equal(1, scan.GetProperty("unclustered").GetInt64());
        Assert.Equal(80, scan.GetProperty("workloads").EnumerateArray().Sum(w => w.GetProperty("calls").GetInt64()));
    }

    /// <summary>Addresses that a browser would fetch: not those that are text.</summary>
    [GeneratedRegex("""(?:src|href|action|data|poster|srcset)\s*=\s*["']?\s*(?:https?:)?//|url\(\s*["']?\s*(?:https?:)?//|@import|<link|<iframe|<object|\son\w+\s*=""", RegexOptions.IgnoreCase)]
    private static partial Regex Fetched();

    private static string[] Lines(int count) => [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? PromptLog.Mail(i / 2) : PromptLog.Mood(i / 2))];

    private async Task<string> WorldAsync(int calls)
    {
        string log = _directory["traffic.jsonl"];
        await SucceedsAsync("simulate", "--calls", $"{calls}", "--seed", "3", "--out", log);
        return log;
    }

    private string Log(int calls) => _directory.Write("calls.jsonl", string.Join('\n', Lines(calls)));

    private async Task<JsonElement> ScanAsync(string path) => JsonDocument.Parse(await SucceedsAsync("scan", path, "--json")).RootElement.GetProperty("scan");

    private async Task<string> SucceedsAsync(params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(arguments);
        Assert.True(code == ExitCodes.Done, error);
        return output;
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments) => ServedWorkspace.RunAsync(_directory["w"], arguments);
}
