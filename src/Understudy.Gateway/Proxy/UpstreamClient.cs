using System.Collections.Frozen;
using System.Net;
using System.Net.Http.Headers;

using Microsoft.AspNetCore.Http;

namespace Understudy.Gateway;

/// <summary>
/// Asks the large model. Attempts are limited per call and, over all calls, to a tenth of them, so that a weak upstream is not struck
/// harder; a breaker stops asking one that is away. Thread-safe.
/// </summary>
internal sealed class UpstreamClient : IDisposable
{
    private static readonly string[] UsualPaths = ["/chat/completions", "/responses", "/embeddings", "/rerank"];
    private readonly HttpMessageInvoker _invoker;
    private readonly GatewayOptions _options;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly string _base;
    private readonly FrozenDictionary<string, Uri> _usual; // an address is parsed once, not a call
    private readonly CircuitBreaker _breaker;
    private readonly RetryBudget _retries = new();
    private readonly TimeProvider _time;

    public UpstreamClient(GatewayOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _breaker = new CircuitBreaker(time);
        _base = options.Upstream.AbsoluteUri.TrimEnd('/');
        _usual = UsualPaths.ToFrozenDictionary(path => path, path => new Uri(_base + path), StringComparer.Ordinal);
        _authorization = options.UpstreamKey is { Length: > 0 } key ? new AuthenticationHeaderValue("Bearer", key) : null;
        SocketsHttpHandler handler = new UpstreamGuard(UpstreamUrl.Parse(options.Upstream.OriginalString, options.AllowPrivateUpstream)).CreateHandler();
        handler.ConnectTimeout = options.ConnectTimeout;
        handler.EnableMultipleHttp2Connections = true;
        _invoker = new HttpMessageInvoker(handler);
    }

    /// <summary>Whether asking makes sense at the moment.</summary>
    public bool IsAway => _breaker.IsOpen;

    /// <summary>Sends one request; the answer's body is not read yet.</summary>
    /// <param name="from">The client's request: method, headers and query go along.</param>
    /// <param name="path">Path behind the base address, e.g. <c>/chat/completions</c>.</param>
    /// <param name="body">The body; empty sends none.</param>
    /// <param name="cancellationToken">The client went away, or time is up.</param>
    public async ValueTask<UpstreamReply> SendAsync(HttpRequest from, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!_breaker.TryEnter())
        {
            return new UpstreamReply(null, UpstreamFailure.Open, 0);
        }

        _retries.Earn();
        UpstreamReply answer = default;
        for (int attempt = 1; attempt <= 1 + _options.Retries; attempt++)
        {
            if (attempt > 1)
            {
                if (!_retries.TrySpend())
                {
                    break;
                }

                answer.Response?.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(50 << attempt), _time, cancellationToken).ConfigureAwait(false);
            }

            answer = await TryAsync(from, path, body, attempt, cancellationToken).ConfigureAwait(false);
            bool broken = answer.Failure is UpstreamFailure.Unreachable || answer.Response?.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
            if (!broken)
            {
                break;
            }
        }

        _breaker.Exit(failed: answer.Failure is UpstreamFailure.Unreachable or UpstreamFailure.Slow || (int?)answer.Response?.StatusCode >= 500);
        return answer;
    }

    public void Dispose() => _invoker.Dispose();

    private async ValueTask<UpstreamReply> TryAsync(HttpRequest from, string path, ReadOnlyMemory<byte> body, int attempt, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.UpstreamTimeout);
        try
        {
            return new UpstreamReply(await _invoker.SendAsync(Message(from, path, body), limit.Token).ConfigureAwait(false), UpstreamFailure.None, attempt);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _breaker.Abandon();
            throw;
        }
        catch (OperationCanceledException)
        {
            return new UpstreamReply(null, UpstreamFailure.Slow, attempt);
        }
        catch (HttpRequestException e)
        {
            return new UpstreamReply(null, e.InnerException is Core.UnderstudyException ? UpstreamFailure.Refused : UpstreamFailure.Unreachable, attempt);
        }
    }

    private HttpRequestMessage Message(HttpRequest from, string path, ReadOnlyMemory<byte> body)
    {
        var message = new HttpRequestMessage(HttpMethod.Parse(from.Method), !from.QueryString.HasValue && _usual.TryGetValue(path, out Uri? usual) ? usual : new Uri(_base + path + from.QueryString.Value))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
            Content = body.IsEmpty ? null : new ReadOnlyMemoryContent(body),
        };
        ForwardedHeaders.Request(from.Headers, message);
        message.Headers.Authorization = _authorization;
        return message;
    }
}
