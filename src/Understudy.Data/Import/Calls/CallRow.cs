using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>A recorded chat-completions call. Failed calls are rejected; refusals are kept as answers that cannot be read.</summary>
internal sealed class CallRow : IJsonRow
{
    private static readonly string[] GroupNames = ["group", "conversation_id"];
    private static readonly string[] TimeNames = ["time", "timestamp"];
    private readonly JsonColumn? _input, _label, _gold;
    private readonly SideColumns _side;
    private readonly bool _unlabelled;
    private readonly PromptText _prompt;

    public CallRow(ImportOptions options)
    {
        _side = new SideColumns(options);
        _prompt = new PromptText(options.Redactor);
        _unlabelled = options.Unlabelled;
        _input = options.Input is null ? null : new JsonColumn(options.Input, "--input");
        _label = options.Label is null ? null : new JsonColumn(options.Label, "--label");
        _gold = options.Gold is null ? null : new JsonColumn(options.Gold, "--gold");
    }

    public IReadOnlyList<JsonColumn> Used => [.. new[] { _input, _label, _gold }.OfType<JsonColumn>(), .. _side.Used];

    public void Map(JsonElement root, Candidate into)
    {
        if (!CallJson.Request(root, out JsonElement request))
        {
            into.Reject("there is no request with messages");
            return;
        }

        MapRequest(request, into);
        MapSide(root, into);
        if (!_unlabelled)
        {
            MapResponse(root, into);
        }
    }

    /// <summary>Input and prompt.</summary>
    public void MapRequest(JsonElement request, Candidate into)
    {
        if (_prompt.Read(request, into) is { } problem)
        {
            into.Reject(problem);
        }

        into.Model = CallJson.String(request, "model");
    }

    /// <summary>What stands beside request and response.</summary>
    public void MapSide(JsonElement root, Candidate into)
    {
        into.Gold = _gold is not null ? _gold.Read(root) : Top(root, "gold") ?? (root.TryGetProperty("gold", out JsonElement gold) ? Structured(gold) : null);
        _side.Read(root, into);
        if (!_side.HasGroup)
        {
            into.Group = GroupNames.Select(n => Top(root, n)).FirstOrDefault(g => g is not null);
        }

        if (!_side.HasTime && TimeNames.Select(n => Top(root, n)).FirstOrDefault(t => t is not null) is { } time)
        {
            into.Time = TimeText.Parse(time);
            into.TimeUnreadable = into.Time is null;
        }

        into.Latency = CallJson.Number(root, "latency_ms") is >= 0 and { } latency ? latency : null;
        if (_input is not null)
        {
            into.Input = _input.Read(root) ?? "";
        }
    }

    /// <summary>The answer.</summary>
    public void MapResponse(JsonElement root, Candidate into)
    {
        if (into.Problem is not null)
        {
            return;
        }

        if (root.TryGetProperty("response", out JsonElement found) && found.ValueKind == JsonValueKind.Array)
        {
            into.Reject("the response is pieces of a stream, not a whole answer");
            return;
        }

        if (Failure(root) is { } outer)
        {
            into.Reject(outer);
            return;
        }

        if (!CallJson.Object(root, "response", out JsonElement response))
        {
            into.Reject("there is no response");
            return;
        }

        if (Failure(response) is { } failure)
        {
            into.Reject(failure);
            return;
        }

        if (CallJson.Object(response, "body", out JsonElement body))
        {
            response = body;
            if (Failure(response) is { } inner)
            {
                into.Reject(inner);
                return;
            }
        }

        MapCompletion(response, into);
        if (_label is not null && into.Problem is null)
        {
            into.Answer = _label.Read(root);
            into.Refused = into.Refused && into.Answer is null;
        }
    }

