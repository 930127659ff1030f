using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

using Microsoft.Extensions.Logging;

using Understudy.Core;
using Understudy.Gateway.Tests.Proxy;
using Understudy.Testing;

namespace Understudy.Gateway.Tests;

/// <summary>A gateway with client keys in front of a scripted upstream; keeps all that is logged, at every level.</summary>
internal sealed class GuardedGateway : IAsyncDisposable
{
    /// <summary>The large model's key.</summary>
    public const string UpstreamKey = "sk-upstream-canary-5d21";

    private readonly TemporaryDirectory _workspace = new();
    private LiveClientKeys _live = null!;
    private RunningGateway _gateway = null!;

    private GuardedGateway()
    {
    }

    /// <summary>Every path that needs a key, with the method and a body that it takes.</summary>
    public static IReadOnlyList<(string Method, string Path, string? Body)> Endpoints { get; } =
    [
        ("POST", "/v1/chat/completions", """{"model":"m","messages":[{"role":"user","content":"x"}]}"""),
        ("POST", "/v1/responses", """{"model":"m","input":"x"}"""),
        ("POST", "/v1/embeddings", """{"model":"m","input":"x"}"""),
        ("POST", "/v1/rerank", """{"model":"m","query":"x","documents":["x","y"]}"""),
        ("POST", "/rerank", """{"model":"m","query":"x","documents":["x","y"]}"""),
        ("POST", "/v1/feedback", """{"call_id":"x","good":true}"""),
        ("POST", "/v1/audio/speech", "{}"),
        ("GET", "/v1/models", null),
        ("GET", "/v1/models/m", null),
        ("GET", "/v1/fine_tuning/jobs", null),
        ("GET", "/v1/fine_tuning/jobs/x/events", null),
        ("GET", "/v1/files", null),
        ("DELETE", "/v1/files/x", null),
    ];

    public ClientKeys Keys { get; private set; } = null!;

    /// <summary>A valid key without limits.</summary>
    public string Key { get; private set; } = null!;

    public CapturedLog Log { get; } = new();

    public Uri Address => _gateway.Address;

    public ScriptedUpstream Upstream => _gateway.Upstream;

    public RunningGateway.MemoryRecorder Recorder => _gateway.Recorder;

    public HttpClient Client => _gateway.Client;

    public static async Task<GuardedGateway> StartAsync(CancellationToken cancellationToken, Func<GatewayOptions, GatewayOptions>? options = null, TimeProvider? time = null, PriceList? prices = null, Func<ClientKeys, Task>? prepare = null)
    {
        var guarded = new GuardedGateway();
        guarded.Keys = new ClientKeys(guarded._workspace.Path, time ?? TimeProvider.System);
        guarded.Key = (await guarded.Keys.EnsureDefaultAsync(cancellationToken))!;
        await (prepare?.Invoke(guarded.Keys) ?? Task.CompletedTask);
        guarded._live = new LiveClientKeys(guarded.Keys, time ?? TimeProvider.System, guarded.Log.CreateLogger("keys"));
        var logging = new LoggerFactory([guarded.Log], new LoggerFilterOptions { MinLevel = LogLevel.Trace });
        guarded._gateway = await RunningGateway.StartAsync(
            null,
            o => (options?.Invoke(o) ?? o) with { UpstreamKey = UpstreamKey },
            p => p with { Keys = guarded._live, Logging = logging, Prices = prices },
            cancellationToken);
        return guarded;
    }

    /// <summary>Sends a request; <paramref name="authorization"/> null is the valid key, empty is none.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string path, string? body, CancellationToken cancellationToken, string? authorization = null, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), cancellationToken, authorization, headers);

    /// <inheritdoc cref="SendAsync(string, string, string?, CancellationToken, string?, ValueTuple{string, string}[])"/>
    public Task<HttpResponseMessage> SendAsync(string method, string path, byte[]? body, CancellationToken cancellationToken, string? authorization = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        if (authorization != "")
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization ?? "Bearer " + Key);
        }

        foreach ((string name, string value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return Client.SendAsync(request, cancellationToken);
    }

    /// <summary>Puts bytes on a connection of their own and reads what comes until it is closed; ask for that with <c>Connection: close</c>.</summary>
    public async Task<string> RawAsync(string request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Address.Port, limit.Token);
        await using var stream = new NetworkStream(socket);
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync(limit.Token);
        }
        catch (IOException)
        {
            return ""; // reset: refused as hard as can be
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _live.Dispose();
        _workspace.Dispose();
        Log.Dispose();
    }
}
