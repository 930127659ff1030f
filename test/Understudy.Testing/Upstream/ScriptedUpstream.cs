using System.Collections.Concurrent;
using System.Net;

using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Understudy.Testing;

/// <summary>
/// A real server on a free loopback port that speaks OpenAI (chat completions, responses, embeddings, models, rerank), records every request,
/// and does to each answer what a test asks for. An unscripted request gets the natural answer.
/// </summary>
public sealed class ScriptedUpstream : IAsyncDisposable, IHttpApplication<HttpContext>
{
    private readonly KestrelServer _server;
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private readonly ConcurrentQueue<UpstreamAnswer> _next = new();
    private readonly List<UpstreamRequest> _requests = [];
    private readonly CancellationTokenSource _stopping = new();
    private int _count;
    private TaskCompletionSource _arrived = NewSignal();

    private ScriptedUpstream(int port)
    {
        var options = new KestrelServerOptions { ApplicationServices = _services, AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        _server = new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
    }

    /// <summary>Where clients send to: <c>http://127.0.0.1:PORT/v1</c>.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>The text that natural answers give for the last user message; without one it is said back.</summary>
    public Func<string, string> Reply { get; set; } = prompt => prompt;

    /// <summary>Answers requests for which nothing is queued; null from it is the natural answer.</summary>
    public Func<UpstreamRequest, UpstreamAnswer?>? Script { get; set; }

    /// <summary>Whether requests are kept; off for load, where they would fill the memory.</summary>
    public bool Records { get; set; } = true;

    /// <summary>How many requests have come, kept or not.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Requests so far, in the order in which they were whole.</summary>
    public IReadOnlyList<UpstreamRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Starts; <paramref name="port"/> 0 is any free one.</summary>
    public static async Task<ScriptedUpstream> StartAsync(int port = 0, CancellationToken cancellationToken = default)
    {
        var upstream = new ScriptedUpstream(port);
        await upstream._server.StartAsync(upstream, cancellationToken);
        upstream.Url = new Uri(upstream._server.Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1");
        return upstream;
    }

    /// <summary>Queues answers, each for one request.</summary>
    public ScriptedUpstream Next(params UpstreamAnswer[] answers)
    {
        foreach (UpstreamAnswer answer in answers)
        {
            _next.Enqueue(answer);
        }

        return this;
    }

    /// <summary>Waits until so many requests have arrived, and gives them.</summary>
    public async Task<IReadOnlyList<UpstreamRequest>> WaitForAsync(int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrived = Volatile.Read(ref _arrived).Task;
            if (Requests is var requests && requests.Count >= count)
            {
                return requests;
            }

            await arrived.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets the requests so far and the answers that are still queued.</summary>
    public void Clear()
    {
        _next.Clear();
        lock (_requests)
        {
            _requests.Clear();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token); // a cancelled token: open connections are closed, not waited for
        _server.Dispose();
        await _services.DisposeAsync();
        _stopping.Dispose();
    }

    HttpContext IHttpApplication<HttpContext>.CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    void IHttpApplication<HttpContext>.DisposeContext(HttpContext context, Exception? exception)
    {
    }

    async Task IHttpApplication<HttpContext>.ProcessRequestAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value.ToArray()), StringComparer.OrdinalIgnoreCase);
        var request = new UpstreamRequest(context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, headers, body.ToArray());
        int number = Interlocked.Increment(ref _count);
        if (Records)
        {
            lock (_requests)
            {
                _requests.Add(request);
            }
        }

        Interlocked.Exchange(ref _arrived, NewSignal()).TrySetResult();
        UpstreamAnswer answer = _next.TryDequeue(out UpstreamAnswer? queued) ? queued : Script?.Invoke(request) ?? new UpstreamAnswer();
        Func<string, string> reply = answer.Reply is { } text ? _ => text : Reply;
        var player = new AnswerPlayer(context, context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket, _stopping.Token);
        bool aborted = true;
        try
        {
            await player.PlayAsync(answer, answer.Raw is null ? OpenAiScript.Answer(request, number, reply) : null);
            aborted = player.CallerWentAway;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            aborted = player.CallerWentAway;
            context.Abort(); // or Kestrel would end the answer as if it were whole
        }
        finally
        {
            request.End(aborted);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
