using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Understudy.Core;

/// <summary>
/// Whether a JSON value is valid by a JSON Schema, for what tools and structured output use of it. A keyword that is not known here, or
/// nesting deeper than 32 (a cycle of <c>$ref</c>), makes a value unproven, and an unproven value is not valid.
/// </summary>
public static class JsonSchema
{
    /// <summary>Parts within parts that are looked into.</summary>
    public const int MaximumDepth = 32;

    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(100);
    private static readonly HashSet<string> Remarks = ["$schema", "$id", "$defs", "definitions", "title", "description", "default", "examples", "strict", "name", "$comment"];

    /// <summary>Whether the value is proven valid.</summary>
    /// <param name="value">Any JSON.</param>
    /// <param name="schema">The schema, the root of its references.</param>
    public static bool IsValid(JsonElement value, JsonElement schema) => IsValid(value, schema, schema);

    /// <summary>The same by a part of a schema.</summary>
    /// <param name="value">Any JSON.</param>
    /// <param name="schema">The part.</param>
    /// <param name="root">The schema that is the root of its references.</param>
    /// <param name="depth">How many parts are around it, 0 or more: from <see cref="MaximumDepth"/> on everything is unproven.</param>
    public static bool IsValid(JsonElement value, JsonElement schema, JsonElement root, int depth = 0)
    {
        try
        {
            return Valid(value, schema, root, depth);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return false; // the schema is none
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
            "oneOf" => rule.EnumerateArray().Count(s => Valid(value, s, root, depth)) == 1,
            "allOf" => rule.EnumerateArray().All(s => Valid(value, s, root, depth)),
            "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
            "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(),
            "minLength" => value.ValueKind != JsonValueKind.String || Length(value) >= rule.GetInt32(),
            "maxLength" => value.ValueKind != JsonValueKind.String || Length(value) <= rule.GetInt32(),
            "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(),
            "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(),
            "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() > rule.GetDouble(),
            "exclusiveMaximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() < rule.GetDouble(),
            "multipleOf" => value.ValueKind != JsonValueKind.Number || (value.TryGetDecimal(out decimal number) && rule.TryGetDecimal(out decimal step) && step > 0 && number % step == 0),
            "format" => value.ValueKind != JsonValueKind.String || HasFormat(value.GetString()!, rule.GetString()),
            "pattern" => value.ValueKind != JsonValueKind.String || Matches(value.GetString()!, rule.GetString()!),
            "$ref" => Resolve(rule.GetString(), root) is { } target && Valid(value, target, root, depth),
            _ => Remarks.Contains(keyword.Name),
        };
    }

    /// <summary>Formats that can be told from the text alone; any other is unproven.</summary>
    private static bool HasFormat(string text, string? format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "time" => TimeOnly.TryParseExact(text.TrimEnd('Z'), ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.Length > 10 && text[10] is 'T' or 't' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "email" => text.IndexOf('@', StringComparison.Ordinal) is > 0 and int at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace),
        _ => false,
    };

    /// <summary>Patterns that cannot be matched in linear time are unproven.</summary>
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, PatternTime);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static int Length(JsonElement text) => new StringInfo(text.GetString()!).LengthInTextElements;

    private static bool IsNamed(JsonElement schema, string name) => schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(name, out _);

    /// <summary>What a reference within the schema leads to; null when it leads nowhere.</summary>
    /// <param name="reference"><c>#</c> and a JSON pointer; anything else leads nowhere.</param>
    /// <param name="root">The schema.</param>
    public static JsonElement? Resolve(string? reference, JsonElement root)
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
