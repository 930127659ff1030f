using System.Text.Json;

namespace Understudy.Data;

/// <summary>Finds request and response in the forms in which logs keep them.</summary>
internal static class CallJson
{
    /// <summary>The request: <c>request</c>, <c>request.body</c>, <c>body</c>, or the object itself; the one that has <c>messages</c>.</summary>
    public static bool Request(JsonElement root, out JsonElement request)
    {
        if (Object(root, "request", out request))
        {
            return HasMessages(request) || (Object(request, "body", out request) && HasMessages(request));
        }

        return Object(root, "body", out request) && HasMessages(request);
    }

    /// <summary>Whether there is anything that a response or its failure could be.</summary>
    public static bool HasAnswer(JsonElement root) =>
        root.TryGetProperty("response", out _) || (root.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object);

    /// <summary>An object property; JSON kept as a string is read too, as some loggers write it.</summary>
    public static bool Object(JsonElement parent, string name, out JsonElement value)
    {
        value = default;
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out value))
        {
            return false;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is ['{', ..] text)
        {
            using var document = JsonDocument.Parse(text);
            value = document.RootElement.Clone();
        }

        return value.ValueKind == JsonValueKind.Object;
    }

    public static string? String(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static int Integer(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= 0 ? number : -1;

    public static double? Number(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : null;

    /// <summary>The text of a message's content, parts joined by a line break; null when there is none. <paramref name="other"/>: it holds more than text.</summary>
    public static string? Content(JsonElement message, out bool other)
    {
        other = false;
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("content", out JsonElement content))
        {
            return null;
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            return content.GetString();
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            other = content.ValueKind != JsonValueKind.Null;
            return null;
        }

        string? joined = null;
        foreach (JsonElement part in content.EnumerateArray())
        {
            string? text = part.ValueKind == JsonValueKind.String ? part.GetString() : String(part, "text");
            other |= text is null;
            joined = joined is null ? text : text is null ? joined : joined + "\n" + text;
        }

        return joined;
    }

    private static bool HasMessages(JsonElement request) => request.TryGetProperty("messages", out JsonElement messages) && messages.ValueKind == JsonValueKind.Array;
}
