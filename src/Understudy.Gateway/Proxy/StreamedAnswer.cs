using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Http;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// One streamed answer: every frame goes on as soon as it is whole, byte for byte; the last one waits until the call is durable. A stream
/// that breaks ends in an error frame, never in an invented end.
/// </summary>
internal sealed class StreamedAnswer(HttpContext http, GatewayCall call, HttpResponseMessage response, CallLedger ledger, GatewayOptions options, TimeProvider time)
{
    private readonly CompletionAssembler _assembler = new();
    private readonly ArrayBufferWriter<byte> _held = new(64);
    private byte[]? _terminal; // the event that carries a whole answer of /v1/responses
    private string? _terminalType;
    private long _sequence = -1;
    private double? _firstToken;
    private bool _done;

    /// <summary>Hide the chunk of token counts: the gateway asked for it, the client did not.</summary>
    public bool HideUsage { get; init; }

    private bool IsResponses => call.Endpoint == CallEndpoint.Responses;

    public async Task RunAsync()
    {
        http.Response.StatusCode = (int)response.StatusCode;
        ForwardedHeaders.Answer(response, http.Response);
        AnswerHeaders.Begin(http.Response, call, "upstream");
        if (!ledger.IsHealthy)
        {
            http.Response.Headers[AnswerHeaders.Recorded] = "no";
        }

        http.Response.Headers["x-accel-buffering"] = "no";
        PipeWriter writer = http.Response.BodyWriter;
        await http.Response.StartAsync(http.RequestAborted).ConfigureAwait(false);
        using var frames = new EventFrames();
        CallOutcome outcome;
        try
        {
            outcome = await CopyAsync(frames, writer).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            await RecordAsync(CallOutcome.Cancelled).ConfigureAwait(false);
            return;
        }

        bool recorded = await RecordAsync(outcome).ConfigureAwait(false);
        if (!recorded)
        {
            writer.Write(": understudy-recorded: no\n\n"u8);
        }

        writer.Write(outcome == CallOutcome.Partial ? Failure() : _held.WrittenSpan);
        await writer.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }

    private async Task<CallOutcome> CopyAsync(EventFrames frames, PipeWriter writer)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        try
        {
            Stream stream = await response.Content.ReadAsStreamAsync(idle.Token).ConfigureAwait(false);
            while (true)
            {
                idle.CancelAfter(options.StreamIdleTimeout);
                long asked = time.GetTimestamp();
                int read = await stream.ReadAsync(frames.Room(), idle.Token).ConfigureAwait(false);
                call.Waited += time.GetTimestamp() - asked;
                if (read == 0)
                {
                    break;
                }

                frames.Advance(read);
                bool wrote = false;
                while (frames.TryRead(out ReadOnlyMemory<byte> frame))
                {
                    if (!IsKeptBack(frame))
                    {
                        writer.Write((HideUsage ? NullUsage.Cut(frame) : frame).Span);
                        wrote = true;
                    }
                }

                if (wrote)
                {
                    _firstToken ??= time.GetElapsedTime(call.Started).TotalMilliseconds;
                    await writer.FlushAsync(http.RequestAborted).ConfigureAwait(false);
                }
            }

            ReadOnlyMemory<byte> rest = frames.Rest();
            _held.Write(rest.Span);
            bool whole = IsResponses ? _terminal is not null : _assembler.IsFinished || _done;
            return _assembler.HasError || (int)response.StatusCode >= 400 || _terminalType == "response.failed" ? CallOutcome.Failed
                : whole ? CallOutcome.Ok : CallOutcome.Partial;
        }
        catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && !http.RequestAborted.IsCancellationRequested))
        {
            return CallOutcome.Partial;
        }
    }

    /// <summary>Reads a frame; true when it is not to be passed on now.</summary>
    private bool IsKeptBack(ReadOnlyMemory<byte> frame)
    {
        ReadOnlyMemory<byte> data = EventFrames.Data(frame);
        if (_done || _terminal is not null || data.Span.SequenceEqual("[DONE]"u8))
        {
            _done = true;
            _held.Write(frame.Span); // the end, and what comes behind it, in order
            return true;
        }

        if (data.IsEmpty)
        {
            return false;
        }

        if (IsResponses)
        {
            ReadEvent(data);
            if (_terminal is not null)
            {
                _held.Write(frame.Span);
                return true;
            }

            return false;
        }

        return _assembler.Add(data) && HideUsage;
    }

    private void ReadEvent(ReadOnlyMemory<byte> data)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(data);
            JsonElement root = document.RootElement;
            string? type = root.TryGetProperty("type", out JsonElement name) ? name.GetString() : null;
            _sequence = root.TryGetProperty("sequence_number", out JsonElement number) && number.TryGetInt64(out long n) ? n : _sequence;
            if (type is "response.completed" or "response.failed" or "response.incomplete" && root.TryGetProperty("response", out JsonElement whole))
            {
                (_terminal, _terminalType) = (Encoding.UTF8.GetBytes(whole.GetRawText()), type);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // passed on unread
        }
    }

    private ValueTask<bool> RecordAsync(CallOutcome outcome)
    {
        ReadOnlyMemory<byte> answer = IsResponses ? _terminal : _assembler.IsEmpty ? null : _assembler.Assemble();
        return ledger.RecordAsync(call, outcome, (int)response.StatusCode, AnswerJson.Read(answer), answer, streamed: true, firstToken: _firstToken);
    }

    /// <summary>The stream's honest end when it broke.</summary>
    private byte[] Failure() => IsResponses
        ? Encoding.UTF8.GetBytes($$"""event: error{{"\n"}}data: {"type":"error","code":"upstream_stream_broken","message":"The large model's stream broke off.","param":null,"sequence_number":{{_sequence + 1}}}{{"\n\n"}}""")
        : """data: {"error":{"message":"The large model's stream broke off before it was complete.","type":"upstream_error","param":null,"code":"upstream_stream_broken"}}"""u8.ToArray().Concat("\n\ndata: [DONE]\n\n"u8.ToArray()).ToArray();
}
