using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Samples;

/// <summary>What the assistant's written requests promise: calls that their functions accept, and messages given without them.</summary>
public sealed partial class AssistantSampleTests
{
    private static readonly string Provenance = Repository.PathOf("samples", "assistant", "provenance");

    [Fact]
    public void Every_intended_or_accepted_call_is_valid_for_its_function()
    {
        Dictionary<string, JsonElement> schemas = Tools();

        Assert.Equal(12, schemas.Count);
        Assert.All(Rows("written"), row =>
        {
            foreach (JsonElement call in Alternatives(row).SelectMany(a => a.EnumerateArray()))
            {
                string name = call.GetProperty("name").GetString()!;
                Check(call.GetProperty("arguments"), schemas[name], $"{row.GetProperty("id")} {name}");
            }
        });
    }

    [Fact]
    public void Intended_calls_are_the_functions_of_the_plan() =>
        Assert.All(Rows("written"), row => Assert.Equal(
            row.GetProperty("plan").GetProperty("functions").EnumerateArray().Select(f => f.GetString()),
            row.GetProperty("intended").EnumerateArray().Select(c => c.GetProperty("name").GetString())));

    [Fact]
    public void Messages_and_numbers_are_unique()
    {
        JsonElement[] rows = Rows("written");

        Assert.True(rows.Length >= 1500, $"{rows.Length} rows");
        Assert.Equal(rows.Length, rows.Select(r => r.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(rows.Length, rows.Select(r => Plain().Replace(r.GetProperty("message").GetString()!.ToLowerInvariant(), " ").Trim()).Distinct().Count());
    }

    [Fact]
    public void Labellers_were_given_every_message_under_a_new_number_and_nothing_else()
    {
        JsonElement[] given = Rows("given");

        Assert.All(given, row => Assert.Equal(["id", "message"], row.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(given.Length, given.Select(r => r.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(
            Rows("written").Select(r => r.GetProperty("message").GetString()).Order(StringComparer.Ordinal),
            given.Select(r => r.GetProperty("message").GetString()).Order(StringComparer.Ordinal));
    }

    private static void Check(JsonElement value, JsonElement schema, string where)
    {
        string type = schema.GetProperty("type").GetString()!;
        JsonValueKind kind = value.ValueKind;
        bool right = type switch
        {
            "object" => kind == JsonValueKind.Object,
            "array" => kind == JsonValueKind.Array,
            "string" => kind == JsonValueKind.String && value.GetString()!.Length > 0,
            "integer" => kind == JsonValueKind.Number && value.TryGetInt32(out _),
            "number" => kind == JsonValueKind.Number,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            _ => false,
        };
        Assert.True(right, $"{where}: {value} is not of type {type}");
        if (schema.TryGetProperty("enum", out JsonElement choices))
        {
            Assert.Contains(value.GetString(), choices.EnumerateArray().Select(c => c.GetString()));
        }

        if (schema.TryGetProperty("format", out _))
        {
            Assert.True(DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), $"{where}: {value} is no date");
        }

        if (type == "array")
        {
            Assert.True(value.GetArrayLength() > 0, $"{where} is empty");
            Assert.All(value.EnumerateArray(), item => Check(item, schema.GetProperty("items"), where));
        }

        if (type == "object")
        {
            JsonElement properties = schema.GetProperty("properties");
            Assert.All(schema.GetProperty("required").EnumerateArray(), r => Assert.True(value.TryGetProperty(r.GetString()!, out _), $"{where} lacks {r}"));
            foreach (JsonProperty argument in value.EnumerateObject())
            {
                Assert.True(properties.TryGetProperty(argument.Name, out JsonElement of), $"{where} has no {argument.Name}");
                Check(argument.Value, of, $"{where}.{argument.Name}");
            }
        }
    }

    private static Dictionary<string, JsonElement> Tools() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Provenance, "tools.json"))).RootElement
        .EnumerateArray().Select(t => t.GetProperty("function")).ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("parameters"));

    private static IEnumerable<JsonElement> Alternatives(JsonElement row) => row.TryGetProperty("accepted", out JsonElement others)
        ? [row.GetProperty("intended"), .. others.EnumerateArray()]
        : [row.GetProperty("intended")];

    private static JsonElement[] Rows(string folder) => [.. Directory.GetFiles(Path.Combine(Provenance, folder), "*.jsonl").Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines).Select(l => JsonDocument.Parse(l).RootElement)];

    [GeneratedRegex("[^\\p{L}\\p{N}]+")]
    private static partial Regex Plain();
}
