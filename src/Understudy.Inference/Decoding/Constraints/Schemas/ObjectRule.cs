using System.Text.Encodings.Web;
using System.Text.Json;

namespace Understudy.Inference;

/// <summary>
/// Writes the rule of an object: its members in ordinal order of their names, those that are not required at will. Only names that
/// <c>properties</c> or <c>required</c> declares are written, so none can be written twice.
/// </summary>
internal static class ObjectRule
{
    /// <summary>Longest name in UTF-16 units.</summary>
    public const int LongestName = 1000;

    /// <summary>Writes the rule.</summary>
    /// <returns>Its first state, or <see cref="RuleCompiler.Dead"/>.</returns>
    public static int Write(RuleCompiler compiler, SchemaConjunction schemas)
    {
        HashSet<string> required = [.. schemas.Rules("required").SelectMany(r => Names(r.Part, r.Rule))];
        string[] names = [.. schemas.Rules("properties").SelectMany(r => Declared(r.Part, r.Rule)).Concat(required).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        (string Name, int Rule, bool IsRequired)[] members =
        [
            .. names.Select(n => (Name: n, Rule: compiler.Rule(schemas.Within(schemas.Member(n)), schemas.Member(n).Any() ? 0 : 1), IsRequired: required.Contains(n)))
                .Where(m => m.Rule != RuleCompiler.Dead || m.IsRequired),
        ];
        return members.Any(m => m.Rule == RuleCompiler.Dead) ? RuleCompiler.Dead : Write(compiler.Builder, members);
    }

    /// <summary>A name as it stands in canonical text, quotes included.</summary>
    /// <exception cref="Core.UnderstudyException">When it is longer than <see cref="LongestName"/> or holds half of a surrogate pair.</exception>
    public static byte[] Quoted(string name)
    {
        if (name.Length > LongestName)
        {
            throw ConstraintRefusal.Because($"the name '{name.AsSpan(0, 20)}…' has {name.Length} characters, more than {LongestName}");
        }

        ReadOnlySpan<byte> text;
        try
        {
            text = JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
        }
        catch (ArgumentException)
        {
            throw ConstraintRefusal.Because("a name holds half of a surrogate pair");
        }

        return [(byte)'"', .. text, (byte)'"'];
    }

    private static int Write(AutomatonBuilder builder, (string Name, int Rule, bool IsRequired)[] members)
    {
        int start = builder.State(), end = builder.State(isEnd: true);
        int[] after = [.. members.Select(_ => builder.State())];
        int lastRequired = Array.FindLastIndex(members, m => m.IsRequired);

        // From the last member to the first: where member i or, past members that may be left out, a later one can begin.
        MemberNames? from = null;
        for (int i = members.Length - 1; i >= 0; i--)
        {
            if (from is not null)
            {
                builder.Edge(after[i], ',', from.Write(builder));
            }

            if (i >= lastRequired)
            {
                builder.Edge(after[i], '}', end);
            }

            int value = builder.State();
            builder.Call(value, members[i].Rule, after[i]);
            byte[] key = [.. Quoted(members[i].Name), (byte)':'];
            from = MemberNames.With(members[i].IsRequired ? null : from, key, value);
        }

        int open = builder.State();
        builder.Edge(start, '{', open);
        from?.CopyTo(builder, open);
        if (lastRequired < 0)
        {
            builder.Edge(open, '}', end);
        }

        builder.Close(start);
        return start;
    }

    private static IEnumerable<string> Names(SchemaPart part, JsonElement rule) => rule.ValueKind == JsonValueKind.Array && rule.EnumerateArray().All(n => n.ValueKind == JsonValueKind.String)
        ? rule.EnumerateArray().Select(n => n.GetString()!)
        : throw ConstraintRefusal.At("required", part.Pointer, "is no list of names");

    private static IEnumerable<string> Declared(SchemaPart part, JsonElement rule) => rule.ValueKind == JsonValueKind.Object
        ? rule.EnumerateObject().Select(p => p.Name)
        : throw ConstraintRefusal.At("properties", part.Pointer, "is no object");
}
