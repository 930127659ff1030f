using System.Buffers;
using System.Collections.Frozen;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// Takes every request: the path as it stands on the wire (never decoded, so that no spelling goes round the key), the key, the body; then
/// hands it on. The last line of defence for whatever goes wrong behind it.
/// </summary>
internal sealed class FrontDoor(CallHandler calls, RerankHandler rerank, LocalEndpoints local, AdminEndpoint admin, ClientGate gate, RequestLimits limits, RequestIds ids, TimeProvider time, ILogger logger)
{
    private const string Prefix = "/v1";
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/");

    private static readonly FrozenSet<string> Methods = FrozenSet.ToFrozenSet(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, CallEndpoint> Endpoints = new Dictionary<string, CallEndpoint>(StringComparer.Ordinal)
    {
        ["/v1/chat/completions"] = CallEndpoint.ChatCompletions,
        ["/v1/responses"] = CallEndpoint.Responses,
        ["/v1/embeddings"] = CallEndpoint.Embeddings,
        ["/v1/rerank"] = CallEndpoint.Rerank,
        ["/rerank"] = CallEndpoint.Rerank,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext http)
    {
        long started = time.GetTimestamp();
        string id = ids.Next();
        try
        {
            await RouteAsync(http, id, started).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // the client went away
        }
#pragma warning disable CA1031 // nothing that one call does may end the gateway
        catch (Exception e)
#pragma warning restore CA1031
        {
            GatewayLog.Failed(logger, id, e);
            if (!http.Response.HasStarted)
            {
                http.Response.Clear();
                http.Response.Headers[AnswerHeaders.RequestId] = id;
            }

            await OpenAiError.WriteAsync(http, GatewayError.Internal).ConfigureAwait(false);
        }
    }

    private Task RouteAsync(HttpContext http, string id, long started)
    {
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? target : target[..query];
        string method = http.Request.Method;
        bool get = HttpMethods.IsGet(method), post = HttpMethods.IsPost(method);
        switch (path)
        {
            case "/health":
                return LocalEndpoints.HealthAsync(http);
            case "/ready":
                return local.ReadyAsync(http);
            case "/admin/status" when get:
                return admin.StatusAsync(http);
        }

        bool known = Endpoints.TryGetValue(path, out CallEndpoint endpoint);
        if (!known && !IsPassable(path))
        {
            return OpenAiError.WriteAsync(http, GatewayError.UnknownPath);
        }

        http.Response.Headers[AnswerHeaders.RequestId] = id;
        if (!Methods.Contains(method))
        {
            return OpenAiError.WriteAsync(http, GatewayError.MethodNotAllowed);
        }

        if (!gate.TryAdmit(http, out ClientKey? key, out Task refusal))
        {
            return refusal;
        }

        if (known && !post)
        {
            http.Response.Headers.Allow = "POST";
            return OpenAiError.WriteAsync(http, GatewayError.MethodNotAllowed);
        }

        Func<Task> pass = () => WithBodyAsync(http, json: false, body => calls.AnswerAsync(http, NewCall(CallEndpoint.Other, body), path[Prefix.Length..]));
        return path switch
        {
            _ when endpoint == CallEndpoint.Rerank && known => WithBodyAsync(http, json: true, body => rerank.AnswerAsync(http, NewCall(endpoint, body), "/rerank")),
            _ when known => WithBodyAsync(http, json: true, body => calls.AnswerAsync(http, NewCall(endpoint, body), path[Prefix.Length..])),
            "/v1/feedback" when post => WithBodyAsync(http, json: true, body => local.FeedbackAsync(http, body)),
            "/v1/models" when get => local.ModelsAsync(http, pass),
            _ when get && path.StartsWith("/v1/models/", StringComparison.Ordinal) => local.ModelAsync(http, path["/v1/models/".Length..], pass),
            "/v1/fine_tuning/jobs" when get => local.JobsAsync(http, ""),
            _ when get && path.StartsWith("/v1/fine_tuning/jobs/", StringComparison.Ordinal) => local.JobsAsync(http, path["/v1/fine_tuning/jobs/".Length..]),
            _ => pass(),
        };

        GatewayCall NewCall(CallEndpoint of, ReadOnlyMemory<byte> body) => new()
        {
            Id = id,
            Started = started,
            StartedAt = time.GetUtcNow(),
            Endpoint = of,
            Key = key,
            NamedWorkload = http.Request.Headers[AnswerHeaders.Workload] is [{ Length: > 0 and <= 128 } name] ? name : null,
            Body = body,
        };
    }

    /// <summary>A path below <c>/v1</c> that may be put behind the upstream's address: plain characters, no step upwards, nothing empty, and not the API that administers the account.</summary>
    private static bool IsPassable(string path) =>
        path.StartsWith(Prefix + "/", StringComparison.Ordinal) && !path.StartsWith("/v1/organization", StringComparison.Ordinal) && !path.AsSpan().ContainsAnyExcept(PathCharacters) && !path.Contains("..", StringComparison.Ordinal) && !path.Contains("//", StringComparison.Ordinal);

    /// <summary>Whether a body says that it is JSON. What a web page may send to its user's own machine without asking never does.</summary>
    private static bool IsJson(string? contentType) =>
        contentType is not null && contentType.AsSpan(0, contentType.IndexOf(';', StringComparison.Ordinal) is var end and >= 0 ? end : contentType.Length).Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private async Task WithBodyAsync(HttpContext http, bool json, Func<ReadOnlyMemory<byte>, Task> answer)
    {
        if (json && !IsJson(http.Request.ContentType))
        {
            await OpenAiError.WriteAsync(http, GatewayError.UnsupportedType).ConfigureAwait(false);
            return;
        }

        BodyResult result = await BoundedBody.ReadAsync(http.Request, limits, time, http.RequestAborted).ConfigureAwait(false);
        if (result.Body is not { } body)
        {
            await OpenAiError.WriteAsync(http, result.Error).ConfigureAwait(false);
            return;
        }

        using (body)
        {
            if (json && RequestJson.Check(body.Memory.Span, limits.MaxJsonDepth) is { } error)
            {
                await OpenAiError.WriteAsync(http, error).ConfigureAwait(false);
                return;
            }

            await answer(body.Memory).ConfigureAwait(false);
        }
    }
}
