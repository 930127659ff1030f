using System.Globalization;
using System.Text;

using Understudy.Core;
using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

/// <summary>A workspace with a workload that was learned and certified, made once; a clock; and recorded calls of it.</summary>
public sealed class ServedWorkspace : IAsyncLifetime
{
    private static readonly string[] Billing = ["charged", "invoice", "refund", "card", "receipt"], Login = ["password", "login", "code", "locked", "account"];
    private readonly TemporaryDirectory _directory = new();

    public static DateTimeOffset Now { get; } = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public string Specialist { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var random = new SeededRandom(new Seed(3));
        var rows = new StringBuilder("text,label\n");
        for (int i = 0; i < 1200; i++)
        {
            string[] words = i % 2 == 0 ? Billing : Login;
            rows.Append(CultureInfo.InvariantCulture, $"{words[random.Next(5)]} {random.NextUInt64():x} {words[random.Next(5)]} {random.NextUInt64():x} {words[random.Next(5)]},{(i % 2 == 0 ? "billing" : "login")}\n");
        }

        string file = _directory.Write("triage.csv", rows.ToString());
        _directory.Write("prices.json", """{"corePerHour":0.05,"models":{"large":{"inputPerMillion":2.5,"outputPerMillion":10}}}""");
        (int code, _, string error) = await RunAsync(_directory["workspace"], "learn", file, "--name", "triage", "--input", "text", "--label", "label", "--rungs", "linear", "--budget", "1");
        Assert.True(code == 0, error);
        Specialist = Path.GetFileName(Assert.Single(Directory.GetDirectories(_directory["workspace/specialists"])));
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A copy of the workspace for one test.</summary>
    public string Copy(TemporaryDirectory into)
    {
        foreach (string path in Directory.GetFiles(_directory["workspace"], "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(into.Path, Path.GetRelativePath(_directory["workspace"], path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        return into.Path;
    }

    public static async Task<(int Code, string Out, string Error)> RunAsync(string workspace, params string[] arguments) => await RunAsync(workspace, Now, arguments);

    public static async Task<(int Code, string Out, string Error)> RunAsync(string workspace, DateTimeOffset now, string[] arguments)
    {
        StringWriter output = new(), error = new();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, ErrorIsInteractive = false, OutIsInteractive = false, Width = 150, Time = new FixedTime(now) };
        int code = await CommandLineApplication.RunAsync([.. arguments, "--workspace", workspace], terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Writes calls of ten days of service: most answered, some held back, some escalated.</summary>
    public async Task RecordAsync(string workspace, double threshold, int calls = 2000, int disagreeEvery = 100)
    {
        await using var store = new SqliteCallStore(Path.Combine(workspace, "calls.db"));
        var random = new SeededRandom(new Seed(4));
        await store.WriteAsync([.. Enumerable.Range(0, calls).Select(i => Call(i, i % 10, threshold, i % (10 * disagreeEvery) != 1, random.Next(400)))], [new CallFeedback { Id = "f", CallId = "call-4", Time = Now, Good = true }], TestContext.Current.CancellationToken);
    }

    private RecordedCall Call(int i, int kind, double threshold, bool agreed, int more) => new()
    {
        Id = $"call-{i}",
        Started = Now.AddMinutes(1 + i),
        Endpoint = CallEndpoint.ChatCompletions,
        Workload = "triage",
        RequestedModel = "large",
        AnsweredModel = kind < 4 ? "large" : Specialist,
        AnsweredBy = kind < 4 ? null : Specialist,
        Stage = RouteStage.Live,
        Decision = kind switch { 1 or 2 => CallDecision.HoldBack, 0 or 3 => CallDecision.BelowThreshold, _ => CallDecision.Specialist },
        Specialist = Specialist,
        Confidence = kind is 0 or 3 ? threshold - 0.1 : threshold,
        Threshold = threshold,
        Agreed = kind < 4 ? agreed : null,
        Outcome = CallOutcome.Ok,
        Status = 200,
        Usage = kind < 4 ? new TokenUsage(800 + more, 0, 20) : TokenUsage.Unknown,
        AddedMilliseconds = 0.4,
        LatencyMilliseconds = kind < 4 ? 700 : 0.4,
    };

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
