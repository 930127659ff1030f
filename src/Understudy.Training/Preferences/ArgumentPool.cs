using System.Text.Json;
using System.Text.Json.Nodes;

using Understudy.Core;

namespace Understudy.Training;

/// <summary>What functions are called with in known calls and, where schemas state it, may be called with. Immutable.</summary>
internal sealed class ArgumentPool
{
    private readonly ToolSet _tools;
    private readonly SortedDictionary<string, List<JsonObject>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Function, string Argument), string[]> _values = [];

    /// <summary>Collects.</summary>
    /// <param name="calls">Canonical texts of calls.</param>
    /// <param name="tools">The functions on offer.</param>
    public ArgumentPool(IEnumerable<string> calls, ToolSet tools)
    {
        _tools = tools;
        var values = new Dictionary<(string, string), SortedSet<string>>();
        foreach (string text in calls.Distinct(StringComparer.Ordinal))
        {
            foreach (ToolCall call in CallText.Read(text) ?? throw new ArgumentException($"'{text}' is no canonical text of calls.", nameof(calls)))
            {
                JsonObject arguments = JsonNode.Parse(call.Arguments)!.AsObject();
                (_calls.TryGetValue(call.Name, out List<JsonObject>? held) ? held : _calls[call.Name] = []).Add(arguments);
                foreach ((string name, JsonNode? value) in arguments)
                {
                    Add(call.Name, name, value?.ToJsonString() ?? "null");
                }
            }
        }

        foreach (string function in tools.Names)
        {
            foreach ((string name, string value) in Stated(tools.Parameters(function)))
            {
                Add(function, name, value);
            }
        }

        foreach ((var key, SortedSet<string> held) in values)
        {
            _values[key] = [.. held];
        }

        void Add(string function, string argument, string value) =>
            (values.TryGetValue((function, argument), out SortedSet<string>? held) ? held : values[(function, argument)] = new(StringComparer.Ordinal)).Add(value);
    }

    /// <summary>Functions that are called, in ordinal order.</summary>
    public IReadOnlyCollection<string> Functions => _calls.Keys;

    /// <summary>Arguments of the calls of a function, none where it is never called.</summary>
    public IReadOnlyList<JsonObject> Calls(string function) => _calls.TryGetValue(function, out List<JsonObject>? held) ? held : [];

    /// <summary>Values of an argument, as JSON.</summary>
    public IReadOnlyList<string> Values(string function, string argument) => _values.TryGetValue((function, argument), out string[]? held) ? held : [];

    /// <summary>Arguments of a function that have a value here, in ordinal order.</summary>
    public IEnumerable<string> Arguments(string function) => _values.Keys.Where(k => k.Function == function).Select(k => k.Argument).Order(StringComparer.Ordinal);

    /// <summary>Whether an argument may be left out: by the schema or, without one, because some call leaves it out.</summary>
    public bool IsOptional(string function, string argument) => _tools.Parameters(function) is { } schema
        ? !(schema.TryGetProperty("required", out JsonElement required) && required.ValueKind == JsonValueKind.Array && required.EnumerateArray().Any(r => r.ValueKind == JsonValueKind.String && r.ValueEquals(argument)))
        : Calls(function).Any(c => !c.ContainsKey(argument));

    private static IEnumerable<(string Argument, string Value)> Stated(JsonElement? schema)
    {
        if (schema is not { } s || !s.TryGetProperty("properties", out JsonElement properties) || properties.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (JsonProperty property in properties.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object))
        {
            if (property.Value.TryGetProperty("enum", out JsonElement allowed) && allowed.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement value in allowed.EnumerateArray())
                {
                    yield return (property.Name, value.GetRawText());
                }
            }
            else if (property.Value.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("boolean"))
            {
                yield return (property.Name, "false");
                yield return (property.Name, "true");
            }
        }
    }
}
