using System.Text.Json;

namespace Understudy.Data;

/// <summary>The answer of a recorded call, wherever the line keeps it.</summary>
internal readonly record struct RecordedAnswer(JsonElement Request, JsonElement Calls, string? Content, bool IsOlderForm, int Choices)
{
    /// <summary>Finds request and answer.</summary>
    /// <returns>Why there is none, or null.</returns>
    public static string? Find(JsonElement root, out RecordedAnswer answer)
    {
        answer = default;
        if (Message(root, out JsonElement request, out JsonElement message, out int choices) is { } problem)
        {
            return problem;
        }

        bool isCurrent = message.TryGetProperty("tool_calls", out JsonElement calls) && calls.ValueKind == JsonValueKind.Array && calls.GetArrayLength() > 0;
        bool isOlder = !isCurrent && CallJson.Object(message, "function_call", out calls);
        answer = new RecordedAnswer(request, isCurrent || isOlder ? calls : default, CallJson.Content(message, out _), isOlder, choices);
        return null;
    }

    private static string? Message(JsonElement root, out JsonElement request, out JsonElement message, out int choices)
    {
        (message, choices) = (default, 1);
        bool hasRequest = CallJson.Request(root, out request);
        if (!hasRequest && root.TryGetProperty("messages", out JsonElement messages) && messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() > 0 && !root.TryGetProperty("response", out _))
        {
            request = root;
            message = messages[messages.GetArrayLength() - 1];
            return message.ValueKind == JsonValueKind.Object && CallJson.String(message, "role") == "assistant" ? null : "the last message is no answer (role assistant)";
        }

        JsonElement response = root;
        if (root.TryGetProperty("response", out JsonElement found))
        {
            if (found.ValueKind == JsonValueKind.Array)
            {
                return "the response is pieces of a stream, not a whole answer";
            }

            if (!CallJson.Object(root, "response", out response))
            {
                return "there is no response";
            }

            response = CallJson.Object(response, "body", out JsonElement body) ? body : response;
        }

        if (!response.TryGetProperty("choices", out JsonElement all) || all.ValueKind != JsonValueKind.Array || all.GetArrayLength() == 0 || !CallJson.Object(all[0], "message", out message))
        {
            return "the response has no choices";
        }

        choices = all.GetArrayLength();
        return null;
    }
}
