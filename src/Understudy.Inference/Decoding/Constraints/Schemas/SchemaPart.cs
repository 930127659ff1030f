using System.Text.Json;

namespace Understudy.Inference;

/// <summary>A schema within a schema.</summary>
/// <param name="Schema">The schema: an object, true or false.</param>
/// <param name="Pointer">Where it stands, as a JSON pointer from the root.</param>
/// <param name="Depth">How many schemas the judge looks into on the way to it (<see cref="Core.JsonSchema.MaximumDepth"/>).</param>
internal readonly record struct SchemaPart(JsonElement Schema, string Pointer, int Depth)
{
    /// <summary>A schema that a keyword of this one holds.</summary>
    public SchemaPart Within(JsonElement schema, string keyword) => new(schema, Pointer + "/" + keyword, Depth + 1);

    /// <summary>A schema that a keyword of this one holds by name.</summary>
    public SchemaPart Within(JsonElement schema, string keyword, string name) =>
        Within(schema, keyword + "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
