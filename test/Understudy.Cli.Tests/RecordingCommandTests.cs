using System.Text;
using System.Text.Json.Nodes;

using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Core;
using Understudy.Data;
using Understudy.Gateway;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class RecordingCommandTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();

    private string Workspace => _directory["w"];

    public void Dispose() => _directory.Dispose();

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, ErrorIsInteractive = false, OutIsInteractive = false, Width = 140, Time = TimeProvider.System };
        int code = await CommandLineApplication.RunAsync([.. arguments, "--workspace", Workspace], terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private static RecordedCall Call(int i, string input, string answer, string? workload = "triage") => new()
    {
        Id = $"req_{i:d4}",
        Started = Start.AddMinutes(i),
        Endpoint = CallEndpoint.ChatCompletions,
        Workload = workload,
        Fingerprint = "abcd1234abcd1234abcd1234abcd1234",
        RequestedModel = "large",
        AnsweredModel = "large-1",
        Outcome = CallOutcome.Ok,
        Status = 200,
        LatencyMilliseconds = 12.5,
        Request = Encoding.UTF8.GetBytes($$$"""{"model":"large","messages":[{"role":"system","content":"Choose."},{"role":"user","content":"{{{input}}}"}]}"""),
        Response = Encoding.UTF8.GetBytes($$$"""{"id":"c{{{i}}}","object":"chat.completion","model":"large-1","choices":[{"index":0,"message":{"role":"assistant","content":"{{{answer}}}"},"finish_reason":"stop"}]}"""),
    };

    private static RecordedCall Labelled(int i) => i % 2 == 0
        ? Call(i, $"I want my money back for order number {i}, please refund the payment", "billing")
        : Call(i, $"The screen number {i} crashes when I press the button, it is broken", "bug");

    private static RecordedCall Sample(int i, JsonNode row) => Call(i, "", "") with
    {
        Request = Encoding.UTF8.GetBytes(row["request"]!.ToJsonString()),
        Response = Encoding.UTF8.GetBytes(row["response"]!.ToJsonString()),
    };

    private async Task RecordAsync(params RecordedCall[] calls)
    {
        await using ICallStore store = CallStores.Open(GatewayHost.DefaultStore(Workspace));
        await store.WriteAsync(calls, [], TestContext.Current.CancellationToken);
    }

    private async Task<RecordedCall[]> StoredAsync()
    {
        await using ICallStore store = CallStores.Open(GatewayHost.DefaultStore(Workspace));
        return [.. (await store.ReadAsync(CallFilter.All, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Select(c => c.Call)];
    }

    [Fact]
    public async Task Status_counts_by_workload_prompt_decision_and_outcome()
    {
        await RecordAsync(Labelled(0), Labelled(1), Labelled(2) with { Outcome = CallOutcome.Failed, Status = 500 }, Call(3, "x", "y", workload: null) with { AnsweredBy = "s1", Decision = CallDecision.Specialist });

        (int code, string output, string error) = await RunAsync("recording", "status");
        JsonNode json = JsonNode.Parse((await RunAsync("recording", "status", "--json")).Out)!;

        Assert.True(code == 0, error);
        Assert.Contains("4 calls, 2 of them to learn from", output, StringComparison.Ordinal);
        Assert.Contains("No gateway is recording, and nothing waits in the journal.", output, StringComparison.Ordinal);
        Assert.Contains("abcd1234abcd", output, StringComparison.Ordinal);
        Assert.Equal("4 2 False", $"{json["calls"]} {json["training"]} {json["gatewayIsRecording"]!.GetValue<bool>()}");
        Assert.Equal(["triage PassThrough Ok 2", " Specialist Ok 1", "triage PassThrough Failed 1"], json["groups"]!.AsArray().Select(g => $"{g!["workload"]} {g["decision"]} {g["outcome"]} {g["calls"]}").OrderByDescending(g => g.Contains("Ok 2", StringComparison.Ordinal)).ThenBy(g => g, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("export")]
    [InlineData("erase", "--user", "u")]
    [InlineData("prune", "--older-than", "1d")]
    public async Task Where_nothing_was_recorded_the_way_to_record_is_told(params string[] verb)
    {
        (int code, _, string error) = await RunAsync(["recording", .. verb]);

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("nothing is recorded here. Let an application call its large model through the gateway first (understudy serve --upstream URL)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_writes_what_import_reads()
    {
        RecordedCall pretty = Labelled(2) with { Request = Encoding.UTF8.GetBytes("{\n \"messages\": [\r\n{\"role\":\"user\",\"content\":\"ä\\nb\"}]}"), Conversation = "c0ffee" };
        await RecordAsync(Labelled(0), Labelled(1), pretty, Labelled(3) with { Outcome = CallOutcome.Partial }, Labelled(4) with { Request = default, Response = default });

        (int code, string all, string error) = await RunAsync("recording", "export");
        (_, string said, _) = await RunAsync("recording", "export", "--training", "--workload", "triage", "--out", _directory["out.jsonl"]);

        Assert.True(code == 0, error);
        string[] lines = all.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("""{"id":"req_0000","time":"2026-03-01T12:00:00Z","workload":"triage","model":"large-1","latency_ms":12.5,"request":{"model":"large",""", lines[0], StringComparison.Ordinal);
        Assert.Contains("""conversation_id":"c0ffee","request":{"messages":[{"role":"user","content":"ä\nb"}]}""", lines[2], StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"Partial\"", lines[3], StringComparison.Ordinal);
        Assert.Equal($"{_directory["out.jsonl"]}: 3 calls; 1 others are of no form to learn from, or without content\n", said);
        Assert.Equal(3, (await File.ReadAllLinesAsync(_directory["out.jsonl"], TestContext.Current.CancellationToken)).Length);
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.tmp"));
    }

    [Theory]
    [InlineData("triage")]
    [InlineData("ABCD12")]
    public async Task Recorded_calls_are_imported_by_workload_or_fingerprint(string name)
    {
        await RecordAsync([.. Enumerable.Range(0, 60).Select(Labelled), Call(60, "write to jane@shop.example", "billing"), Labelled(61) with { AnsweredBy = "s1" }]);

        (int code, string output, string error) = await RunAsync("import", "--workload", name, "--name", "triage");

        Assert.True(code == 0, error);
        Assert.Contains("61 rows = 61 kept + 0 rejected", output, StringComparison.Ordinal);
        using var workspace = Understudy.Data.Workspace.Open(Workspace, TimeProvider.System);
        WorkloadRecord record = workspace.GetWorkload("triage");
        Assert.True(record.Redacted);
        Assert.Equal(["large-1"], record.TeacherModels);
        ExampleTable table = workspace.LoadExamples("triage", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("write to [EMAIL]", table.Input(60).ToString());
    }

    [Fact]
    public async Task A_text_is_redacted_before_it_is_asked_of_what_was_learned_redacted()
    {
        await RecordAsync([.. File.ReadLines(Repository.PathOf("samples", "helpdesk", "calls.jsonl")).Take(600).Select((line, i) => Sample(i, JsonNode.Parse(line)!))]);
        (int code, _, string error) = await RunAsync("learn", "--workload", "triage", "--rungs", "linear");
        Assert.True(code == 0, error);

        string Confidence(string output) => JsonNode.Parse(output)!["confidence"]!.ToJsonString();
        (_, string plain, _) = await RunAsync("ask", "triage", "refund jane@shop.example now", "--json");
        (_, string redacted, _) = await RunAsync("ask", "triage", "refund [EMAIL] now", "--json");
        (_, string other, _) = await RunAsync("ask", "triage", "refund broken now", "--json");

        Assert.Equal(Confidence(redacted), Confidence(plain));
        Assert.NotEqual(Confidence(redacted), Confidence(other));
        Assert.True(File.Exists(Path.Combine(Workspace, "recordings", "triage.jsonl")));
    }

    [Theory]
    [InlineData("Name what to read: a FILE, or --workload NAME for the calls that the gateway recorded.", ExitCodes.Usage, "learn")]
    [InlineData("Name what to read: a FILE, or --workload NAME for the calls that the gateway recorded.", ExitCodes.Usage, "import")]
    [InlineData("Name one source: the file 'calls.jsonl', or --workload triage for the calls that the gateway recorded.", ExitCodes.Usage, "learn", "calls.jsonl", "--workload", "triage")]
    [InlineData("no recorded call is of a workload 'other', and no prompt's fingerprint begins so. Workloads: triage (2 calls). Prompts: abcd1234abcd (2 calls).", ExitCodes.Failed, "learn", "--workload", "other")]
    [InlineData("none of the calls of 'failed' can be learned from", ExitCodes.Failed, "learn", "--workload", "failed")]
    [InlineData("--older-than takes a time such as 90d, 24h, 30m, at most 36,500 days; found '3 months'.", ExitCodes.Usage, "recording", "prune", "--older-than", "3 months")]
    public async Task What_cannot_be_done_is_told(string message, int exit, params string[] arguments)
    {
        await RecordAsync(Labelled(0), Labelled(1));
        if (arguments.Contains("failed"))
        {
            await RecordAsync(Call(9, "x", "y", "failed") with { Outcome = CallOutcome.Failed });
        }

        (int code, _, string error) = await RunAsync(arguments);

        Assert.Equal(exit, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_a_user_reaches_what_a_running_gateway_still_has_in_its_journal()
    {
        string user = Pseudonym.Open(Workspace).OfUser("4711");
        await RecordAsync(Labelled(0) with { UserHash = user }, Labelled(1));
        await using ICallStore store = CallStores.Open(GatewayHost.DefaultStore(Workspace));
        await using CallRecorder recorder = await CallRecorder.OpenAsync(new RecordingOptions { Workspace = Workspace }, store, TimeProvider.System, NullLogger.Instance, TestContext.Current.CancellationToken);
        Assert.True(await recorder.RecordAsync(Labelled(2) with { UserHash = user }));

        (int code, string output, string error) = await RunAsync("recording", "erase", "--user", "4711");

        Assert.True(code == 0, error);
        Assert.Contains("the content of 2 calls is erased.", output, StringComparison.Ordinal);
        Assert.Equal([0, 1, 0], (await StoredAsync()).Select(c => c.Request.IsEmpty ? 0 : 1));
    }

    [Fact]
    public async Task What_a_stopped_gateway_left_in_the_journal_is_moved_before_it_is_exported()
    {
        await using (CallRecorder recorder = await CallRecorder.OpenAsync(new RecordingOptions { Workspace = Workspace, StopLimit = TimeSpan.Zero }, new AwayStore(), TimeProvider.System, NullLogger.Instance, TestContext.Current.CancellationToken))
        {
            Assert.True(await recorder.RecordAsync(Labelled(0)));
        }

        (_, string before, _) = await RunAsync("recording", "status");
        (int code, string output, string error) = await RunAsync("recording", "export");

        Assert.True(code == 0, error);
        Assert.Contains("No gateway is recording; 1 entries", before, StringComparison.Ordinal);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("discover", "/calls")]
    [InlineData("scan", "/scan/calls")]
    public async Task What_a_stopped_gateway_left_in_the_journal_is_looked_at_too(string verb, string calls)
    {
        await using (CallRecorder recorder = await CallRecorder.OpenAsync(new RecordingOptions { Workspace = Workspace, StopLimit = TimeSpan.Zero }, new AwayStore(), TimeProvider.System, NullLogger.Instance, TestContext.Current.CancellationToken))
        {
            Assert.True(await recorder.RecordAsync(Labelled(0)));
        }

        (int code, string output, string error) = await RunAsync(verb, "--json");

        Assert.True(code == 0, error);
        Assert.Equal(1, (int)calls.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(JsonNode.Parse(output)!, (node, name) => node[name]!));
    }

    [Fact]
    public async Task Prune_deletes_old_content_and_with_metadata_old_calls()
    {
        RecordedCall old = Labelled(0) with { Started = TimeProvider.System.GetUtcNow().AddDays(-100) }, fresh = Labelled(1) with { Started = TimeProvider.System.GetUtcNow() };
        await RecordAsync(old, fresh);

        (_, string content, _) = await RunAsync("recording", "prune", "--older-than", "90d");
        Assert.Contains("the content of 1 calls from before", content, StringComparison.Ordinal);
        Assert.Equal([true, false], (await StoredAsync()).Select(c => c.Request.IsEmpty));

        (_, string calls, _) = await RunAsync("recording", "prune", "--older-than", "90d", "--metadata", "--json");
        Assert.Equal("""{"calls":1,"complete":true}""", calls.Trim());
        Assert.Single(await StoredAsync());
    }

    private sealed class AwayStore : ICallStore
    {
        public string Place => "nowhere";

        public Task WriteAsync(IReadOnlyList<RecordedCall> calls, IReadOnlyList<CallFeedback> feedback, CancellationToken cancellationToken) => throw new UnderstudyException(ErrorCode.WriteFailed, "away");

        public IAsyncEnumerable<StoredCall> ReadAsync(CallFilter filter, CancellationToken cancellationToken) => AsyncEnumerable.Empty<StoredCall>();

        public Task<long> CountAsync(CallFilter filter, CancellationToken cancellationToken) => Task.FromResult(0L);

        public Task<long> EraseUserAsync(string userHash, CancellationToken cancellationToken) => Task.FromResult(0L);

        public Task<long> PruneAsync(DateTimeOffset before, bool metadataToo, CancellationToken cancellationToken) => Task.FromResult(0L);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
