using System.Text.Json;
using System.Text.Json.Nodes;

namespace Understudy.Gateway;

/// <summary>A recorded chat completion in the form of <c>/v1/responses</c>.</summary>
internal static class ResponseOfCompletion
{
    /// <summary>The response.</summary>
    public static JsonObject Of(JsonObject completion)
    {
        string id = Text(completion["id"]) ?? "replay";
        JsonObject? choice = completion["choices"]?[0] as JsonObject, message = choice?["message"] as JsonObject;
        var output = new JsonArray();
        var content = new JsonArray();
        if (Text(message?["content"]) is { Length: > 0 } text)
        {
            content.Add(new JsonObject { ["type"] = "output_text", ["text"] = text, ["annotations"] = new JsonArray(), ["logprobs"] = new JsonArray() });
        }

        if (Text(message?["refusal"]) is { Length: > 0 } refusal)
        {
            content.Add(new JsonObject { ["type"] = "refusal", ["refusal"] = refusal });
        }

        if (content.Count > 0)
        {
            output.Add(new JsonObject { ["id"] = "msg_" + id, ["type"] = "message", ["status"] = "completed", ["role"] = "assistant", ["content"] = content });
        }

        foreach (JsonObject call in (message?["tool_calls"] as JsonArray ?? []).OfType<JsonObject>())
        {
            output.Add(new JsonObject { ["id"] = "fc_" + Text(call["id"]), ["type"] = "function_call", ["status"] = "completed", ["call_id"] = Text(call["id"]), ["name"] = Text(call["function"]?["name"]), ["arguments"] = Text(call["function"]?["arguments"]) ?? "" });
        }

        bool cut = Text(choice?["finish_reason"]) is "length" or "content_filter";
        return new JsonObject
        {
            ["id"] = "resp_" + id,
            ["object"] = "response",
            ["created_at"] = completion["created"]?.DeepClone() ?? 0,
            ["status"] = cut ? "incomplete" : "completed",
            ["error"] = null,
            ["incomplete_details"] = cut ? new JsonObject { ["reason"] = Text(choice!["finish_reason"]) == "length" ? "max_output_tokens" : "content_filter" } : null,
            ["instructions"] = null,
            ["model"] = completion["model"]?.DeepClone(),
            ["output"] = output,
            ["parallel_tool_calls"] = true,
            ["previous_response_id"] = null,
            ["tool_choice"] = "auto",
            ["tools"] = new JsonArray(),
            ["metadata"] = new JsonObject(),
            ["usage"] = Usage(completion["usage"] as JsonObject),
        };
    }

    private static JsonObject? Usage(JsonObject? usage) => usage is null ? null : new JsonObject
    {
        ["input_tokens"] = usage["prompt_tokens"]?.DeepClone() ?? 0,
        ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = usage["prompt_tokens_details"]?["cached_tokens"]?.DeepClone() ?? 0 },
        ["output_tokens"] = usage["completion_tokens"]?.DeepClone() ?? 0,
        ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = usage["completion_tokens_details"]?["reasoning_tokens"]?.DeepClone() ?? 0 },
        ["total_tokens"] = usage["total_tokens"]?.DeepClone() ?? 0,
    };

    private static string? Text(JsonNode? value) => value is JsonValue v && v.GetValueKind() == JsonValueKind.String ? v.GetValue<string>() : null;
}