    private static void MapCompletion(JsonElement response, Candidate into)
    {
        if (CallJson.String(response, "object") == "chat.completion.chunk")
        {
            into.Reject("the response is pieces of a stream, not a whole answer");
            return;
        }

        if (!response.TryGetProperty("choices", out JsonElement choices) || choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0 || !CallJson.Object(choices[0], "message", out JsonElement message))
        {
            into.Reject("the response has no choices");
            return;
        }

        if (choices[0].TryGetProperty("finish_reason", out JsonElement finish) && (finish.ValueKind == JsonValueKind.Null || finish.GetString() is "length" or "content_filter"))
        {
            into.Reject(finish.ValueKind == JsonValueKind.Null ? "the answer was not finished" : $"the answer was cut short (finish_reason {finish.GetString()})");
            return;
        }

        into.Answer = CallJson.Content(message, out _);
        into.ToolCall = string.IsNullOrWhiteSpace(into.Answer) && (message.TryGetProperty("tool_calls", out _) || message.TryGetProperty("function_call", out _));
        into.ToolNames = into.ToolCall ? ToolNames(message) : null;
        into.Calls = Calls(message);
        into.Refused = string.IsNullOrWhiteSpace(into.Answer) || !string.IsNullOrEmpty(CallJson.String(message, "refusal"));
        into.Model = CallJson.String(response, "model") ?? into.Model;
        if (into.Time is null && CallJson.Number(response, "created") is { } created)
        {
            into.Time = TimeText.FromUnix(created);
        }

        if (CallJson.Object(response, "usage", out JsonElement usage))
        {
            int cached = CallJson.Object(usage, "prompt_tokens_details", out JsonElement details) ? CallJson.Integer(details, "cached_tokens") : -1;
            into.Usage = new TokenUsage(CallJson.Integer(usage, "prompt_tokens"), cached, CallJson.Integer(usage, "completion_tokens"));
        }

        into.TokenProbabilities = into.Refused ? null : TokenLogProbabilities.Read(choices[0]);
    }

    private static string? Calls(JsonElement message) =>
        message.TryGetProperty("tool_calls", out JsonElement calls) && calls.ValueKind == JsonValueKind.Array && calls.GetArrayLength() > 0 ? CallAnswer.Canonical(calls)
        : CallJson.Object(message, "function_call", out JsonElement call) ? CallAnswer.Canonical(call)
        : null;

    private static string ToolNames(JsonElement message)
    {
        if (CallJson.Object(message, "function_call", out JsonElement function))
        {
            return CallJson.String(function, "name") ?? "";
        }

        return message.TryGetProperty("tool_calls", out JsonElement calls) && calls.ValueKind == JsonValueKind.Array
            ? string.Join(',', calls.EnumerateArray().Select(c => CallJson.Object(c, "function", out JsonElement f) ? CallJson.String(f, "name") : null))
            : "";
    }

    private static string? Failure(JsonElement value)
    {
        if (value.TryGetProperty("error", out JsonElement error) && error.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
        {
            string? kind = error.ValueKind == JsonValueKind.Object ? CallJson.String(error, "code") ?? CallJson.String(error, "type") : null;
            return kind is null ? "the call failed" : $"the call failed ({Excerpt.Of(kind, 60)})";
        }

        return CallJson.Integer(value, "status_code") is >= 400 and int status ? $"the call failed (status {status})"
            : CallJson.Integer(value, "status") is >= 400 and int other ? $"the call failed (status {other})" : null;
    }

    /// <summary>Gold that is no text: calls, several accepted answers, an object as a label of its own, or what was meant to be one of these: import counts what it cannot read.</summary>
    private static string? Structured(JsonElement gold) => CallAnswer.Canonical(gold)
        ?? (gold.ValueKind == JsonValueKind.Object || (gold.ValueKind == JsonValueKind.Array && gold.EnumerateArray().Any(i => i.ValueKind is JsonValueKind.Array or JsonValueKind.Object)) ? gold.GetRawText() : null);

    private static string? Top(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False && JsonColumn.Text(value) is { Length: > 0 } text ? text : null;
}
