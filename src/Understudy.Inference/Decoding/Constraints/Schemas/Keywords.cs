using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Reads the keywords of a conjunction of schemas that bound its values.</summary>
internal static class Keywords
{
    /// <summary>The largest of a keyword's whole numbers.</summary>
    public static int Most(SchemaConjunction schemas, string keyword, int none) => schemas.Rules(keyword).Select(r => Whole(r, keyword)).DefaultIfEmpty(none).Max();

    /// <summary>The smallest of a keyword's whole numbers; <see cref="int.MaxValue"/> when there is none.</summary>
    public static int Least(SchemaConjunction schemas, string keyword) => schemas.Rules(keyword).Select(r => Whole(r, keyword)).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>The bounds of numbers.</summary>
    public static NumberBounds Bounds(SchemaConjunction schemas, bool isWhole)
    {
        var bounds = new NumberBounds { IsWhole = isWhole };
        foreach (string keyword in (string[])["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"])
        {
            foreach ((SchemaPart part, JsonElement rule) in schemas.Rules(keyword))
            {
                double bound = rule.ValueKind == JsonValueKind.Number && rule.TryGetDouble(out double number) && double.IsFinite(number) ? number : throw ConstraintRefusal.At(keyword, part.Pointer, "is no number");
                bool isExclusive = keyword.StartsWith("exclusive", StringComparison.Ordinal);
                bounds = keyword.EndsWith("inimum", StringComparison.Ordinal) ? bounds.AtLeast(bound, isExclusive) : bounds.AtMost(bound, isExclusive);
            }
        }

        foreach ((SchemaPart part, JsonElement rule) in schemas.Rules("multipleOf"))
        {
            decimal step = rule.ValueKind == JsonValueKind.Number && rule.TryGetDecimal(out decimal number) && number > 0 ? number : throw ConstraintRefusal.At("multipleOf", part.Pointer, "is no number above zero");
            bounds = bounds.MultipleOf(step) ?? throw ConstraintRefusal.At($"multipleOf {rule}", part.Pointer, $"is too large; steps of up to {NumberBounds.MostStep} units of their last decimal can be followed");
        }

        return bounds;
    }

    /// <summary>The texts that formats and patterns leave, with the bounds of their length.</summary>
    /// <returns>Null when there is neither a format nor a pattern.</returns>
    public static CharacterAutomaton? Texts(SchemaConjunction schemas, int least, int most)
    {
        CharacterAutomaton? texts = null;
        foreach ((SchemaPart part, JsonElement rule) in schemas.Rules("format"))
        {
            CharacterAutomaton format = FormatPatterns.Find(rule.GetString()!) ?? throw ConstraintRefusal.At($"format {rule}", part.Pointer, "is not known");
            texts = And(texts, format, part, "format");
        }

        foreach ((SchemaPart part, JsonElement rule) in schemas.Rules("pattern"))
        {
            texts = And(texts, Pattern(part, rule), part, "pattern");
        }

        if (texts is null || (least == 0 && most == int.MaxValue))
        {
            return texts;
        }

        SchemaPart at = schemas.Rules("pattern").Concat(schemas.Rules("format")).First().Part;
        return And(texts, CharacterAutomaton.OfLength(least, most), at, "length");
    }

    private static CharacterAutomaton Pattern(SchemaPart part, JsonElement rule)
    {
        string pattern = rule.ValueKind == JsonValueKind.String ? rule.GetString()! : throw ConstraintRefusal.At("pattern", part.Pointer, "is no text");
        (PatternNode? node, string? unsupported) = PatternParser.Read(pattern);
        try
        {
            return node is null ? throw Unsupported(unsupported!) : CharacterAutomaton.Of(node) ?? throw TooLarge(part, "pattern");
        }
        catch (NotSupportedException e)
        {
            throw Unsupported(e.Message);
        }

        UnderstudyException Unsupported(string what) => ConstraintRefusal.At($"pattern {pattern}", part.Pointer, $"has {what}, which decoding cannot follow");
    }

    private static CharacterAutomaton And(CharacterAutomaton? texts, CharacterAutomaton? more, SchemaPart part, string keyword) =>
        (more is null ? null : texts is null ? more : texts.And(more)) ?? throw TooLarge(part, keyword);

    private static UnderstudyException TooLarge(SchemaPart part, string keyword) =>
        ConstraintRefusal.At(keyword, part.Pointer, $"needs more than {CharacterAutomaton.MostStates} states; a shorter length or a simpler pattern would do");

    private static int Whole((SchemaPart Part, JsonElement Rule) rule, string keyword) =>
        rule.Rule.ValueKind == JsonValueKind.Number && rule.Rule.TryGetInt32(out int number) ? Math.Max(0, number) : throw ConstraintRefusal.At(keyword, rule.Part.Pointer, "is no whole number");
}
