using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using Understudy.EndToEnd.Program;
using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Gateway;

/// <summary>The whole way as a new user goes it, offline: replay in place of the large model, serve, record, learn, route, answer, ledger, roll back.</summary>
public sealed class LoopTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workload_is_recorded_learned_routed_answered_counted_and_rolled_back_while_it_serves()
    {
        using var directory = new TemporaryDirectory();
        var program = new UnderstudyProgram(directory.Path);
        File.Copy(Repository.PathOf("samples", "helpdesk", "prices.json"), Path.Combine(Directory.CreateDirectory(directory[".understudy"]).FullName, "prices.json"));
        using Process replay = program.Start("replay", UnderstudyProgram.Sample, "--port", "0");
        using Process gateway = program.Start("serve", "--upstream", await AddressAsync(replay.StandardOutput), "--port", "0");
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(await AddressAsync(gateway.StandardOutput) + "/") };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(directory[".understudy/keys/default-client.key"], Cancelled)).Trim());
            string[] requests = [.. File.ReadLines(UnderstudyProgram.Sample).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("request").GetRawText())];

            Dictionary<string, int> first = await AskAsync(client, requests);
            Assert.Equal(new Dictionary<string, int> { ["pass-through"] = requests.Length }, first);

            UnderstudyProgram.Finished explained = await program.RunAsync("recording", "status", "--json");
            Assert.Equal(0, explained.ExitCode);
            string fingerprint = explained.Json.GetProperty("groups")[0].GetProperty("fingerprint").GetString()!;
            UnderstudyProgram.Finished learned = await program.RunAsync("learn", "--workload", fingerprint[..12], "--name", "helpdesk", "--rungs", "linear", "--json");
            Assert.True(learned.ExitCode == 0, learned.Error);

            Assert.Equal(0, (await program.RunAsync("route", "helpdesk", "shadow")).ExitCode);
            Assert.Equal(["shadow"], (await AskUntilAsync(client, requests[..50], "shadow")).Keys);
            UnderstudyProgram.Finished live = await program.RunAsync("route", "helpdesk", "live", "--json");
            Assert.True(live.ExitCode == 0, live.Error);
            Dictionary<string, int> answered = await AskUntilAsync(client, requests[..500], "specialist");
            Assert.True(answered["specialist"] > 100, string.Join(", ", answered));
            Assert.True(answered.ContainsKey("below-threshold"), string.Join(", ", answered));

            UnderstudyProgram.Finished ledger = await program.RunAsync("ledger", "helpdesk", "--json");
            Assert.True(ledger.ExitCode == 0, ledger.Error);
            Assert.True(ledger.Json.GetProperty("saved").GetProperty("value").GetDouble() > 0, ledger.Out);

            Task<Dictionary<string, int>> under = AskAsync(client, requests[..2000]);
            Assert.Equal(0, (await program.RunAsync("route", "helpdesk", "rollback")).ExitCode);
            await under;
            Assert.Equal(["shadow"], (await AskUntilAsync(client, requests[..50], "shadow")).Keys);
        }
        finally
        {
            replay.Kill();
            gateway.Kill();
        }
    }

    private static async Task<string> AddressAsync(StreamReader output)
    {
        while (await output.ReadLineAsync(Cancelled) is { } line)
        {
            int start = line.IndexOf("http://", StringComparison.Ordinal);
            if (start >= 0)
            {
                return line[start..].Split(' ')[0];
            }
        }

        throw new InvalidOperationException("The program ended without an address.");
    }

    /// <summary>How often each decision was made; every call must succeed and be recorded.</summary>
    private static async Task<Dictionary<string, int>> AskAsync(HttpClient client, string[] requests)
    {
        Dictionary<string, int> decisions = [];
        foreach (string[] batch in requests.Chunk(8))
        {
            foreach (HttpResponseMessage response in await Task.WhenAll(batch.Select(r => client.PostAsync("chat/completions", new StringContent(r, Encoding.UTF8, "application/json"), Cancelled))))
            {
                using (response)
                {
                    Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancelled));
                    Assert.Equal("yes", Assert.Single(response.Headers.GetValues("x-understudy-recorded")));
                    string decision = Assert.Single(response.Headers.GetValues("x-understudy-decision"));
                    decisions[decision] = decisions.GetValueOrDefault(decision) + 1;
                }
            }
        }

        return decisions;
    }

    /// <summary>Asks once a decision is seen: a running gateway takes a changed route over within a fraction of a second.</summary>
    private static async Task<Dictionary<string, int>> AskUntilAsync(HttpClient client, string[] requests, string decision)
    {
        for (int i = 0; i < 100; i++)
        {
            if ((await AskAsync(client, requests[..8])).ContainsKey(decision))
            {
                break;
            }

            await Task.Delay(50, Cancelled);
        }

        return await AskAsync(client, requests);
    }
}
