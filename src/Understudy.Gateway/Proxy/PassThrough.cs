using System.Buffers;
using System.Net.Http.Headers;

using Microsoft.AspNetCore.Http;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>Asks the large model and gives its answer to the client byte for byte, recorded before it is complete.</summary>
internal sealed class PassThrough(UpstreamClient upstream, CallLedger ledger, GatewayTelemetry telemetry, GatewayOptions options, TimeProvider time)
{
    private const int FirstBuffer = 8 << 10;

    /// <summary>Answers the client from the large model.</summary>
    /// <param name="http">The client's request.</param>
    /// <param name="call">The call.</param>
    /// <param name="path">Path behind the upstream's base address.</param>
    /// <param name="body">What is sent: the client's bytes, but for what was asked of the gateway alone.</param>
    /// <param name="usageAsked">Whether the gateway asked for token counts that the client did not ask for.</param>
    /// <returns>Why there is no answer, so that the caller can give one; <see cref="UpstreamFailure.None"/> when the client has been answered.</returns>
    public async Task<UpstreamFailure> AnswerAsync(HttpContext http, GatewayCall call, string path, ReadOnlyMemory<byte> body, bool usageAsked)
    {
        CancellationToken aborted = http.RequestAborted;
        try
        {
            call.Span = telemetry.StartUpstream(call.Endpoint, call.Request.Model, options.Upstream, call.Id, http.Request.Headers.TraceParent);
            long asked = time.GetTimestamp();
            UpstreamReply answer = await upstream.SendAsync(http.Request, path, body, aborted).ConfigureAwait(false);
            call.Waited += time.GetTimestamp() - asked;
            call.UpstreamAttempts = answer.Attempts;
            if (answer.Response is not { } response)
            {
                return answer.Failure;
            }

            using (response)
            {
                if (call.SpecialistMayStandIn && (int)response.StatusCode >= 500)
                {
                    return UpstreamFailure.Unreachable;
                }

                if (IsEventStream(response.Content.Headers.ContentType))
                {
                    await new StreamedAnswer(http, call, response, ledger, options, time) { HideUsage = usageAsked }.RunAsync().ConfigureAwait(false);
                    return UpstreamFailure.None;
                }

                return await WholeAsync(http, call, response).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            await ledger.RecordAsync(call, CallOutcome.Cancelled, 0, AnswerFacts.Unknown, default).ConfigureAwait(false);
            return UpstreamFailure.None; // nobody is there to be answered
        }
    }

    private static bool IsEventStream(MediaTypeHeaderValue? type) => string.Equals(type?.MediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase);

    private async Task<UpstreamFailure> WholeAsync(HttpContext http, GatewayCall call, HttpResponseMessage response)
    {
        long declared = response.Content.Headers.ContentLength ?? -1;
        Stream stream = await response.Content.ReadAsStreamAsync(http.RequestAborted).ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(declared + 1, FirstBuffer, options.MaximumHeldAnswer));
        try
        {
            int length = 0;
            long asked = time.GetTimestamp();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            limit.CancelAfter(options.UpstreamTimeout);
            try
            {
                while (length < options.MaximumHeldAnswer)
                {
                    int read = await stream.ReadAsync(buffer.AsMemory(length), limit.Token).ConfigureAwait(false);
                    length += read;
                    if (read == 0 || length == declared)
                    {
                        break;
                    }

                    if (length == buffer.Length)
                    {
                        buffer = Grow(buffer, length);
                    }
                }
            }
            catch (Exception e) when (e is IOException or HttpRequestException)
            {
                call.Waited += time.GetTimestamp() - asked;
                return UpstreamFailure.Broken;
            }
            catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
            {
                call.Waited += time.GetTimestamp() - asked;
                return UpstreamFailure.Slow;
            }

            call.Waited += time.GetTimestamp() - asked;
            int status = (int)response.StatusCode;
            http.Response.StatusCode = status;
            ForwardedHeaders.Answer(response, http.Response);
            AnswerHeaders.Begin(http.Response, call, "upstream");
            ReadOnlyMemory<byte> answer = buffer.AsMemory(0, length);
            if (length >= options.MaximumHeldAnswer)
            {
                await TooLongAsync(http, call, response, stream, answer).ConfigureAwait(false);
                return UpstreamFailure.None;
            }

            AnswerFacts facts = AnswerJson.Read(answer);
            bool recorded = await ledger.RecordAsync(call, status < 400 ? CallOutcome.Ok : CallOutcome.Failed, status, facts, answer).ConfigureAwait(false);
            AnswerHeaders.End(http.Response, ledger.Added(call), recorded);
            http.Response.ContentLength = length;
            await http.Response.BodyWriter.WriteAsync(answer, http.RequestAborted).ConfigureAwait(false);
            return UpstreamFailure.None;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>An answer beyond the limit: passed on as it comes, its end withheld until the call is recorded, without content.</summary>
    private async Task TooLongAsync(HttpContext http, GatewayCall call, HttpResponseMessage response, Stream stream, ReadOnlyMemory<byte> first)
    {
        int status = (int)response.StatusCode;
        CancellationToken aborted = http.RequestAborted;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            http.Response.ContentLength = response.Content.Headers.ContentLength;
            await http.Response.BodyWriter.WriteAsync(first, aborted).ConfigureAwait(false);
            int held = await stream.ReadAsync(buffer.AsMemory(0, buffer.Length / 2), aborted).ConfigureAwait(false);
            while (held > 0)
            {
                int next = await stream.ReadAsync(buffer.AsMemory(held, buffer.Length / 2), aborted).ConfigureAwait(false);
                if (next == 0)
                {
                    break;
                }

                await http.Response.BodyWriter.WriteAsync(buffer.AsMemory(0, held), aborted).ConfigureAwait(false);
                buffer.AsSpan(held, next).CopyTo(buffer);
                held = next;
            }

            await ledger.RecordAsync(call, status < 400 ? CallOutcome.Ok : CallOutcome.Failed, status, AnswerFacts.Unknown, default).ConfigureAwait(false);
            await http.Response.BodyWriter.WriteAsync(buffer.AsMemory(0, held), aborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            await ledger.RecordAsync(call, CallOutcome.Partial, status, AnswerFacts.Unknown, default).ConfigureAwait(false);
            http.Abort(); // the client must see that it is not whole
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
