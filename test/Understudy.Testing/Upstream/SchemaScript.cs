using System.Text.Json;
using System.Text.Json.Nodes;

namespace Understudy.Testing;

/// <summary>Makes JSON that a schema accepts.</summary>
internal static class SchemaScript
{
    /// <summary>The reply itself when it is a JSON object, else the simplest instance of the schema, with the reply wherever a string may stand.</summary>
    public static string Obey(JsonNode? schema, string reply) => IsObject(reply) ? reply : (Instance(schema, reply) ?? new JsonObject()).ToJsonString();

    /// <summary>The reply itself when it is a JSON object, else <c>{"reply": …}</c>.</summary>
    public static string AsObject(string reply) => IsObject(reply) ? reply : new JsonObject { ["reply"] = reply }.ToJsonString();

    private static bool IsObject(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonNode? Instance(JsonNode? schema, string reply)
    {
        if (schema?["enum"] is JsonArray { Count: > 0 } values)
        {
            return (values.FirstOrDefault(v => v is JsonValue t && t.TryGetValue(out string? s) && s == reply) ?? values[0])?.DeepClone();
        }

        string? type = schema?["type"] switch
        {
            JsonArray types => types[0]?.GetValue<string>(),
            { } one => one.GetValue<string>(),
            null => schema?["properties"] is null ? null : "object",
        };
        return type switch
        {
            "object" => new JsonObject([.. (schema!["properties"] as JsonObject ?? []).Select(p => KeyValuePair.Create(p.Key, Instance(p.Value, reply)))]),
            "array" => new JsonArray(),
            "integer" or "number" => 1,
            "boolean" => true,
            "null" => null,
            _ => reply,
        };
    }
}
