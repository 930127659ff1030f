using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using Understudy.Core;

namespace Understudy.Testing.Schemas;

/// <summary>
/// Makes JSON Schemas by chance, of every keyword that constrained decoding follows, nested and holding themselves; at least one value
/// meets each. Same seed, same schemas.
/// </summary>
public sealed class RandomSchema
{
    private const int MostDepth = 4;

    private static readonly string[] Names = ["a", "ab", "abc", "b", "Z", "city", "date_from", "naïve", "日本", "q\"uote", "back\\slash", "", " ", "a/b", "a~1b", "tab\there", "🎉", "x\u2028y", "kind0"];
    private static readonly string[] Texts = ["", "x", "Berlin", "Zoë", "日本語", "🎉", "say \"hi\"", "a\\b", "line\nbreak", "\u0001", "\u2028", "a/b<c>&'", "ß", "e\u0301"];
    private static readonly string[] Patterns = ["^[A-Z]{2,4}$", "^\\d{3}-\\d{2}$", "^(red|green|blue)+$", "a+b", "^#[0-9a-fA-F]{6}$", "^[^\"]{1,8}$", ".x.", "^\\w+( \\w+)*$", "^$|^\\S{2}$", "[äöü]", "^.{0,3}$"];
    private static readonly string[] Formats = ["date", "time", "date-time", "uuid", "email"];
    private readonly SeededRandom _random;
    private int _definitions;

    private RandomSchema(SeededRandom random) => _random = random;

    /// <summary>A schema.</summary>
    public static JsonElement Next(SeededRandom random) => Finish(new RandomSchema(random), isObject: false);

    /// <summary>A set of 1 to 6 functions.</summary>
    public static JsonElement NextTools(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var tools = new JsonArray();
        int count = 1 + random.Next(6);
        for (int i = 0; i < count; i++)
        {
            var function = new JsonObject { ["name"] = $"{(i % 2 == 0 ? "get" : "get_")}{Names[random.Next(Names.Length)]}{i}" };
            if (random.Next(8) > 0)
            {
                function["parameters"] = JsonNode.Parse(Finish(new RandomSchema(random), isObject: true).GetRawText());
            }

            tools.Add(new JsonObject { ["type"] = "function", ["function"] = function });
        }

        return JsonSerializer.SerializeToElement(tools);
    }

    private static JsonElement Finish(RandomSchema made, bool isObject)
    {
        JsonNode schema = isObject ? made.Object(0) : made.Any(0);
        if (made._definitions > 0 && schema is JsonObject root)
        {
            var definitions = new JsonObject { ["node"] = made.Node() };
            for (int i = 1; i < made._definitions; i++)
            {
                definitions[Key(i)] = made.Simple();
            }

            root["$defs"] = definitions;
        }

        return JsonSerializer.SerializeToElement(schema);
    }

    private static string Key(int i) => "d" + i.ToString(CultureInfo.InvariantCulture);

    private bool Chance(int of) => _random.Next(of) == 0;

    private string One(string[] of) => of[_random.Next(of.Length)];

    private JsonNode Any(int depth)
    {
        if (depth >= MostDepth)
        {
            return Simple();
        }

        return _random.Next(12) switch
        {
            0 or 1 or 2 or 3 => Object(depth),
            4 or 5 => List(depth),
            6 => new JsonObject { ["anyOf"] = new JsonArray(Any(depth + 1), Any(depth + 1), Simple()) },
            7 => OneOf(depth),
            8 => AllOf(depth),
            9 => Reference(),
            _ => Simple(),
        };
    }

    private JsonObject Object(int depth)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        int count = _random.Next(6);
        for (int i = 0; i < count; i++)
        {
            string name = One(Names);
            if (!properties.ContainsKey(name))
            {
                properties[name] = Any(depth + 1);
                if (Chance(2))
                {
                    required.Add(name);
                }
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required };
        switch (_random.Next(4))
        {
            case 0:
                schema["additionalProperties"] = false;
                break;
            case 1:
                schema["additionalProperties"] = new JsonObject { ["type"] = "string" };
                break;
        }

        if (Chance(6) && schema["additionalProperties"] is null && !properties.ContainsKey("extra"))
        {
            required.Add("extra"); // declared nowhere else
        }

        return schema;
    }

