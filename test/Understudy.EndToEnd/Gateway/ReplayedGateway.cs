using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

using Understudy.EndToEnd.Program;

using Xunit;

namespace Understudy.EndToEnd.Gateway;

/// <summary><c>understudy replay</c> of a log in place of the large model, <c>understudy serve</c> in front of it, both as child processes, and a client with the gateway's key.</summary>
internal sealed class ReplayedGateway : IAsyncDisposable
{
    private readonly Process _replay, _gateway;
    private readonly HttpClient _client;

    private ReplayedGateway(Process replay, Process gateway, HttpClient client) => (_replay, _gateway, _client) = (replay, gateway, client);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts both.</summary>
    /// <param name="program">Runs commands in <paramref name="directory"/>.</param>
    /// <param name="directory">Where the default workspace lies.</param>
    /// <param name="log">What is replayed.</param>
    public static async Task<ReplayedGateway> StartAsync(UnderstudyProgram program, string directory, string log)
    {
        Process replay = program.Start("replay", log, "--port", "0"), gateway = program.Start("serve", "--upstream", await AddressAsync(replay.StandardOutput), "--port", "0");
        var client = new HttpClient { BaseAddress = new Uri(await AddressAsync(gateway.StandardOutput) + "/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(Path.Combine(directory, ".understudy", "keys", "default-client.key"), Cancelled)).Trim());
        return new ReplayedGateway(replay, gateway, client);
    }

    /// <summary>How often each decision was made, and by whom each call was answered; every call must succeed and be recorded.</summary>
    /// <param name="requests">Bodies.</param>
    /// <param name="atOnce">How many are under way together. One by one they are recorded in their order, so that what is learned from them is always the same.</param>
    public async Task<(Dictionary<string, int> Decisions, List<string> By)> AskAsync(IReadOnlyList<string> requests, int atOnce = 8)
    {
        Dictionary<string, int> decisions = [];
        List<string> by = [];
        foreach (string[] batch in requests.Chunk(atOnce))
        {
            foreach (HttpResponseMessage response in await Task.WhenAll(batch.Select(r => _client.PostAsync("chat/completions", new StringContent(r, Encoding.UTF8, "application/json"), Cancelled))))
            {
                using (response)
                {
                    Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancelled));
                    Assert.Equal("yes", Assert.Single(response.Headers.GetValues("x-understudy-recorded")));
                    string decision = Assert.Single(response.Headers.GetValues("x-understudy-decision"));
                    decisions[decision] = decisions.GetValueOrDefault(decision) + 1;
                    by.Add(Assert.Single(response.Headers.GetValues("x-understudy-answered-by")));
                }
            }
        }

        return (decisions, by);
    }

    /// <summary>Asks once a decision is seen: a running gateway takes a changed route over within a fraction of a second.</summary>
    public async Task<(Dictionary<string, int> Decisions, List<string> By)> AskUntilAsync(IReadOnlyList<string> requests, string decision)
    {
        string[] first = [.. requests.Take(8)];
        for (int i = 0; i < 100; i++)
        {
            if ((await AskAsync(first)).Decisions.ContainsKey(decision))
            {
                break;
            }

            await Task.Delay(50, Cancelled);
        }

        return await AskAsync(requests);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        foreach (Process process in new[] { _gateway, _replay })
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
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
}
