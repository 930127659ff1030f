using System.Text.Json;

namespace Understudy.Core;

/// <summary>The functions that a request offers, in OpenAI's <c>tools</c> form (or the older <c>functions</c>). Immutable.</summary>
public sealed class ToolSet
{
    private readonly Dictionary<string, JsonElement> _parameters = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    private ToolSet(JsonElement json) => Json = json;

    /// <summary>The array as it was given.</summary>
    public JsonElement Json { get; }

    /// <summary>The functions' names, in the order given.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Reads the functions.</summary>
    /// <param name="json">An array of <c>{"type":"function","function":{"name","parameters"}}</c> or of <c>{"name","parameters"}</c>.</param>
    /// <exception cref="UnderstudyException">When it is something else, or a name is given twice.</exception>
    public static ToolSet Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            throw Wrong($"expected an array; found {json.ValueKind}");
        }

        var set = new ToolSet(json.Clone());
        int index = 0;
        foreach (JsonElement tool in set.Json.EnumerateArray())
        {
            JsonElement function = tool.ValueKind == JsonValueKind.Object && tool.TryGetProperty("function", out JsonElement inner) ? inner : tool;
            if (function.ValueKind != JsonValueKind.Object || !function.TryGetProperty("name", out JsonElement name) || name.ValueKind != JsonValueKind.String)
            {
                throw Wrong($"tool {index} has no function with a name");
            }

            if (!set._parameters.TryAdd(name.GetString()!, function.TryGetProperty("parameters", out JsonElement parameters) ? parameters : default))
            {
                throw Wrong($"the function '{name.GetString()}' is given twice");
            }

            set._names.Add(name.GetString()!);
            index++;
        }

        return set;
    }

    /// <summary>Reads the functions from a JSON text.</summary>
    /// <exception cref="UnderstudyException">When it is no such JSON.</exception>
    public static ToolSet Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw Wrong(e.Message);
        }
    }

    /// <summary>Functions of which nothing but the names is known.</summary>
    public static ToolSet Named(IEnumerable<string> names) => Parse(JsonSerializer.Serialize(names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(n => new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = n })));

    /// <summary>The JSON Schema of a function's arguments; null when the function is not offered or states none.</summary>
    public JsonElement? Parameters(string function) => _parameters.TryGetValue(function, out JsonElement schema) && schema.ValueKind is JsonValueKind.Object ? schema : null;

    /// <summary>Why a call is not valid: no such function, arguments that are no object or not by the schema. Null when it is.</summary>
    public string? Fault(ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!_parameters.ContainsKey(call.Name))
        {
            return $"there is no function '{call.Name}'";
        }

        try
        {
            using JsonDocument arguments = JsonDocument.Parse(call.Arguments);
            return arguments.RootElement.ValueKind != JsonValueKind.Object ? "the arguments are no JSON object"
                : Parameters(call.Name) is { } schema && !JsonSchema.IsValid(arguments.RootElement, schema) ? "the arguments do not meet the function's schema"
                : null;
        }
        catch (JsonException)
        {
            return "the arguments are no JSON";
        }
    }

    private static UnderstudyException Wrong(string what) => new(ErrorCode.InputUnreadable, $"The tools are not in OpenAI's form: {what}. Expected [{{\"type\":\"function\",\"function\":{{\"name\":…,\"parameters\":{{…}}}}}}].");
}
