using System.Text.Json;

namespace Understudy.Core;

/// <summary>What of a JSON Schema cannot be proven of any value (<see cref="JsonSchema"/>), found before there are values.</summary>
/// <param name="Unsupported">Keywords, formats and references that are not known, each with where it stands: <c>if at /properties/a</c>; in the schema's order, at most 50.</param>
/// <param name="Cycle">A reference that leads back to itself without a value in between, so that no value can be valid; null when there is none.</param>
/// <param name="IsRecursive">Whether the schema holds itself further down: values nested deeper than 32 are then unproven.</param>
public sealed record SchemaSurvey(IReadOnlyList<string> Unsupported, string? Cycle, bool IsRecursive)
{
    private const int Most = 50;
    private const string Root = "#";

    private static readonly HashSet<string> Known =
    [
        "type", "enum", "const", "properties", "required", "additionalProperties", "items", "anyOf", "oneOf", "allOf", "minItems", "maxItems", "minLength", "maxLength",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format", "pattern", "$ref",
        "$schema", "$id", "$defs", "definitions", "title", "description", "default", "examples", "strict", "name", "$comment",
    ];

    private static readonly HashSet<string> Formats = ["date", "time", "date-time", "uuid", "email"];

    /// <summary>Looks a schema over.</summary>
    /// <param name="schema">The schema, the root of its references.</param>
    public static SchemaSurvey Of(JsonElement schema)
    {
        var walk = new Walk(schema);
        walk.Schema(schema, "", [Root]);
        return new SchemaSurvey([.. walk.Unsupported], walk.Cycle, walk.IsRecursive);
    }

    private sealed class Walk(JsonElement root)
    {
        private readonly HashSet<string> _followed = new(StringComparer.Ordinal) { Root }, _open = new(StringComparer.Ordinal) { Root };

        public List<string> Unsupported { get; } = [];

        public string? Cycle { get; private set; }

        public bool IsRecursive { get; private set; }

        /// <param name="schema">A schema.</param>
        /// <param name="path">Where it stands, as a JSON pointer.</param>
        /// <param name="here">References that were followed to it without a step into the value.</param>
        public void Schema(JsonElement schema, string path, IReadOnlyList<string> here)
        {
            if (schema.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            foreach (JsonProperty keyword in schema.EnumerateObject())
            {
                JsonElement rule = keyword.Value;
                string at = path + "/" + keyword.Name;
                switch (keyword.Name)
                {
                    case "properties" when rule.ValueKind == JsonValueKind.Object:
                        foreach (JsonProperty property in rule.EnumerateObject())
                        {
                            Schema(property.Value, at + "/" + property.Name, []);
                        }

                        break;
                    case "items" when rule.ValueKind == JsonValueKind.Array:
                        Add("items as a list", path);
                        break;
                    case "items" or "additionalProperties":
                        Schema(rule, at, []);
                        break;
                    case "anyOf" or "oneOf" or "allOf" when rule.ValueKind == JsonValueKind.Array:
                        foreach (JsonElement part in rule.EnumerateArray())
                        {
                            Schema(part, at, here);
                        }

                        break;
                    case "format" when rule.ValueKind != JsonValueKind.String || !Formats.Contains(rule.GetString()!):
                        Add($"format {rule}", path);
                        break;
                    case "$ref":
                        Follow(rule.ValueKind == JsonValueKind.String ? rule.GetString()! : rule.GetRawText(), path, here);
                        break;
                    case var other when !Known.Contains(other):
                        Add(other, path);
                        break;
                }
            }
        }

        private void Follow(string reference, string path, IReadOnlyList<string> here)
        {
            if (here.Contains(reference))
            {
                Cycle ??= reference;
                return;
            }

            if (JsonSchema.Resolve(reference, root) is not { } target)
            {
                Add($"$ref {reference}", path);
                return;
            }

            // A reference into what is being looked at is recursion; one that was looked at before is not looked at again.
            IsRecursive |= _open.Contains(reference);
            if (!_followed.Add(reference))
            {
                return;
            }

            _open.Add(reference);
            Schema(target, reference, [.. here, reference]);
            _open.Remove(reference);
        }

        private void Add(string what, string path)
        {
            string said = path.Length == 0 ? what : $"{what} at {path}";
            if (Unsupported.Count < Most && !Unsupported.Contains(said))
            {
                Unsupported.Add(said);
            }
        }
    }
}
