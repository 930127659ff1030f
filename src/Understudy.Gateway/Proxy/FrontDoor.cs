using System.Buffers;
using System.Collections.Frozen;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// Takes every request: the path as it stands on the wire (never decoded, so that no spelling goes round the key), the key, the body; then
/// hands it on. The last line of defence for whatever goes wrong behind it.
/// </summary>
internal sealed class FrontDoor(CallHandler calls, RerankHandler rerank, LocalEndpoints local, ClientGate gate, RequestIds ids, TimeProvider time, GatewayLog log)
{
    private const string Prefix = "/v1";
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/");

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
            log.CallFailed(id, e.GetType().Name, e.StackTrace);
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.Clear();
            http.Response.Headers[AnswerHeaders.RequestId] = id;
            await GatewayErrors.WriteAsync(http, StatusCodes.Status500InternalServerError, "server_error", "internal_error", "The gateway failed at this call. Its log says where, under the request id.").ConfigureAwait(false);
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
        }

        bool known = Endpoints.TryGetValue(path, out CallEndpoint endpoint);
        if (!known && !IsPassable(path))
        {
            return GatewayErrors.WriteAsync(http, StatusCodes.Status404NotFound, "invalid_request_error", "unknown_url", "There is no such path here. The API begins at /v1.");
        }

        Admission admission = gate.Admit(http.Request.Headers, time.GetUtcNow());
        if (!admission.IsAccepted)
        {
            return RefuseAsync(http, id, admission);
        }

        if (known && !post)
        {
            http.Response.Headers.Allow = "POST";
            return GatewayErrors.WriteAsync(http, StatusCodes.Status405MethodNotAllowed, "invalid_request_error", "method_not_allowed", $"{path} takes POST.");
        }

        Func<Task> pass = () => WithBodyAsync(http, (body) => calls.AnswerAsync(http, NewCall(CallEndpoint.Other, body), path[Prefix.Length..]));
        return path switch
        {
            _ when endpoint == CallEndpoint.Rerank && known => WithBodyAsync(http, body => rerank.AnswerAsync(http, NewCall(endpoint, body), "/rerank")),
            _ when known => WithBodyAsync(http, body => calls.AnswerAsync(http, NewCall(endpoint, body), path[Prefix.Length..])),
            "/v1/feedback" when post => WithBodyAsync(http, body => local.FeedbackAsync(http, body)),
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
            ClientKey = admission.KeyId,
            NamedWorkload = http.Request.Headers[AnswerHeaders.Workload] is [{ Length: > 0 and <= 128 } name] ? name : null,
            Body = body,
        };
    }

    /// <summary>A path below <c>/v1</c> that may be put behind the upstream's address: plain characters, no step upwards, nothing empty.</summary>
    private static bool IsPassable(string path) =>
        path.StartsWith(Prefix + "/", StringComparison.Ordinal) && !path.AsSpan().ContainsAnyExcept(PathCharacters) && !path.Contains("..", StringComparison.Ordinal) && !path.Contains("//", StringComparison.Ordinal);

    private static Task RefuseAsync(HttpContext http, string id, Admission admission)
    {
        http.Response.Headers[AnswerHeaders.RequestId] = id;
        if (admission.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return GatewayErrors.WriteAsync(http, admission.Status, admission.Type, admission.Code, admission.Message);
    }

    private static async Task WithBodyAsync(HttpContext http, Func<ReadOnlyMemory<byte>, Task> answer)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)(http.Request.ContentLength ?? 4096) + 1);
        try
        {
            int length = 0;
            while (true)
            {
                int read = await http.Request.Body.ReadAsync(buffer.AsMemory(length), http.RequestAborted).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }

            await answer(buffer.AsMemory(0, length)).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
