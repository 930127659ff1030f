using System.Text.Json;
using System.Text.Json.Nodes;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Function descriptions of the Berkeley leaderboard as JSON Schema: its types are named as Python, Java and JavaScript name them.</summary>
internal static class BfclSchema
{
    /// <summary>The functions: one object, a list of them, or <c>""</c> for none.</summary>
    /// <exception cref="UnderstudyException">When it is something else.</exception>
    public static ToolSet Tools(JsonElement functions)
    {
        JsonElement[] all = functions.ValueKind switch
        {
            JsonValueKind.Array => [.. functions.EnumerateArray()],
            JsonValueKind.Object => [functions],
            _ => [],
        };
        var tools = new JsonArray();
        foreach (JsonElement function in all)
        {
            var copy = JsonNode.Parse(function.GetRawText());
            if (copy is JsonObject described && described["parameters"] is JsonObject parameters)
            {
                Translate(parameters);
            }

            tools.Add(copy);
        }

        return ToolSet.Parse(tools.ToJsonString());
    }

    private static void Translate(JsonObject schema)
    {
        if (schema["type"] is JsonValue named && named.TryGetValue(out string? type))
        {
            string? known = type.ToLowerInvariant() switch
            {
                "dict" or "hashmap" or "object" => "object",
                "float" or "double" or "number" => "number",
                "integer" or "int" or "long" or "short" or "byte" => "integer",
                "tuple" or "array" or "arraylist" or "list" or "set" => "array",
                "string" or "char" => "string",
                "boolean" or "bool" => "boolean",
                _ => null, // "any", "": anything
            };
            if (known is null)
            {
                schema.Remove("type");
            }
            else
            {
                schema["type"] = known;
            }
        }

        // "optional" is no word of JSON Schema and "requried" none of any language; neither is read by the leaderboard.
        schema.Remove("optional");
        schema.Remove("requried");
        if (schema["default"] is JsonValue stated && stated.TryGetValue(out string? text) && text == "None")
        {
            schema.Remove("default");
        }

        foreach (JsonObject property in (schema["properties"] as JsonObject ?? []).Select(p => p.Value).OfType<JsonObject>())
        {
            Translate(property);
        }

        foreach (string part in (string[])["items", "additionalProperties"])
        {
            if (schema[part] is JsonObject inner)
            {
                Translate(inner);
            }
        }
    }
}
