using System.Text.Json;

namespace Understudy.Inference;

/// <summary>
/// Whether the branches of a <c>oneOf</c> exclude each other by their schemas alone, so that a value made for one is valid by no other:
/// by their kinds, their literal values, the bounds of numbers, lengths, or a member that one of them requires and that cannot meet both.
/// </summary>
internal static class ExclusiveChoice
{
    private const int MostNesting = 8;

    /// <summary>Refuses a <c>oneOf</c> of which that cannot be shown.</summary>
    /// <param name="around">The schemas that hold whatever is chosen.</param>
    /// <param name="choice">The choice.</param>
    public static void Check(SchemaConjunction around, SchemaChoice choice)
    {
        if (!choice.IsExclusive)
        {
            return;
        }

        SchemaConjunction[][] branches = [.. choice.Branches.Select(b => around.Within([b]).Alternatives().ToArray())];
        for (int a = 0; a < branches.Length; a++)
        {
            for (int b = a + 1; b < branches.Length; b++)
            {
                if (branches[a].Any(x => branches[b].Any(y => !AreApart(x, y, around.Kinds, MostNesting))))
                {
                    throw ConstraintRefusal.At("oneOf", choice.Pointer, $"may hold by its branches {a} and {b} at once, as far as can be told from kinds, constants, bounds and required members; anyOf or a constant that tells them apart would do");
                }
            }
        }
    }

    private static bool AreApart(SchemaConjunction a, SchemaConjunction b, ValueKinds kinds, int nesting)
    {
        if (a.IsImpossible || b.IsImpossible)
        {
            return true;
        }

        if ((a.Literals() ?? b.Literals()) is { } literals)
        {
            return !literals.Any(v => a.Accepts(v) && b.Accepts(v));
        }

        ValueKinds both = a.Kinds & b.Kinds & kinds;
        return (both & (ValueKinds.Null | ValueKinds.Boolean)) == 0
            && ((both & ValueKinds.Number) == 0 || NumbersAreApart(a, b))
            && ((both & ValueKinds.Text) == 0 || AreApart(a, b, "minLength", "maxLength") || AreApart(b, a, "minLength", "maxLength"))
            && ((both & ValueKinds.List) == 0 || AreApart(a, b, "minItems", "maxItems") || AreApart(b, a, "minItems", "maxItems"))
            && ((both & ValueKinds.Object) == 0 || (nesting > 0 && (ObjectsAreApart(a, b, nesting) || ObjectsAreApart(b, a, nesting))));
    }

    private static bool NumbersAreApart(SchemaConjunction a, SchemaConjunction b)
    {
        NumberBounds x = Keywords.Bounds(a, isWhole: false), y = Keywords.Bounds(b, isWhole: false);
        return x.Least > y.Most || y.Least > x.Most;
    }

    private static bool AreApart(SchemaConjunction a, SchemaConjunction b, string least, string most) => Keywords.Most(a, least, 0) > Keywords.Least(b, most);

    private static bool ObjectsAreApart(SchemaConjunction a, SchemaConjunction b, int nesting) =>
        a.Rules("required").Where(r => r.Rule.ValueKind == JsonValueKind.Array).SelectMany(r => r.Rule.EnumerateArray()).Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!).Any(name =>
        {
            SchemaConjunction mine = a.Within(a.Member(name)), theirs = a.Within(b.Member(name));
            SchemaConjunction[] others = [.. theirs.Alternatives()];
            return mine.Alternatives().All(x => others.All(y => AreApart(x, y, ValueKinds.All, nesting - 1)));
        });
}
