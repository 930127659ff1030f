using System.Net;
using System.Text;
using System.Text.Json.Nodes;

using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>A recording in a file, served, and a client.</summary>
internal sealed class ReplayWorld : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory;
    private readonly ReplayServer _server;
    private readonly HttpClient _client = new();

    private ReplayWorld(TemporaryDirectory directory, ReplayRecording recording, ReplayServer server) => (_directory, Recording, _server) = (directory, recording, server);

    public ReplayRecording Recording { get; }

    public Uri Address => _server.Address;

    public static async Task<ReplayWorld> StartAsync(string lines, Func<ReplayOptions, ReplayOptions>? change = null, TimeProvider? time = null)
    {
        var directory = new TemporaryDirectory();
        ReplayOptions options = new() { Path = directory.Write("calls.jsonl", lines) };
        options = change?.Invoke(options) ?? options;
        ReplayRecording recording = ReplayRecording.Open(options.Path, options.Strict, TestContext.Current.CancellationToken);
        return new ReplayWorld(directory, recording, await ReplayServer.StartAsync(recording, options, time ?? TimeProvider.System, TestContext.Current.CancellationToken));
    }

    /// <summary>One recorded chat call.</summary>
    public static string Chat(string input, string answer, string extra = "", string system = "Be brief.") =>
        $$$"""{"request":{"model":"large-1","temperature":0,"messages":[{"role":"system","content":"{{{system}}}"},{"role":"user","content":"{{{input}}}"}]},"response":{"id":"chatcmpl-1","object":"chat.completion","created":7,"model":"large-1-0613","choices":[{"index":0,"message":{"role":"assistant","content":"{{{answer}}}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}{{{extra}}}}""" + "\n";

    /// <summary>A request for it.</summary>
    public static string Ask(string input, string extra = "") =>
        $$$"""{"model":"any","messages":[{"content":"Be brief.","role":"system"},{"role":"user","content":[{"type":"text","text":"{{{input}}}"}],"name":null}],"tools":[]{{{extra}}}}""";

    public async Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string json)
    {
        using HttpResponseMessage response = await _client.PostAsync(new Uri(Address + path), new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<(HttpStatusCode Status, JsonNode Json)> GetAsync(string path)
    {
        using HttpResponseMessage response = await _client.GetAsync(new Uri(Address + path), TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>What the answer to a question says.</summary>
    public async Task<string?> SaysAsync(string input, string extra = "") =>
        JsonNode.Parse((await PostAsync("/chat/completions", Ask(input, extra))).Body)!["choices"]?[0]?["message"]?["content"]?.GetValue<string>();

    /// <summary>The data of a stream's frames.</summary>
    public async Task<IReadOnlyList<JsonNode>> StreamAsync(string path, string json, bool endsWithDone = true)
    {
        (HttpStatusCode status, string body) = await PostAsync(path, json);
        Assert.Equal(HttpStatusCode.OK, status);
        List<string> data = [.. body.Split('\n').Where(l => l.StartsWith("data: ", StringComparison.Ordinal)).Select(l => l[6..])];
        Assert.Equal(endsWithDone, data[^1] == "[DONE]");
        return [.. data.Where(d => d != "[DONE]").Select(d => JsonNode.Parse(d)!)];
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Recording.Dispose();
        _client.Dispose();
        _directory.Dispose();
    }
}
