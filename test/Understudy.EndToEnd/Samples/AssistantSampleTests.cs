using System.Globalization;
using System.Security.Cryptography;
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
    public void Provenance_has_not_changed_since_it_was_hashed()
    {
        string[] sums = File.ReadAllLines(Path.Combine(Provenance, "SHA256SUMS"));

        Assert.Equal(47, sums.Length);
        Assert.All(sums, line =>
        {
            string[] parts = line.Split("  ", 2);
            Assert.Equal(parts[0], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Provenance, parts[1])))));
        });
    }

    [Fact]
    public void Calls_repeat_exactly_what_was_given_answered_and_intended()
    {
        Dictionary<string, JsonElement> answered = Rows("answered").ToDictionary(r => r.GetProperty("id").GetString()!, StringComparer.Ordinal);
        Dictionary<string, string> given = Rows("given").ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("message").GetString()!, StringComparer.Ordinal);
        Dictionary<string, JsonElement> written = Rows("written").ToDictionary(r => r.GetProperty("message").GetString()!, StringComparer.Ordinal);
        int calls = 0;
        foreach (string line in File.ReadLines(Repository.PathOf("samples", "assistant", "calls.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement call = document.RootElement, message = call.GetProperty("response").GetProperty("choices")[0].GetProperty("message");
            string id = call.GetProperty("id").GetString()!;
            Assert.Equal(given[id], call.GetProperty("request").GetProperty("messages")[1].GetProperty("content").GetString());
            Assert.True(JsonElement.DeepEquals(written[given[id]].GetProperty("intended"), call.GetProperty("gold")), id);
            JsonElement[] made = message.TryGetProperty("tool_calls", out JsonElement found) ? [.. found.EnumerateArray().Select(c => c.GetProperty("function"))] : [];
            Assert.Equal(
                answered[id].GetProperty("calls").EnumerateArray().Select(c => (c.GetProperty("name").GetString(), JsonSerializer.Serialize(c.GetProperty("arguments")))),
                made.Select(f => (f.GetProperty("name").GetString(), JsonSerializer.Serialize(JsonDocument.Parse(f.GetProperty("arguments").GetString()!).RootElement))));
            calls++;
        }

        Assert.Equal((given.Count, answered.Count, written.Count), (calls, calls, calls));
    }

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
