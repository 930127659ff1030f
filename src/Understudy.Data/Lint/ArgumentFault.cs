using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Why arguments have no canonical text.</summary>
internal static class ArgumentFault
{
    /// <summary>The reason; null where there is a text.</summary>
    public static (LintKind Kind, string Message)? Of(ToolCall call)
    {
        if (CallText.Of([call]) is not null)
        {
            return null;
        }

        string name = Excerpt.Of(call.Name, 60);
        try
        {
            using JsonDocument arguments = JsonDocument.Parse(call.Arguments);
            return arguments.RootElement.ValueKind != JsonValueKind.Object ? (LintKind.ArgumentsNoObject, $"{name}: the arguments are {arguments.RootElement.ValueKind}, not an object")
                : Repeats(arguments.RootElement) is { } repeated ? (LintKind.DuplicateNames, $"{name}: the arguments name '{Excerpt.Of(repeated, 60)}' twice")
                : (LintKind.ArgumentsUnreadable, $"{name}: the arguments hold half of a surrogate pair");
        }
        catch (JsonException)
        {
            return IsDeep(call.Arguments)
                ? (LintKind.ArgumentsUnreadable, $"{name}: the arguments nest deeper than 64")
                : (LintKind.ArgumentsNoJson, $"{name}: the arguments are no JSON: “{Excerpt.Of(call.Arguments, 60)}”");
        }
        catch (InvalidOperationException)
        {
            return (LintKind.ArgumentsUnreadable, $"{name}: the arguments hold half of a surrogate pair");
        }
    }

    /// <summary>Whether it is only the depth that keeps a text from being read.</summary>
    private static bool IsDeep(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 100_000 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Repeats(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Select(Repeats).FirstOrDefault(r => r is not null);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!seen.Add(property.Name))
            {
                return property.Name;
            }

            if (Repeats(property.Value) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }
}
