using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Schemas that all hold of one value: <c>allOf</c> and <c>$ref</c> are resolved into it, choices are kept apart. Immutable.</summary>
internal sealed class SchemaConjunction
{
    private readonly JsonElement _root;

    private SchemaConjunction(JsonElement root, IReadOnlyList<SchemaPart> parts, IReadOnlyList<SchemaChoice> choices, bool isImpossible)
    {
        (_root, Parts, Choices, IsImpossible) = (root, parts, choices, isImpossible);
        Key = isImpossible ? "false" : string.Join(' ', parts.Select(p => $"{p.Pointer}@{p.Depth}").Order(StringComparer.Ordinal));
        Kinds = isImpossible ? ValueKinds.None : parts.Aggregate(ValueKinds.All, (kinds, part) => kinds & KindsOf(part));
    }

    /// <summary>The schemas, each an object.</summary>
    public IReadOnlyList<SchemaPart> Parts { get; }

    /// <summary>Choices that are not made yet.</summary>
    public IReadOnlyList<SchemaChoice> Choices { get; }

    /// <summary>Whether no value can meet it, for one holds nothing or is too deep.</summary>
    public bool IsImpossible { get; }

    /// <summary>The kinds of values that it allows.</summary>
    public ValueKinds Kinds { get; }

    /// <summary>The same for the same schemas at the same depths.</summary>
    public string Key { get; }

    /// <summary>Schemas that all hold.</summary>
    public static SchemaConjunction Of(JsonElement root, IEnumerable<SchemaPart> schemas) => new SchemaConjunction(root, [], [], isImpossible: false).And(schemas);

    /// <summary>Schemas of the same root that all hold of another value.</summary>
    public SchemaConjunction Within(IEnumerable<SchemaPart> schemas) => Of(_root, schemas);

    /// <summary>With more schemas that hold.</summary>
    public SchemaConjunction And(IEnumerable<SchemaPart> schemas)
    {
        List<SchemaPart> parts = [.. Parts];
        List<SchemaChoice> choices = [.. Choices];
        bool isImpossible = IsImpossible;
        var open = new Queue<SchemaPart>(schemas);
        while (!isImpossible && open.TryDequeue(out SchemaPart part))
        {
            if (part.Schema.ValueKind != JsonValueKind.True && !parts.Any(p => p.Pointer == part.Pointer && p.Depth == part.Depth))
            {
                isImpossible = part.Schema.ValueKind != JsonValueKind.Object || part.Depth >= JsonSchema.MaximumDepth;
                parts.Add(part);
                if (!isImpossible)
                {
                    Open(part, open, choices);
                }
            }
        }

        return new SchemaConjunction(_root, parts, choices, isImpossible);
    }

    /// <summary>With the first choice made.</summary>
    public SchemaConjunction Choose(int branch) => new SchemaConjunction(_root, Parts, [.. Choices.Skip(1)], IsImpossible).And([Choices[0].Branches[branch]]);

    /// <summary>The values of a keyword, with the schemas that have it.</summary>
    public IEnumerable<(SchemaPart Part, JsonElement Rule)> Rules(string keyword) =>
        Parts.SelectMany(p => p.Schema.EnumerateObject().Where(k => k.NameEquals(keyword)).Select(k => (p, k.Value)));

    /// <summary>The schemas that hold of a member of the object.</summary>
    public IEnumerable<SchemaPart> Member(string name)
    {
        foreach (SchemaPart part in Parts)
        {
            bool isNamed = false;
            foreach (JsonProperty property in Rules(part, "properties").SelectMany(p => p.EnumerateObject()).Where(p => p.Name == name))
            {
                isNamed = true;
                yield return part.Within(property.Value, "properties", name);
            }

            foreach (JsonElement rule in isNamed ? [] : Rules(part, "additionalProperties"))
            {
                yield return part.Within(rule, "additionalProperties");
            }
        }
    }

    /// <summary>Whether all schemas hold of a value, choices included.</summary>
    public bool Accepts(JsonElement value) => Parts.All(p => JsonSchema.IsValid(value, p.Schema, _root, p.Depth));

