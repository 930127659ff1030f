using System.Buffers;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>Takes every request: the path as it stands on the wire, the key, the body; then hands it on.</summary>
internal sealed class FrontDoor(CallHandler calls, RequestIds ids, TimeProvider time, GatewayLog log)
{
    public async Task HandleAsync(HttpContext http)
    {
        long started = time.GetTimestamp();
        string id = ids.Next();
        string target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (target != "/v1/chat/completions")
        {
            await GatewayErrors.WriteAsync(http, 404, "invalid_request_error", "unknown_url", "There is no such path.").ConfigureAwait(false);
            return;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)(http.Request.ContentLength ?? 4096) + 1);
        try
        {
            int length = 0;
            while (true)
            {
                int read = await http.Request.Body.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }

            var call = new GatewayCall { Id = id, Started = started, StartedAt = time.GetUtcNow(), Endpoint = CallEndpoint.ChatCompletions, Body = buffer.AsMemory(0, length) };
            await calls.AnswerAsync(http, call, "/chat/completions").ConfigureAwait(false);
        }
#pragma warning disable CA1031 // the last line of defence
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.CallFailed(id, e);
            if (!http.Response.HasStarted)
            {
                await GatewayErrors.WriteAsync(http, 500, "server_error", "internal_error", "The gateway failed.").ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
