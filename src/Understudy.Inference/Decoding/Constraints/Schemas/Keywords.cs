using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Reads the keywords of a conjunction of schemas that bound its values.</summary>
internal static class Keywords
{
    /// <summary>Most items or characters that a schema may ask for.</summary>
    public const int LargestLeast = 1_000_000;

    private const int MostPatterns = 128; // that are remembered, some 50 KiB each
    private static readonly ConcurrentDictionary<string, CharacterAutomaton> Patterns = new(StringComparer.Ordinal);

    /// <summary>The largest of a keyword's whole numbers; 0 when there is none.</summary>
    public static int Most(SchemaConjunction schemas, string keyword) => schemas.Rules(keyword).Select(r => Whole(r, keyword, LargestLeast)).DefaultIfEmpty(0).Max();

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
        if (Patterns.TryGetValue(pattern, out CharacterAutomaton? known))
        {
            return known;
        }

        (PatternNode? node, string? unsupported) = PatternParser.Read(pattern);
        try
        {
            PatternNode read = node ?? throw new NotSupportedException(unsupported);
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant); // as the judge matches
            CharacterAutomaton made = CharacterAutomaton.Of(read) ?? throw TooLarge(part, "pattern");
            return Patterns.Count < MostPatterns ? Patterns.GetOrAdd(pattern, made) : made;
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            throw ConstraintRefusal.At($"pattern {pattern}", part.Pointer, $"has {e.Message}, which decoding cannot follow");
        }
    }

    private static CharacterAutomaton And(CharacterAutomaton? texts, CharacterAutomaton? more, SchemaPart part, string keyword) =>
        (more is null ? null : texts is null ? more : texts.And(more)) ?? throw TooLarge(part, keyword);

    private static UnderstudyException TooLarge(SchemaPart part, string keyword) =>
        ConstraintRefusal.At(keyword, part.Pointer, $"needs more than {CharacterAutomaton.MostStates} states; a shorter length or a simpler pattern would do");

    // Above any answer; so distances stay far from the largest number.
    private static int Whole((SchemaPart Part, JsonElement Rule) rule, string keyword, int largest)
    {
        int number = Whole(rule, keyword);
        return number <= largest ? number : throw ConstraintRefusal.At(keyword, rule.Part.Pointer, $"asks for more than {largest}");
    }

    private static int Whole((SchemaPart Part, JsonElement Rule) rule, string keyword) =>
        rule.Rule.ValueKind == JsonValueKind.Number && rule.Rule.TryGetInt32(out int number) ? Math.Max(0, number) : throw ConstraintRefusal.At(keyword, rule.Part.Pointer, "is no whole number");
}
