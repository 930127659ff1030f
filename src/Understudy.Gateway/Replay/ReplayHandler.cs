using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>Answers requests from a recording.</summary>
internal sealed class ReplayHandler(ReplayRecording recording, ReplayOptions options, TimeProvider time)
{
    /// <summary>The largest body that is read, bytes.</summary>
    public const int LongestBody = 32 << 20;

    private const int MaximumDepth = 64;
    private const string Line = "x-understudy-replay-line";
    private long _answered, _notRecorded;

    public long Answered => Interlocked.Read(ref _answered);

    public long NotRecorded => Interlocked.Read(ref _notRecorded);

    public async Task HandleAsync(HttpContext http)
    {
        string target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? target : target[..query];
        path = path.StartsWith("/v1/", StringComparison.Ordinal) ? path[3..] : path;
        try
        {
            await ((http.Request.Method, path) switch
            {
                ("GET", "/health") => WriteAsync(http, "{\"status\":\"ok\"}"u8.ToArray()),
                ("GET", "/models") => WriteAsync(http, ReplayedModels.List(recording.Models)),
                ("GET", _) when path.StartsWith("/models/", StringComparison.Ordinal) => ModelAsync(http, Uri.UnescapeDataString(path["/models/".Length..])),
                ("POST", "/chat/completions") => AnswerAsync(http, CallEndpoint.ChatCompletions),
                ("POST", "/responses") => AnswerAsync(http, CallEndpoint.Responses),
                ("POST", "/embeddings") => AnswerAsync(http, CallEndpoint.Embeddings),
                ("POST", "/rerank") => AnswerAsync(http, CallEndpoint.Rerank),
                _ => OpenAiError.WriteAsync(http, GatewayError.UnknownPath, "There is no such path. A recording answers POST /v1/chat/completions, /v1/responses, /v1/embeddings and /v1/rerank, GET /v1/models and /health."),
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // the client is gone
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await OpenAiError.WriteAsync(http, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? GatewayError.BodyTooLarge : GatewayError.MalformedJson, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? $"The request's body is larger than {LongestBody >> 20} MiB." : "The request's body cannot be read.").ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or JsonException or InvalidOperationException or FormatException && !http.Response.HasStarted)
        {
            await OpenAiError.WriteAsync(http, GatewayError.Internal, "The recorded answer cannot be read. If the file was changed, start the replay again.").ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext http, CallEndpoint endpoint)
    {
        byte[] body = await BodyAsync(http).ConfigureAwait(false);
        using JsonDocument? document = Parse(body);
        if (document is null || document.RootElement.ValueKind != JsonValueKind.Object)
        {
            await OpenAiError.WriteAsync(http, GatewayError.MalformedJson, $"Expected a JSON object of at most {MaximumDepth} levels as the request's body.").ConfigureAwait(false);
            return;
        }

        JsonElement request = document.RootElement;
        if (Find(endpoint, body, request) is not { } found)
        {
            Interlocked.Increment(ref _notRecorded);
            http.Response.Headers["x-should-retry"] = "false";
            await OpenAiError.WriteAsync(http, GatewayError.UnknownId, WhatToDo(endpoint)).ConfigureAwait(false);
            return;
        }

        (CallEndpoint recorded, RecordedAnswer answer) = found;
        byte[] bytes = await recording.ReadAsync(answer, http.RequestAborted).ConfigureAwait(false);
        double milliseconds = options.LatencyMilliseconds ?? answer.Milliseconds;
        http.Response.Headers[Line] = answer.Line.ToString(CultureInfo.InvariantCulture);
        bool stream = Flag(request, "stream");
        if (stream && endpoint == CallEndpoint.ChatCompletions)
        {
            using JsonDocument completion = JsonDocument.Parse(bytes);
            await StreamAsync(http, CompletionFrames.Of(completion.RootElement, Flag(RecordedRow.Member(request, "stream_options"), "include_usage")), milliseconds).ConfigureAwait(false);
        }
        else if (endpoint == CallEndpoint.Responses && (stream || recorded != endpoint))
        {
            JsonObject response = JsonNode.Parse(bytes)!.AsObject();
            response = recorded == endpoint ? response : ResponseOfCompletion.Of(response);
            await (stream ? StreamAsync(http, ResponseFrames.Of(response), milliseconds) : WriteAsync(http, BytesOf(response), milliseconds)).ConfigureAwait(false);
        }
        else
        {
            bytes = endpoint == CallEndpoint.Embeddings ? BytesOf(EmbeddingForm.In(JsonNode.Parse(bytes)!.AsObject(), RecordedRow.Member(request, "encoding_format") is { ValueKind: JsonValueKind.String } form && form.ValueEquals("base64"u8))) : bytes;
            await WriteAsync(http, bytes, milliseconds).ConfigureAwait(false);
        }

        Interlocked.Increment(ref _answered);
    }

    /// <summary>
    /// As it was recorded; else as it would have been recorded, redacted. A request of <c>/v1/responses</c> may also have been recorded as a
    /// chat completion.
    /// </summary>
    private (CallEndpoint Endpoint, RecordedAnswer Answer)? Find(CallEndpoint endpoint, ReadOnlyMemory<byte> body, JsonElement request)
    {
        if (recording.TryTake(endpoint, request, out RecordedAnswer answer))
        {
            return (endpoint, answer);
        }

        ReadOnlyMemory<byte> redacted = JsonRedactor.Default.Redact(body);
        using JsonDocument? clean = redacted.Equals(body) ? null : Parse(redacted);
        if (clean is not null && recording.TryTake(endpoint, clean.RootElement, out answer))
        {
            return (endpoint, answer);
        }

        foreach (ReadOnlyMemory<byte> form in endpoint == CallEndpoint.Responses ? new[] { body, redacted } : [])
        {
            using JsonDocument? chat = ResponsesForm.Request(form) is { } converted ? Parse(converted) : null;
            if (chat is not null && recording.TryTake(CallEndpoint.ChatCompletions, chat.RootElement, out answer))
            {
                return (CallEndpoint.ChatCompletions, answer);
            }
        }

        return null;
    }

    private string WhatToDo(CallEndpoint endpoint)
    {
        int calls = recording.CallsOf(endpoint);
        string what = endpoint switch { CallEndpoint.Embeddings => "input", CallEndpoint.Rerank => "query and documents", CallEndpoint.Responses => "input, instructions, tools and format", _ => "messages, tools and response format" };
        return calls == 0 && endpoint != CallEndpoint.Responses
            ? $"The recording holds no call of this API. It has {string.Join(", ", new[] { CallEndpoint.ChatCompletions, CallEndpoint.Responses, CallEndpoint.Embeddings, CallEndpoint.Rerank }.Where(e => recording.CallsOf(e) > 0).Select(e => string.Create(CultureInfo.InvariantCulture, $"{recording.CallsOf(e)} × {e}")))}."
            : $"No recorded call has the same {what}{(options.Strict ? ", model and sampling options (--strict)" : "")}. Send a request as it was recorded, white space in texts included, or record this one with a live model.";
    }

    private Task ModelAsync(HttpContext http, string model) => recording.Models.Contains(model)
        ? WriteAsync(http, ReplayedModels.One(model))
        : OpenAiError.WriteAsync(http, GatewayError.UnknownModel, "The recording has no such model. GET /v1/models lists those that it has.", "model");

    private async Task WriteAsync(HttpContext http, byte[] json, double milliseconds = 0)
    {
        await PauseAsync(milliseconds, http.RequestAborted).ConfigureAwait(false);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.Length;
        await http.Response.BodyWriter.WriteAsync(json, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>All at once without pauses; else frame by frame, the time spread evenly, never drifting.</summary>
    private async Task StreamAsync(HttpContext http, PacedFrames frames, double milliseconds)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        long start = time.GetTimestamp();
        for (int i = 0; i < frames.All.Count; i++)
        {
            await PauseAsync((milliseconds * (i + 1) / frames.All.Count) - time.GetElapsedTime(start).TotalMilliseconds, http.RequestAborted).ConfigureAwait(false);
            http.Response.BodyWriter.Write(frames.All[i]);
            if (milliseconds > 0)
            {
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            }
        }

        await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }

    private Task PauseAsync(double milliseconds, CancellationToken cancellationToken) =>
        milliseconds >= 1 ? Task.Delay(TimeSpan.FromMilliseconds(milliseconds), time, cancellationToken) : Task.CompletedTask;

    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        var buffer = new MemoryStream(http.Request.ContentLength is { } length and < LongestBody ? (int)length : 0);
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted).ConfigureAwait(false);
        return buffer.ToArray();
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Flag(JsonElement parent, string name) => RecordedRow.Member(parent, name).ValueKind == JsonValueKind.True;

    private static byte[] BytesOf(JsonObject value)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Relaxed))
        {
            value.WriteTo(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