    /// <summary>The values that <c>enum</c> and <c>const</c> leave; null when neither is there.</summary>
    public IReadOnlyList<JsonElement>? Literals()
    {
        foreach ((SchemaPart part, JsonElement rule) in Rules("const"))
        {
            return [.. ((JsonElement[])[rule]).Where(Accepts)];
        }

        foreach ((SchemaPart part, JsonElement rule) in Rules("enum"))
        {
            return rule.ValueKind == JsonValueKind.Array ? [.. rule.EnumerateArray().Where(Accepts)] : throw ConstraintRefusal.At("enum", part.Pointer, "is no list");
        }

        return null;
    }

    /// <summary>The conjunctions without choices that are left when every choice is made in turn.</summary>
    /// <exception cref="UnderstudyException">When they are too many.</exception>
    public IEnumerable<SchemaConjunction> Alternatives()
    {
        const int Most = 256;
        List<SchemaConjunction> open = [this];
        for (int i = 0; i < open.Count;)
        {
            SchemaConjunction it = open[i];
            if (it.IsImpossible || it.Choices.Count == 0 || it.Rules("enum").Any() || it.Rules("const").Any())
            {
                i++;
                continue;
            }

            ExclusiveChoice.Check(it, it.Choices[0]);
            open.RemoveAt(i);
            open.InsertRange(i, Enumerable.Range(0, it.Choices[0].Branches.Count).Select(it.Choose));
            if (open.Count > Most)
            {
                throw ConstraintRefusal.At(it.Choices[0].IsExclusive ? "oneOf" : "anyOf", it.Choices[0].Pointer, $"makes more than {Most} combinations");
            }
        }

        return open.Where(a => !a.IsImpossible).DistinctBy(a => a.Key);
    }

    private static IEnumerable<JsonElement> Rules(SchemaPart part, string keyword) => part.Schema.EnumerateObject().Where(k => k.NameEquals(keyword)).Select(k => k.Value);

    private static ValueKinds KindsOf(SchemaPart part) => part.Schema.EnumerateObject().Where(k => k.NameEquals("type")).Aggregate(ValueKinds.All, (kinds, type) => kinds & (type.Value.ValueKind switch
    {
        JsonValueKind.Array => type.Value.EnumerateArray().Aggregate(ValueKinds.None, (any, t) => any | KindOf(part, t)),
        _ => KindOf(part, type.Value),
    }));

    private static ValueKinds KindOf(SchemaPart part, JsonElement type) => (type.ValueKind == JsonValueKind.String ? type.GetString() : null) switch
    {
        "null" => ValueKinds.Null,
        "boolean" => ValueKinds.Boolean,
        "integer" => ValueKinds.Whole,
        "number" => ValueKinds.Number,
        "string" => ValueKinds.Text,
        "array" => ValueKinds.List,
        "object" => ValueKinds.Object,
        _ => throw ConstraintRefusal.At($"type {type.GetRawText()}", part.Pointer, "is not known"),
    };

    private void Open(SchemaPart part, Queue<SchemaPart> open, List<SchemaChoice> choices)
    {
        foreach (JsonProperty keyword in part.Schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "allOf" or "anyOf" or "oneOf":
                    if (keyword.Value.ValueKind != JsonValueKind.Array)
                    {
                        throw ConstraintRefusal.At(keyword.Name, part.Pointer, "is no list");
                    }

                    SchemaPart[] branches = [.. keyword.Value.EnumerateArray().Select((s, i) => part.Within(s, $"{keyword.Name}/{i}"))];
                    if (keyword.Name != "allOf")
                    {
                        choices.Add(new SchemaChoice(part.Pointer, keyword.Name == "oneOf", branches));
                        break;
                    }

                    foreach (SchemaPart branch in branches)
                    {
                        open.Enqueue(branch);
                    }

                    break;
                case "$ref":
                    string? reference = keyword.Value.ValueKind == JsonValueKind.String ? keyword.Value.GetString() : null;
                    JsonElement target = JsonSchema.Resolve(reference, _root) ?? throw ConstraintRefusal.At($"$ref {keyword.Value}", part.Pointer, "leads nowhere");
                    open.Enqueue(new SchemaPart(target, reference!.TrimStart('#').TrimEnd('/'), part.Depth + 1));
                    break;
            }
        }
    }
}
