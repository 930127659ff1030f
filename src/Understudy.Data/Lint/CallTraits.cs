using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>What calls have that is easily lost on the way.</summary>
internal static class CallTraits
{
    /// <summary>The index of "text beside calls".</summary>
    public const int ContentBesides = 1;

    private const int Parallel = 0, Repeated = 2, NoArguments = 3, Nulls = 4, Nested = 5, NonAscii = 6, LineSeparators = 7, Astral = 8, LongNumbers = 9, Escapes = 10;
    private const int MostDigits = 15;

    /// <summary>The traits in words, by index.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "parallel calls", "text beside calls", "the same call twice", "no arguments", "null arguments", "nested arguments", "letters beyond ASCII", "line separators (U+2028, U+2029)",
        "characters beyond 16 bits", "numbers of more than 15 digits", "quotes, backslashes and control characters",
    ];

    /// <summary>The traits that calls have.</summary>
    public static SortedSet<int> Of(IReadOnlyList<ToolCall> calls, string? content)
    {
        var traits = new SortedSet<int>();
        Add(traits, Parallel, calls.Count > 1);
        Add(traits, ContentBesides, !string.IsNullOrWhiteSpace(content));
        Add(traits, Repeated, calls.Count > 1 && calls.Select(c => CallText.Of([c])).Distinct(StringComparer.Ordinal).Count() < calls.Count);
        foreach (ToolCall call in calls)
        {
            Look(call.Name, traits);
            using JsonDocument arguments = JsonDocument.Parse(call.Arguments);
            Add(traits, NoArguments, arguments.RootElement.GetPropertyCount() == 0);
            foreach (JsonProperty argument in arguments.RootElement.EnumerateObject())
            {
                Look(argument.Name, traits);
                Add(traits, Nested, argument.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array);
                Look(argument.Value, traits);
            }
        }

        return traits;
    }

    private static void Look(JsonElement value, SortedSet<int> traits)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                traits.Add(Nulls);
                break;
            case JsonValueKind.String:
                Look(value.GetString()!, traits);
                break;
            case JsonValueKind.Number:
                Add(traits, LongNumbers, value.GetRawText().Count(char.IsAsciiDigit) > MostDigits);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Look(item, traits);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    Look(property.Name, traits);
                    Look(property.Value, traits);
                }

                break;
        }
    }

    private static void Look(string text, SortedSet<int> traits)
    {
        foreach (char c in text)
        {
            Add(traits, NonAscii, c > 0x7F);
            Add(traits, LineSeparators, c is '\u2028' or '\u2029');
            Add(traits, Astral, char.IsSurrogate(c));
            Add(traits, Escapes, c is '"' or '\\' || char.IsControl(c));
        }
    }

    private static void Add(SortedSet<int> traits, int trait, bool has)
    {
        if (has)
        {
            traits.Add(trait);
        }
    }
}
