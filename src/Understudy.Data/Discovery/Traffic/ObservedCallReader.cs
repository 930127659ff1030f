using System.Runtime.InteropServices;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>Turns a line of a log (request and response, in the forms that <c>import</c> reads) into an <see cref="ObservedCall"/>. Not thread-safe.</summary>
public sealed class ObservedCallReader
{
    private readonly CallRow _row = new(new ImportOptions { Path = "log" });
    private readonly Candidate _candidate = new();
    private readonly List<AnswerProperty> _parsed = [];
    private readonly JsonRedactor? _redactor;

    /// <summary>Makes a reader.</summary>
    /// <param name="redactor">What takes secrets and personal data out of prompts; null leaves them as they are.</param>
    public ObservedCallReader(JsonRedactor? redactor) => _redactor = redactor;

    /// <summary>Reads one JSON object.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="call">Is filled in.</param>
    /// <param name="problem">Why it is no call; null when it is one.</param>
    public bool TryRead(ReadOnlyMemory<byte> json, ObservedCall call, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            using var document = JsonDocument.Parse(json);
            problem = document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, call) : "the line is JSON, but no object";
        }
        catch (JsonException)
        {
            problem = "the line is no JSON";
        }
        catch (InvalidOperationException)
        {
            problem = "a text holds half of a surrogate pair";
        }

        return problem is null;
    }

    internal string? Read(JsonElement root, ObservedCall call)
    {
        if (!CallJson.Request(root, out JsonElement request))
        {
            return "there is no request with messages";
        }

        ReadOnlySpan<byte> bytes = JsonMarshal.GetRawUtf8Value(request);
        call.Redacted.ResetWrittenCount();
        if (!call.Prompt.TryRead(_redactor is not null && _redactor.TryRedact(bytes, call.Redacted) ? call.Redacted.WrittenSpan : bytes))
        {
            return "the request's messages cannot be read";
        }

        call.Redactor = _redactor;
        _candidate.Reset(call.Source, call.Source, default);
        _row.MapSide(root, _candidate);
        _candidate.Model = CallJson.String(request, "model");
        _row.MapResponse(root, _candidate);
        (call.Time, call.Model, call.Usage, call.LatencyMilliseconds, call.Group, call.Gold) =
            (_candidate.Time, _candidate.Model, _candidate.Usage, _candidate.Latency, _candidate.Group, _candidate.Gold);
        call.Group ??= CallJson.Object(request, "metadata", out JsonElement metadata) ? CallJson.String(metadata, "conversation_id") : null;
        call.Answer = _candidate.Answer;
        call.Tool = _candidate.ToolCall ? _candidate.ToolNames : null;
        call.Calls = _candidate.Calls;
        bool refused = _candidate.Refused && !_candidate.ToolCall;
        refused |= call.Answer is { } answer && RefusalPhrases.Matches(answer.AsSpan().TrimStart().ToString());
        call.Outcome = _candidate.Problem is not null ? ObservedOutcome.Failed : refused ? ObservedOutcome.Refused : ObservedOutcome.Answered;
        call.Sign = call.Outcome != ObservedOutcome.Answered ? null : call.Tool is { } tool ? "tool:" + tool : AnswerSign.Of(call.Answer, _parsed);
        return null;
    }
}