    private JsonObject List(int depth)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Any(depth + 1) };
        int least = _random.Next(3);
        if (Chance(2))
        {
            schema["minItems"] = least;
        }

        if (Chance(2))
        {
            schema["maxItems"] = least + _random.Next(3);
        }

        if (Chance(8))
        {
            schema.Remove("items");
        }

        return schema;
    }

    private JsonObject OneOf(int depth)
    {
        if (Chance(2))
        {
            return new JsonObject { ["oneOf"] = new JsonArray(Text(), Number(), new JsonObject { ["type"] = "null" }) };
        }

        var branches = new JsonArray();
        for (int i = 0; i < 3; i++)
        {
            JsonObject branch = Object(depth + 1);
            branch["properties"]!["kind"] = i == 2 ? new JsonObject { ["enum"] = new JsonArray("k2", "k3") } : new JsonObject { ["const"] = $"k{i}" };
            branch["required"]!.AsArray().Add("kind");
            branches.Add(branch);
        }

        return new JsonObject { ["oneOf"] = branches };
    }

    private JsonObject AllOf(int depth)
    {
        if (Chance(2))
        {
            int low = _random.Next(50);
            return new JsonObject { ["allOf"] = new JsonArray(new JsonObject { ["type"] = "integer", ["minimum"] = low }, new JsonObject { ["maximum"] = low + _random.Next(90) }) };
        }

        JsonObject one = Object(depth + 1), other = Object(depth + 1);
        one.Remove("additionalProperties");
        other.Remove("additionalProperties");
        foreach (string name in one["properties"]!.AsObject().Select(p => p.Key).ToList())
        {
            other["properties"]!.AsObject().Remove(name);
        }

        return new JsonObject { ["allOf"] = new JsonArray(one, other), ["description"] = "both" };
    }

    private JsonObject Reference()
    {
        int definition = _random.Next(3);
        _definitions = Math.Max(_definitions, definition + 1);
        return new JsonObject { ["$ref"] = definition == 0 ? "#/$defs/node" : $"#/$defs/{Key(definition)}" };
    }

    private JsonObject Node() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["value"] = Simple(),
            ["next"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/$defs/node" }, new JsonObject { ["type"] = "null" }) },
            ["children"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/$defs/node" } },
        },
        ["required"] = Chance(2) ? new JsonArray("value", "next") : new JsonArray("value"),
        ["additionalProperties"] = false,
    };

    private JsonNode Simple() => _random.Next(12) switch
    {
        0 or 1 or 2 => Text(),
        3 or 4 or 5 => Number(),
        6 => new JsonObject { ["type"] = "boolean" },
        7 => new JsonObject { ["type"] = "null" },
        8 => new JsonObject { ["type"] = new JsonArray("string", "integer", "null") },
        9 => new JsonObject { ["enum"] = new JsonArray(One(Texts), One(Texts), _random.Next(100), 1.50, true, null, new JsonObject { ["b"] = 1, ["a"] = new JsonArray(2) }) },
        10 => new JsonObject { ["const"] = One(Texts) },
        _ => Chance(2) ? new JsonObject() : JsonValue.Create(true),
    };

    private JsonObject Text()
    {
        var schema = new JsonObject { ["type"] = "string" };
        switch (_random.Next(6))
        {
            case 0:
                schema["format"] = One(Formats);
                break;
            case 1:
                schema["pattern"] = One(Patterns);
                break;
            case 2:
                schema["minLength"] = _random.Next(6);
                schema["maxLength"] = 5 + _random.Next(20);
                break;
            case 3:
                schema["pattern"] = "^[a-z]+$";
                schema["minLength"] = _random.Next(3);
                schema["maxLength"] = 3 + _random.Next(4);
                break;
            case 4:
                schema[Chance(2) ? "minLength" : "maxLength"] = _random.Next(4);
                break;
        }

        return schema;
    }

    private JsonObject Number()
    {
        var schema = new JsonObject { ["type"] = Chance(2) ? "integer" : "number" };
        double low = Math.Round((_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(6)), _random.Next(4));
        if (Chance(2))
        {
            schema[Chance(3) ? "exclusiveMinimum" : "minimum"] = low;
        }

        if (Chance(2))
        {
            schema[Chance(3) ? "exclusiveMaximum" : "maximum"] = low + 25 + _random.Next(1000);
        }

        if (Chance(3))
        {
            schema["multipleOf"] = JsonNode.Parse(One(["1", "2", "5", "7", "0.5", "0.01", "0.25", "10"]));
        }

        return schema;
    }
}
