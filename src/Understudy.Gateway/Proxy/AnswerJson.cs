using System.Text.Encodings.Web;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>Reads answers of chat completions and responses.</summary>
internal static class AnswerJson
{
    /// <summary>Escapes only what JSON demands, as OpenAI's servers do.</summary>
    public static JsonWriterOptions Relaxed => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads an answer; what cannot be read gives unknown facts, never an error.</summary>
    public static AnswerFacts Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : AnswerFacts.Unknown;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return AnswerFacts.Unknown;
        }
    }

    private static AnswerFacts Read(JsonElement root)
    {
        AnswerFacts facts = new() { Id = Text(root, "id"), Model = Text(root, "model"), Usage = Usage(root) };
        if (root.TryGetProperty("choices", out JsonElement choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0 && choices[0] is { ValueKind: JsonValueKind.Object } choice
            && choice.TryGetProperty("message", out JsonElement message) && message.ValueKind == JsonValueKind.Object)
        {
            string? text = Text(message, "content");
            string? calls = message.TryGetProperty("tool_calls", out JsonElement made) && made.ValueKind == JsonValueKind.Array && made.GetArrayLength() > 0 ? Canonical(made) : null;
            return facts with { Text = text, Calls = calls, Finish = Text(choice, "finish_reason"), Refused = string.IsNullOrWhiteSpace(text) || !string.IsNullOrEmpty(Text(message, "refusal")) };
        }

        return root.TryGetProperty("output", out JsonElement output) && output.ValueKind == JsonValueKind.Array ? Responses(facts, root, output) : facts;
    }

    private static AnswerFacts Responses(AnswerFacts facts, JsonElement root, JsonElement output)
    {
        string? text = null;
        bool refused = false;
        List<ToolCall> calls = [];
        foreach (JsonElement item in output.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && Text(item, "type") == "function_call")
            {
                calls.Add(new ToolCall(Text(item, "name") ?? "", Text(item, "arguments") ?? ""));
            }

            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("content", out JsonElement content) || content.ValueKind != JsonValueKind.Array)
            {
                continue;
            }

            foreach (JsonElement part in content.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object))
            {
                text = Text(part, "type") == "output_text" ? text + Text(part, "text") : text;
                refused |= Text(part, "type") == "refusal";
            }
        }

        return facts with { Text = text, Calls = calls.Count > 0 ? CallText.Of(calls) : null, Finish = Text(root, "status") == "completed" ? "stop" : Text(root, "status"), Refused = refused || string.IsNullOrWhiteSpace(text) };
    }

    private static string? Canonical(JsonElement calls) => CallText.Read(calls) is { } read ? CallText.Of(read) : null;

    private static TokenUsage Usage(JsonElement root)
    {
        if (!root.TryGetProperty("usage", out JsonElement usage) || usage.ValueKind != JsonValueKind.Object)
        {
            return TokenUsage.Unknown;
        }

        int cached = -1;
        foreach (string name in (ReadOnlySpan<string>)["prompt_tokens_details", "input_tokens_details"])
        {
            cached = usage.TryGetProperty(name, out JsonElement details) && details.ValueKind == JsonValueKind.Object ? Number(details, "cached_tokens") : cached;
        }

        return new TokenUsage(Math.Max(Number(usage, "prompt_tokens"), Number(usage, "input_tokens")), cached, Math.Max(Number(usage, "completion_tokens"), Number(usage, "output_tokens")));
    }

    private static int Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= 0 ? number : -1;

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
