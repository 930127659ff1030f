using System.Buffers;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>The gateway's recording, a call at a time; can be read several times. Content is as it was recorded: redacted.</summary>
public sealed class StoredCalls
{
    private const int ReportEvery = 1024;
    private readonly ICallStore _store;

    /// <summary>Reads a store.</summary>
    public StoredCalls(ICallStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
    }

    /// <summary>Calls that cannot be read, by reason; of the last reading.</summary>
    public IReadOnlyDictionary<string, long> Rejected { get; private set; } = new Dictionary<string, long>();

    /// <summary>Reads the chat calls that the large model answered, in the order in which they were recorded.</summary>
    /// <param name="stage">What the progress is called.</param>
    /// <param name="progress">Told about calls.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public IEnumerable<ObservedCall> Read(string stage, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var rejected = new Dictionary<string, long>(StringComparer.Ordinal);
        Rejected = rejected;
        var reader = new ObservedCallReader(null);
        var call = new ObservedCall();
        var line = new ArrayBufferWriter<byte>();
        long read = 0;
        foreach (StoredCall stored in _store.ReadAsync(CallFilter.All, cancellationToken).ToBlockingEnumerable(cancellationToken))
        {
            if (++read % ReportEvery == 0)
            {
                progress?.Report(new StageProgress(stage, read, null, "calls"));
            }

            RecordedCall c = stored.Call;
            if (c.AnsweredBy is not null || c.Endpoint is not (CallEndpoint.ChatCompletions or CallEndpoint.Responses))
            {
                continue;
            }

            call.Source = stored.Sequence;
            string? problem = c.Request.IsEmpty ? "its content is not kept" : Line(c, line) ? null : "it has no form of a chat request";
            if (problem is null && !reader.TryRead(line.WrittenMemory, call, out problem))
            {
                problem ??= "it cannot be read";
            }

            if (problem is not null)
            {
                rejected[problem] = rejected.GetValueOrDefault(problem) + 1;
                continue;
            }

            call.Line = line.WrittenMemory;
            (call.Time, call.Gold, call.Group) = (c.Started, stored.Gold, c.Conversation);
            if (c.Outcome != CallOutcome.Ok || c.RetryOf is not null)
            {
                call.Outcome = ObservedOutcome.Failed;
            }

            yield return call;
        }
    }

    /// <summary>A line of a log with what was recorded.</summary>
    private static bool Line(RecordedCall call, ArrayBufferWriter<byte> into)
    {
        ReadOnlyMemory<byte> request = call.Endpoint == CallEndpoint.Responses ? ResponsesForm.Request(call.Request) ?? default : call.Request;
        ReadOnlyMemory<byte> response = call.Response.IsEmpty ? default : call.Endpoint == CallEndpoint.Responses ? ResponsesForm.Answer(call.Response) ?? default : call.Response;
        if (request.IsEmpty)
        {
            return false;
        }

        into.ResetWrittenCount();
        using var json = new Utf8JsonWriter(into, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WritePropertyName("request");
        json.WriteRawValue(request.Span, skipInputValidation: true);
        if (!response.IsEmpty)
        {
            json.WritePropertyName("response");
            json.WriteRawValue(response.Span, skipInputValidation: true);
        }

        json.WriteEndObject();
        json.Flush();
        return true;
    }
}
