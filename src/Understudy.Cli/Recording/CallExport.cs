using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary>Recorded calls as JSON Lines, in the form that <c>import</c>, <c>learn</c> and <c>replay</c> read.</summary>
public static class CallExport
{
    private const int FlushBytes = 1 << 20;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes calls; those whose content is gone, or which are of no form to learn from, are counted.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="filter">Which.</param>
    /// <param name="output">Where to.</param>
    /// <param name="forLearning">Chat completions alone (and responses in their form), redacted by this whether they were or not; null writes all as they are.</param>
    /// <param name="progress">Told about calls written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<(long Written, long Passed)> WriteAsync(ICallStore store, CallFilter filter, Stream output, JsonRedactor? forLearning, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(output);
        const int ReportEvery = 1024;
        var buffer = new ArrayBufferWriter<byte>(FlushBytes);
        long total = progress is null ? 0 : await store.CountAsync(filter, cancellationToken), written = 0, passed = 0;
        await foreach (StoredCall call in store.ReadAsync(filter, cancellationToken))
        {
            if (Content(call.Call, forLearning) is not { } content)
            {
                passed++;
                continue;
            }

            Line(buffer, call, content.Request, content.Response);
            written++;
            if (buffer.WrittenCount >= FlushBytes)
            {
                await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
                buffer.ResetWrittenCount();
            }

            if ((written + passed) % ReportEvery == 0)
            {
                progress?.Report(new StageProgress("Exporting", written + passed, total, "calls"));
            }
        }

        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        progress?.Report(new StageProgress("Exporting", written + passed, total, "calls"));
        return (written, passed);
    }

    private static (ReadOnlyMemory<byte> Request, ReadOnlyMemory<byte> Response)? Content(RecordedCall call, JsonRedactor? redactor)
    {
        if (call.Request.IsEmpty || call.Response.IsEmpty)
        {
            return null;
        }

        if (redactor is null)
        {
            return (call.Request, call.Response);
        }

        ReadOnlyMemory<byte> request = redactor.Redact(call.Request, out CallerValues? values), response = redactor.Redact(call.Response, values);
        return call.Endpoint switch
        {
            CallEndpoint.ChatCompletions => (request, response),
            CallEndpoint.Responses when ResponsesForm.Request(request) is { } asked && ResponsesForm.Answer(response) is { } answered => (asked, answered),
            _ => null,
        };
    }

    /// <summary>Writes one call as a line.</summary>
    internal static void Line(ArrayBufferWriter<byte> buffer, StoredCall stored, ReadOnlyMemory<byte> request, ReadOnlyMemory<byte> response)
    {
        RecordedCall call = stored.Call;
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", call.Id);
            json.WriteString("time", call.Started.UtcDateTime);
            Text(json, "workload", call.Workload);
            Text(json, "model", call.AnsweredModel ?? call.RequestedModel);
            Text(json, "gold", stored.Gold);
            json.WriteNumber("latency_ms", Math.Round(call.LatencyMilliseconds, 3));
            Text(json, "conversation_id", call.Conversation);
            Text(json, "answered_by", call.AnsweredBy);
            Text(json, "outcome", call.Outcome == CallOutcome.Ok ? null : call.Outcome.ToString());
            json.WritePropertyName("request");
            Raw(json, request);
            json.WritePropertyName("response");
            Raw(json, response);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>The document as it is, on one line: line breaks between its tokens go.</summary>
    private static void Raw(Utf8JsonWriter json, ReadOnlyMemory<byte> document)
    {
        if (!document.Span.ContainsAny((byte)'\n', (byte)'\r'))
        {
            json.WriteRawValue(document.Span, skipInputValidation: true);
            return;
        }

        using JsonDocument parsed = JsonDocument.Parse(document);
        parsed.RootElement.WriteTo(json);
    }
}
