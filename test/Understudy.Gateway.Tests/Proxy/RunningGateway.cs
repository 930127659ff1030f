using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests.Proxy;

/// <summary>A gateway on a free port in front of a scripted upstream, with a recorder that keeps everything in memory.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RouteBook _routes;
    private GatewayServer? _server;

    private RunningGateway(ScriptedUpstream upstream, string? workspace)
    {
        Upstream = upstream;
        Workspace = workspace ?? _directory.Path;
        _routes = new RouteBook(Workspace, 1, TimeProvider.System, NullLogger<RouteBook>.Instance);
    }

    public string Workspace { get; }

    public ScriptedUpstream Upstream { get; }

    public MemoryRecorder Recorder { get; } = new();

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public Uri Address => _server!.Address;

    public static Task<RunningGateway> StartAsync(Func<GatewayOptions, GatewayOptions>? change = null, CancellationToken cancellationToken = default) => StartAsync(null, change, cancellationToken);

    public static Task<RunningGateway> StartAsync(string? workspace, Func<GatewayOptions, GatewayOptions>? change, CancellationToken cancellationToken) => StartAsync(workspace, change, null, cancellationToken);

    /// <param name="workspace">The workspace; null is an empty one of its own.</param>
    /// <param name="change">Changes the options.</param>
    /// <param name="parts">Changes the parts.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    public static async Task<RunningGateway> StartAsync(string? workspace, Func<GatewayOptions, GatewayOptions>? change, Func<GatewayParts, GatewayParts>? parts, CancellationToken cancellationToken)
    {
        ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: cancellationToken);
        var gateway = new RunningGateway(upstream, workspace);
        var options = new GatewayOptions { Upstream = upstream.Url, UpstreamKey = "upstream-secret", Port = 0, AllowPrivateUpstream = true };
        var natural = new GatewayParts
        {
            Workspace = gateway.Workspace,
            Recorder = gateway.Recorder,
            Routes = gateway._routes,
            Pseudonyms = Pseudonym.Open(gateway.Workspace),
            Logging = new NullLoggerFactory(),
            Time = TimeProvider.System,
        };
        gateway._server = await GatewayServer.StartAsync(change?.Invoke(options) ?? options, parts?.Invoke(natural) ?? natural, cancellationToken);
        gateway.Client.BaseAddress = gateway._server.Address;
        return gateway;
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Posts, expects success, and gives the whole answer with what was recorded of it.</summary>
    public async Task<(string Answer, RecordedCall Call)> AskAsync(string path, string body, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        int before = Recorder.Calls.Count;
        using HttpResponseMessage response = await PostAsync(path, body, cancellationToken, headers);
        string answer = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, answer);
        return (answer, await Recorder.LastAsync(before + 1, cancellationToken));
    }

    public static string Chat(string text, string more = "") => $$"""{"model":"large","messages":[{"role":"system","content":"Sort."},{"role":"user","content":{{JsonValue.Create(text).ToJsonString()}}}]{{more}}}""";

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server!.DisposeAsync();
        await _routes.DisposeAsync();
        await Upstream.DisposeAsync();
        _directory.Dispose();
    }

    internal sealed class MemoryRecorder : ICallRecorder
    {
        private readonly ConcurrentQueue<RecordedCall> _calls = new();

        public bool IsHealthy { get; set; } = true;

        public IReadOnlyList<RecordedCall> Calls => [.. _calls];

        public List<CallFeedback> Feedback { get; } = [];

        public async Task<RecordedCall> LastAsync(int count, CancellationToken cancellationToken)
        {
            while (_calls.Count < count)
            {
                await Task.Delay(5, cancellationToken);
            }

            return _calls.Last();
        }

        public ValueTask<bool> RecordAsync(RecordedCall call)
        {
            // The gateway may use its buffers again once this completes.
            _calls.Enqueue(call with { Request = call.Request.ToArray(), Response = call.Response.ToArray() });
            return new ValueTask<bool>(IsHealthy);
        }

        public ValueTask<bool> RecordAsync(CallFeedback feedback)
        {
            Feedback.Add(feedback);
            return new ValueTask<bool>(IsHealthy);
        }
    }
}
