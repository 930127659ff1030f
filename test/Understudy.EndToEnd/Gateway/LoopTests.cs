using System.Text.Json;

using Understudy.EndToEnd.Program;
using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Gateway;

/// <summary>The whole way as a new user goes it, offline: replay in place of the large model, serve, record, learn, route, answer, ledger, roll back.</summary>
public sealed class LoopTests
{
    [Fact]
    public async Task A_workload_is_recorded_learned_routed_answered_counted_and_rolled_back_while_it_serves()
    {
        using var directory = new TemporaryDirectory();
        var program = new UnderstudyProgram(directory.Path);
        File.Copy(Repository.PathOf("samples", "helpdesk", "prices.json"), Path.Combine(Directory.CreateDirectory(directory[".understudy"]).FullName, "prices.json"));
        await using ReplayedGateway gateway = await ReplayedGateway.StartAsync(program, directory.Path, UnderstudyProgram.Sample);
        string[] requests = [.. File.ReadLines(UnderstudyProgram.Sample).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("request").GetRawText())];

        Dictionary<string, int> first = (await gateway.AskAsync(requests, atOnce: 1)).Decisions;
        Assert.Equal(new Dictionary<string, int> { ["pass-through"] = requests.Length }, first);

        UnderstudyProgram.Finished explained = await program.RunAsync("recording", "status", "--json");
        Assert.Equal(0, explained.ExitCode);
        string fingerprint = explained.Json.GetProperty("groups")[0].GetProperty("fingerprint").GetString()!;
        UnderstudyProgram.Finished learned = await program.RunAsync("learn", "--workload", fingerprint[..12], "--name", "helpdesk", "--rungs", "linear", "--json");
        Assert.True(learned.ExitCode == 0, learned.Error);

        Assert.Equal(0, (await program.RunAsync("route", "helpdesk", "shadow")).ExitCode);
        Assert.Equal(["shadow"], (await gateway.AskUntilAsync(requests[..50], "shadow")).Decisions.Keys);
        UnderstudyProgram.Finished live = await program.RunAsync("route", "helpdesk", "live", "--json");
        Assert.True(live.ExitCode == 0, live.Error);
        Dictionary<string, int> answered = (await gateway.AskUntilAsync(requests[..500], "specialist")).Decisions;
        string standing = (await program.RunAsync("route", "helpdesk", "--json")).Out;
        Assert.True(answered.GetValueOrDefault("specialist") > 100, $"{string.Join(", ", answered)}; {standing}");
        Assert.True(answered.ContainsKey("below-threshold"), string.Join(", ", answered));

        UnderstudyProgram.Finished ledger = await program.RunAsync("ledger", "helpdesk", "--json");
        Assert.True(ledger.ExitCode == 0, ledger.Error);
        Assert.True(ledger.Json.GetProperty("saved").GetProperty("value").GetDouble() > 0, ledger.Out);

        Task under = gateway.AskAsync(requests[..2000]);
        Assert.Equal(0, (await program.RunAsync("route", "helpdesk", "rollback")).ExitCode);
        await under;
        Assert.Equal(["shadow"], (await gateway.AskUntilAsync(requests[..50], "shadow")).Decisions.Keys);
    }
}
