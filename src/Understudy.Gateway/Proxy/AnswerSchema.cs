using System.Text.Json;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// Whether an answer meets what its request asks of it. An answer that is not proven to (<see cref="JsonSchema"/>) does not leave the
/// gateway: the large model is asked.
/// </summary>
internal static class AnswerSchema
{
    /// <summary>Whether the answer meets the request's <c>response_format</c>; true when it asks for none.</summary>
    /// <param name="request">A chat-completions request.</param>
    /// <param name="answer">The answer's text.</param>
    public static bool Meets(ReadOnlyMemory<byte> request, string answer)
    {
        using JsonDocument document = JsonDocument.Parse(request);
        if (!document.RootElement.TryGetProperty("response_format", out JsonElement format) || format.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        string? type = format.TryGetProperty("type", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        if (type == "text")
        {
            return true;
        }

        try
        {
            using JsonDocument parsed = JsonDocument.Parse(answer);
            return type switch
            {
                "json_object" => parsed.RootElement.ValueKind == JsonValueKind.Object,
                "json_schema" => format.TryGetProperty("json_schema", out JsonElement outer) && outer.ValueKind == JsonValueKind.Object && outer.TryGetProperty("schema", out JsonElement schema) && JsonSchema.IsValid(parsed.RootElement, schema),
                _ => false,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false; // the answer is no JSON, or the schema none
        }
    }
}
