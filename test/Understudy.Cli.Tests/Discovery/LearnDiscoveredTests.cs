using System.Text.Json.Nodes;

using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests.Discovery;

/// <summary>From a log of several prompts to specialists, workload by workload.</summary>
public sealed class LearnDiscoveredTests : IDisposable
{
    private static readonly string[] Quick = ["--rungs", "linear", "--budget", "1"];
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_mixed_log_is_learned_prompt_by_prompt_and_the_others_are_named_with_the_reason()
    {
        string log = Log("mixed.jsonl", 400);

        (int code, string output, string error) = await RunAsync(["learn", log, .. Quick]);

        Assert.True(code == ExitCodes.Done, error);
        JsonArray found = JsonNode.Parse((await RunAsync("workloads", "--json")).Out)!["workloads"]!.AsArray();
        (string mail, string mood, string summary) = (Name(found, "name the team"), Name(found, "glad or cross"), Name(found, "minutes of a meeting"));
        Assert.Contains("the log holds several prompts; each recurring one is learned by itself", output + error, StringComparison.Ordinal);
        Assert.Contains($"{summary}: 40 calls, Generation: not learned, as its answers are no closed set of labels.", output + error, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetDirectories(_directory["w/specialists"]).Length);
        Assert.Equal("billing", await AnswerAsync(mail, "my card was charged twice, please refund"));
        Assert.Equal("login", await AnswerAsync(mail, "the code for my account is locked"));
        Assert.Equal("cross", await AnswerAsync(mood, "this is awful and useless"));
        (code, _, error) = await RunAsync("ask", summary, "anything");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains(summary, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_takes_no_specialist_ends_the_run_at_the_first_one()
    {
        string log = Log("mixed.jsonl", 100);
        Directory.CreateDirectory(_directory["w"]);
        File.WriteAllText(_directory["w/specialists"], "in the way");

        (int code, string output, string error) = await RunAsync(["learn", log, .. Quick]);

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("Could not write the specialist", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Could not write the specialist", output, StringComparison.Ordinal); // the next one would say the same
    }

    [Fact]
    public async Task A_discovered_workload_is_learned_by_its_name_from_a_log_and_then_answers()
    {
        string log = Log("mixed.jsonl", 400);
        JsonArray found = JsonNode.Parse(await SucceedsAsync("discover", log, "--json"))!["workloads"]!.AsArray();
        await SucceedsAsync("workloads", "rename", Name(found, "name the team"), "front desk");

        string said = await SucceedsAsync(["learn", log, "--workload", "front desk", "--name", "triage", .. Quick, "--json"]);

        Assert.Equal("triage", (string)JsonNode.Parse(said)!["workloads"]![0]!["name"]!);
        Assert.Equal("login", await AnswerAsync("triage", "I forgot the password"));
        Assert.Single(Directory.GetDirectories(_directory["w/specialists"]));
    }

    [Fact]
    public async Task A_log_that_has_none_of_a_workloads_calls_is_told_with_the_one_that_has()
    {
        string log = Log("mixed.jsonl", 30), other = _directory.Write("other.jsonl", string.Join('\n', Enumerable.Range(0, 30).Select(i => PromptLog.Mood(i))));
        JsonArray found = JsonNode.Parse(await SucceedsAsync("discover", log, "--json"))!["workloads"]!.AsArray();
        string mail = Name(found, "name the team");

        (int code, _, string error) = await RunAsync(["learn", other, "--workload", mail, .. Quick]);

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains($"no call has the prompt of '{mail}', which was discovered in {log}.", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_directory["w"], "*.tmp", SearchOption.AllDirectories));
        Assert.Contains("Name one source", (await RunAsync(["learn", other, "--workload", "nobody", .. Quick])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workloads_that_are_known_from_another_log_are_not_looked_for_in_this_one()
    {
        await SucceedsAsync("discover", _directory.Write("other.jsonl", string.Join('\n', Enumerable.Range(0, 60).Select(i => PromptLog.Mood(i)))));

        (int code, string output, string error) = await RunAsync(["learn", _directory.Write("mixed.jsonl", string.Join('\n', Enumerable.Range(0, 400).SelectMany(i => i % 10 == 0 ? new[] { PromptLog.Mail(i), PromptLog.Summary(i) } : [PromptLog.Mail(i)]))), .. Quick]);

        Assert.True(code == ExitCodes.Done, error);
        Assert.DoesNotContain("no call has the prompt of", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ignored_workload_is_not_learned_and_half_a_character_beside_an_answer_does_no_harm()
    {
        string[] lines = [.. Lines(400)];
        lines[4] = lines[4].Replace("\"object\":", "\"system_fingerprint\":\"fp \\ud83d\",\"object\":", StringComparison.Ordinal);
        Assert.Contains("\\ud83d", lines[4], StringComparison.Ordinal);
        string log = _directory.Write("mixed.jsonl", string.Join('\n', lines));
        JsonArray found = JsonNode.Parse(await SucceedsAsync("discover", log, "--json"))!["workloads"]!.AsArray();
        await SucceedsAsync("workloads", "ignore", Name(found, "glad or cross"));

        (int code, string output, string error) = await RunAsync(["learn", log, .. Quick]);

        Assert.True(code == ExitCodes.Done, output + error);
        Assert.DoesNotContain(Name(found, "glad or cross") + ":", output + error, StringComparison.Ordinal);
        Assert.Equal("login", await AnswerAsync(Name(found, "name the team"), "I forgot the password"));
    }

    [Fact]
    public async Task Tool_calls_and_json_answers_of_a_mixed_log_are_learned_with_the_redaction_that_they_are_asked_with()
    {
        string log = _directory.Write("mixed.jsonl", string.Join('\n', Enumerable.Range(0, 240).SelectMany(i => new[] { PromptLog.Mood(i), Tool(i), Fields(i) })));

        (int code, string output, string error) = await RunAsync(["learn", log, .. Quick]);

        Assert.True(code == ExitCodes.Done, output + error);
        JsonArray found = JsonNode.Parse((await RunAsync("workloads", "--json")).Out)!["workloads"]!.AsArray();
        JsonNode tool = JsonNode.Parse(await SucceedsAsync("ask", Name(found, "house assistant"), "write to mia.adler@example.org about the lamp now", "--json"))!;
        JsonNode fields = JsonNode.Parse(await SucceedsAsync("ask", Name(found, "ticket as JSON"), "the heating leaks, hurry", "--json"))!;
        Assert.Equal("""[{"name":"mail","arguments":{"to":"mia.adler@example.org","topic":"lamp"}}]""", tool["calls"]!.ToJsonString());
        Assert.Equal("""{"part": "heating", "hurry": true}""", (string)fields["answer"]!);
    }

    private static string Tool(int i)
    {
        string topic = i % 2 == 0 ? "lamp" : "door", mail = $"{Names[i % 7]}.{Names[i % 11]}{i}@example.org";
        return """
        {"request":{"model":"m","tools":[{"type":"function","function":{"name":"mail","parameters":{"type":"object","properties":{"to":{"type":"string"},"topic":{"type":"string"}}}}}],"messages":[{"role":"system","content":"You are the house assistant. Call the function that the person needs and say nothing else at all."},{"role":"user","content":"write to MAIL about the TOPIC NAME NUMBER"}]},"response":{"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"mail","arguments":"{\"to\":\"MAIL\",\"topic\":\"TOPIC\"}"}}]},"finish_reason":"tool_calls"}]}}
        """.Trim().Replace("NAME", Names[i % 5], StringComparison.Ordinal).Replace("MAIL", mail, StringComparison.Ordinal).Replace("TOPIC", topic, StringComparison.Ordinal).Replace("NUMBER", $"{i}", StringComparison.Ordinal);
    }

    private static string Fields(int i)
    {
        (string part, bool hurry) = (i % 2 == 0 ? "heating" : "window", i % 4 < 2);
        return """
        {"request":{"model":"m","messages":[{"role":"system","content":"Read what the tenant reports about the flat and give the ticket as JSON with its part and whether there is a hurry."},{"role":"user","content":"the PART FAULT, HASTE NAME NUMBER"}]},"response":{"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"{\"part\": \"PART\", \"hurry\": TRUTH}"},"finish_reason":"stop"}]}}
        """.Trim().Replace("PART", part, StringComparison.Ordinal).Replace("FAULT", i % 3 == 0 ? "leaks" : "is broken", StringComparison.Ordinal).Replace("HASTE", hurry ? "hurry" : "no rush", StringComparison.Ordinal).Replace("NAME", Names[i % 11], StringComparison.Ordinal).Replace("NUMBER", $"{i}", StringComparison.Ordinal).Replace("TRUTH", hurry ? "true" : "false", StringComparison.Ordinal);
    }

    private static readonly string[] Names = ["mia", "tom", "eva", "jan", "ida", "max", "lea", "ben", "ute", "kai", "zoe"];

    private static string Name(JsonArray workloads, string words) => (string)workloads.Single(w => ((string)w!["versions"]![0]!["prompt"]!).Contains(words, StringComparison.Ordinal))!["name"]!;

    private static IEnumerable<string> Lines(int each) => Enumerable.Range(0, each).SelectMany(i => i % 10 == 0 ? new[] { PromptLog.Mail(i), PromptLog.Mood(i), PromptLog.Summary(i) } : [PromptLog.Mail(i), PromptLog.Mood(i)]);

    private string Log(string name, int each) => _directory.Write(name, string.Join('\n', Lines(each)));

    private async Task<string> AnswerAsync(string workload, string text) => (string)JsonNode.Parse(await SucceedsAsync("ask", workload, text, "--json"))!["label"]!;

    private async Task<string> SucceedsAsync(params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(arguments);
        Assert.True(code == ExitCodes.Done, error);
        return output;
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments) => ServedWorkspace.RunAsync(_directory["w"], arguments);
}
