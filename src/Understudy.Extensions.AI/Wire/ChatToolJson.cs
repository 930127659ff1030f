using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Extensions.AI;

namespace Understudy.Extensions.AI;

/// <summary>Tools, tool choice and schemas as the official .NET client sends them.</summary>
internal static class ChatToolJson
{
    /// <summary>Keywords that structured output does not take; they become part of the description.</summary>
    private static readonly string[] Told = ["contentEncoding", "contentMediaType", "not", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "multipleOf", "patternProperties", "minItems", "maxItems"];

    private static readonly AIJsonSchemaTransformOptions Strict = new() { DisallowAdditionalProperties = true, ConvertBooleanSchemas = true, MoveDefaultKeywordToDescription = true, RequireAllProperties = true, TransformSchemaNode = (_, node) => Tell(node) };

    /// <summary>Writes the tools that an application offers, and which of them are to be called.</summary>
    public static void Write(Utf8JsonWriter json, ChatOptions options)
    {
        AIFunctionDeclaration[] functions = [.. (options.Tools ?? []).OfType<AIFunctionDeclaration>()];
        if (functions.Length == 0)
        {
            return;
        }

        json.WriteStartArray("tools");
        foreach (AIFunctionDeclaration function in functions)
        {
            bool? strict = IsStrict(function.AdditionalProperties) ?? IsStrict(options.AdditionalProperties);
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("description", function.Description);
            json.WriteString("name", function.Name);
            json.WritePropertyName("parameters");
            WriteParameters(json, strict == true ? Strictly(function.JsonSchema) : function.JsonSchema);
            if (strict is { } asked)
            {
                json.WriteBoolean("strict", asked);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteChoice(json, options.ToolMode);
        if (options.AllowMultipleToolCalls is { } several)
        {
            json.WriteBoolean("parallel_tool_calls", several);
        }
    }

    /// <summary>Whether strict obedience is asked for; null when nothing says.</summary>
    public static bool? IsStrict(IReadOnlyDictionary<string, object?>? properties) => properties?.TryGetValue("strict", out object? value) == true && value is bool strict ? strict : null;

    /// <summary>A schema in the form that structured output takes.</summary>
    public static JsonElement Strictly(JsonElement schema) => AIJsonUtilities.TransformSchema(schema, Strict);

    private static void WriteParameters(Utf8JsonWriter json, JsonElement schema)
    {
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        if (schema.TryGetProperty("required", out JsonElement required) && required.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement name in required.EnumerateArray())
            {
                name.WriteTo(json);
            }
        }

        json.WriteEndArray();
        json.WriteStartObject("properties");
        if (schema.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                property.WriteTo(json);
            }
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter json, ChatToolMode? mode)
    {
        switch (mode)
        {
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                json.WriteStartObject("tool_choice");
                json.WriteString("type", "function");
                json.WriteStartObject("function");
                json.WriteString("name", name);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case RequiredChatToolMode:
                json.WriteString("tool_choice", "required");
                break;
            case NoneChatToolMode:
                json.WriteString("tool_choice", "none");
                break;
            default:
                json.WriteString("tool_choice", "auto");
                break;
        }
    }

    private static JsonNode Tell(JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        string? told = null;
        foreach (string keyword in Told)
        {
            if (schema.TryGetPropertyValue(keyword, out JsonNode? value))
            {
                schema.Remove(keyword);
                told = $"{(told is null ? "" : told + "\n")}{keyword}: {value?.ToJsonString().Trim('"')}";
            }
        }

        if (told is not null)
        {
            schema["description"] = schema["description"]?.GetValue<string>() is { Length: > 0 } description ? $"{description}\n{told}" : told;
        }

        return schema;
    }
}
