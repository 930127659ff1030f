using System.Text.Json;

using Understudy.EndToEnd.Program;
using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Gateway;

/// <summary>The whole way for an application that sends several prompts, each with today's date in it, and names no workload.</summary>
public sealed class DiscoveryLoopTests
{
    [Fact]
    public async Task A_workload_is_discovered_in_the_recording_learned_by_name_and_answered_on_other_days()
    {
        using var directory = new TemporaryDirectory();
        var program = new UnderstudyProgram(directory.Path);
        string[] past = [.. Enumerable.Range(0, 400).SelectMany(i => i % 8 == 0 ? new[] { PromptLog.Mail(i), PromptLog.Mood(i), PromptLog.Summary(i) } : [PromptLog.Mail(i)])];
        string[] mails = [.. Enumerable.Range(1000, 80).Select(i => PromptLog.Mail(i, "24 December 2031"))], others = [.. Enumerable.Range(1000, 10).SelectMany(i => new[] { PromptLog.Mood(i, "24 December 2031"), PromptLog.Summary(i, "24 December 2031"), PromptLog.Call(i, "You are a helpful assistant.", $"What is {i} in words?", "A number.") })];
        await using ReplayedGateway gateway = await ReplayedGateway.StartAsync(program, directory.Path, directory.Write("calls.jsonl", string.Join('\n', [.. past, .. mails, .. others])));

        Assert.Equal(new Dictionary<string, int> { ["pass-through"] = past.Length }, (await gateway.AskAsync(Requests(past), atOnce: 1)).Decisions);
        JsonElement found = await DiscoverAsync(program, past.Length);
        JsonElement mail = found.GetProperty("workloads").EnumerateArray().Single(w => w.GetProperty("versions")[0].GetProperty("prompt").GetString()!.Contains("name the team", StringComparison.Ordinal));
        Assert.Equal((3, 0, 400), (found.GetProperty("workloads").GetArrayLength(), found.GetProperty("unclustered").GetInt32(), mail.GetProperty("calls").GetInt32()));
        string name = mail.GetProperty("name").GetString()!;
        await RunAsync(program, "learn", "--workload", name, "--rungs", "linear", "--budget", "2");
        await RunAsync(program, "route", name, "live", "--force", "--reason", "test", "--hold-back", "0");

        (Dictionary<string, int> decisions, List<string> by) = await gateway.AskUntilAsync(Requests(mails), "specialist");
        (Dictionary<string, int> passed, List<string> large) = await gateway.AskAsync(Requests(others));

        Assert.True(decisions.GetValueOrDefault("specialist") > mails.Length / 2, string.Join(", ", decisions));
        Assert.Empty(decisions.Keys.Except(["specialist", "below-threshold"]));
        Assert.Equal(decisions["specialist"], by.Count(b => b.StartsWith(name + "-", StringComparison.Ordinal)));
        Assert.Equal(new Dictionary<string, int> { ["pass-through"] = others.Length }, passed);
        Assert.All(large, b => Assert.Equal("upstream", b));
    }

    private static string[] Requests(string[] lines) => [.. lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("request").GetRawText())];

    /// <summary>A running gateway moves what it recorded into the store within a moment.</summary>
    private static async Task<JsonElement> DiscoverAsync(UnderstudyProgram program, int calls)
    {
        for (int i = 0; ; i++)
        {
            JsonElement found = (await RunAsync(program, "discover", "--json")).Json;
            if (i == 5 || found.GetProperty("calls").GetInt32() == calls)
            {
                Assert.Equal(calls, found.GetProperty("calls").GetInt32());
                return found;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<UnderstudyProgram.Finished> RunAsync(UnderstudyProgram program, params string[] arguments)
    {
        UnderstudyProgram.Finished finished = await program.RunAsync(arguments);
        Assert.True(finished.ExitCode == 0, finished.Out + finished.Error);
        return finished;
    }
}
