using System.Text.Json;

namespace Understudy.Core;

/// <summary>One reason why a call is not valid by its function's schema.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">In words, with the argument's name.</param>
public sealed record CallFault(CallFaultKind Kind, string Message)
{
    /// <summary>
    /// Everything that is wrong with a call, argument by argument; empty exactly when <see cref="ToolSet.Fault"/> finds nothing.
    /// </summary>
    /// <param name="tools">The functions on offer.</param>
    /// <param name="call">The call.</param>
    public static IReadOnlyList<CallFault> Of(ToolSet tools, ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(tools);
        if (tools.Fault(call) is not { } fault)
        {
            return [];
        }

        if (!tools.Names.Contains(call.Name))
        {
            return [new CallFault(CallFaultKind.Function, fault)];
        }

        try
        {
            using JsonDocument arguments = JsonDocument.Parse(call.Arguments);
            if (arguments.RootElement.ValueKind != JsonValueKind.Object || tools.Parameters(call.Name) is not { } schema)
            {
                return [new CallFault(CallFaultKind.Arguments, fault)];
            }

            List<CallFault> faults = [.. Missing(schema, arguments.RootElement), .. Given(schema, arguments.RootElement)];
            return faults.Count > 0 ? faults : [new CallFault(CallFaultKind.Value, fault)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [new CallFault(CallFaultKind.Arguments, fault)];
        }
    }

    private static IEnumerable<CallFault> Missing(JsonElement schema, JsonElement arguments) =>
        schema.TryGetProperty("required", out JsonElement required) && required.ValueKind == JsonValueKind.Array
            ? required.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.String && !arguments.TryGetProperty(r.GetString()!, out _))
                .Select(r => new CallFault(CallFaultKind.MissingArgument, $"the required argument '{r.GetString()}' is left out"))
            : [];

    private static IEnumerable<CallFault> Given(JsonElement schema, JsonElement arguments)
    {
        bool isClosed = schema.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.False;
        JsonElement properties = schema.TryGetProperty("properties", out JsonElement named) && named.ValueKind == JsonValueKind.Object ? named : default;
        foreach (JsonProperty argument in arguments.EnumerateObject())
        {
            if (properties.ValueKind != JsonValueKind.Object || !properties.TryGetProperty(argument.Name, out JsonElement rule))
            {
                if (isClosed)
                {
                    yield return new CallFault(CallFaultKind.ExtraArgument, $"the schema knows no argument '{argument.Name}'");
                }
            }
            else if (!JsonSchema.IsValid(argument.Value, rule, schema))
            {
                bool isType = rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("type", out JsonElement type) && !JsonSchema.IsValid(argument.Value, OnlyType(type));
                yield return isType
                    ? new CallFault(CallFaultKind.Type, $"the argument '{argument.Name}' is {Named(argument.Value)}; the schema says {rule.GetProperty("type").GetRawText().Replace("\"", "", StringComparison.Ordinal)}")
                    : new CallFault(CallFaultKind.Value, $"the argument '{argument.Name}' has a value that its schema does not allow or that cannot be proven allowed");
            }
        }
    }

    private static JsonElement OnlyType(JsonElement type)
    {
        using JsonDocument document = JsonDocument.Parse($"{{\"type\":{type.GetRawText()}}}");
        return document.RootElement.Clone();
    }

    private static string Named(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a truth value",
    };
}
