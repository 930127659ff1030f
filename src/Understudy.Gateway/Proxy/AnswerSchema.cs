using System.Globalization;
using System.Text.Json;

namespace Understudy.Gateway;

/// <summary>
/// Whether a JSON text is valid by a JSON Schema, for what structured output allows of it. A keyword that is not known here makes the
/// answer unproven, and an unproven answer does not leave the gateway: the large model is asked.
/// </summary>
internal static class AnswerSchema
{
    private const int MaximumDepth = 32;
    private static readonly HashSet<string> Remarks = ["$schema", "$id", "$defs", "definitions", "title", "description", "default", "examples", "strict", "name", "$comment"];

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
                "json_schema" => format.TryGetProperty("json_schema", out JsonElement outer) && outer.ValueKind == JsonValueKind.Object && outer.TryGetProperty("schema", out JsonElement schema) && Valid(parsed.RootElement, schema, schema, 0),
                _ => false,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false; // the answer is no JSON, or the schema none
        }
    }

    private static bool Valid(JsonElement value, JsonElement schema, JsonElement root, int depth)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.ValueKind == JsonValueKind.True;
        }

        return schema.ValueKind == JsonValueKind.Object && depth < MaximumDepth && schema.EnumerateObject().All(keyword => Holds(value, keyword, schema, root, depth + 1));
    }

    private static bool Holds(JsonElement value, JsonProperty keyword, JsonElement schema, JsonElement root, int depth)
    {
        JsonElement rule = keyword.Value;
        return keyword.Name switch
        {
            "type" => rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(t => IsType(value, t.GetString())) : IsType(value, rule.GetString()),
            "enum" => rule.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
            "const" => JsonElement.DeepEquals(rule, value),
            "properties" => value.ValueKind != JsonValueKind.Object || rule.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out JsonElement member) || Valid(member, p.Value, root, depth)),
            "required" => value.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
            "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => IsNamed(schema, p.Name) || Valid(p.Value, rule, root, depth)),
            "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(i => Valid(i, rule, root, depth)),
            "anyOf" => rule.EnumerateArray().Any(s => Valid(value, s, root, depth)),
            "allOf" => rule.EnumerateArray().All(s => Valid(value, s, root, depth)),
            "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
            "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(),
            "minLength" => value.ValueKind != JsonValueKind.String || Length(value) >= rule.GetInt32(),
            "maxLength" => value.ValueKind != JsonValueKind.String || Length(value) <= rule.GetInt32(),
            "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(),
            "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(),
            "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() > rule.GetDouble(),
            "exclusiveMaximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() < rule.GetDouble(),
            "$ref" => Resolve(rule.GetString(), root) is { } target && Valid(value, target, root, depth),
            _ => Remarks.Contains(keyword.Name),
        };
    }

    private static int Length(JsonElement text) => new StringInfo(text.GetString()!).LengthInTextElements;

    private static bool IsNamed(JsonElement schema, string name) => schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(name, out _);

    private static JsonElement? Resolve(string? reference, JsonElement root)
    {
        if (reference is null || !reference.StartsWith('#'))
        {
            return null;
        }

        JsonElement at = root;
        foreach (string step in reference[1..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out at))
            {
                return null;
            }
        }

        return at;
    }

    private static bool IsType(JsonElement value, string? type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number) && decimal.Truncate(number) == number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
