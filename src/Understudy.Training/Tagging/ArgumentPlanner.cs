using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Decides, over all rows of one function, how one of its arguments is found.</summary>
internal sealed class ArgumentPlanner
{
    private readonly AlignerOptions _options;
    private readonly ToolSet? _tools;

    public ArgumentPlanner(AlignerOptions options, ToolSet? tools) => (_options, _tools) = (options, tools);

    /// <summary>The plan of an argument, slot and head left open, with the rows that it can represent; null when there is none.</summary>
    /// <param name="function">The function.</param>
    /// <param name="occurrences">Rows that have the argument, each with the index of its leaf.</param>
    public (PlannedArgument Plan, int Found)? Decide(string function, IReadOnlyList<(ParsedRow Row, int Leaf)> occurrences)
    {
        CallLeaf[] leaves = [.. occurrences.Select(o => o.Row.Leaves[o.Leaf])];
        JsonElement? schema = SchemaOf(function, leaves[0].Path);
        var basis = new PlannedArgument { Path = leaves[0].Path, Form = ArgumentForm.Copied, Required = IsRequired(function, leaves[0].Path), Count = CountOf(leaves) };
        bool isListed = schema is { ValueKind: JsonValueKind.Object } s && (s.TryGetProperty("enum", out _) || s.TryGetProperty("const", out _));
        (PlannedArgument Plan, int Found)? enumerated = Enumerated(basis, leaves, isListed ? 1 : _options.LeastOccurrences);
        int needed = (int)Math.Ceiling(_options.SureShare * leaves.Length);
        if (enumerated is { } closed && closed.Found >= needed && (isListed || leaves.All(l => l.Items is null)))
        {
            return enumerated; // the schema or the values themselves say that the set is closed
        }

        (PlannedArgument Plan, int Found)[] spans = [Copied(basis, occurrences), .. Normalisers.All.Select(f => ConventionLearner.Learn(f, occurrences, _options)).OfType<IValueNormaliser>().Select(n => Normalised(basis, occurrences, n))];
        (PlannedArgument Plan, int Found) best = spans.MaxBy(p => p.Found); // the first of equals
        return best.Found >= needed ? best
            : enumerated is { } few && few.Found >= needed ? enumerated
            : best.Found >= _options.LeastShare * leaves.Length && best.Found > 0 ? best
            : null;
    }

    private static (PlannedArgument Plan, int Found) Copied(PlannedArgument basis, IReadOnlyList<(ParsedRow Row, int Leaf)> occurrences)
    {
        (LetterCase Case, int Found) best = Enum.GetValues<LetterCase>()
            .Select(letters => (letters, occurrences.Count(o => Covers(o, null, c => c.Is(letters)))))
            .MaxBy(x => x.Item2);
        return (basis with { Form = ArgumentForm.Copied, Case = best.Case }, best.Found);
    }

    private static (PlannedArgument Plan, int Found) Normalised(PlannedArgument basis, IReadOnlyList<(ParsedRow Row, int Leaf)> occurrences, IValueNormaliser normaliser) =>
        (basis with { Form = ArgumentForm.Normalised, Normaliser = normaliser.Name }, occurrences.Count(o => Covers(o, normaliser, _ => true)));

    private static bool Covers((ParsedRow Row, int Leaf) at, IValueNormaliser? normaliser, Func<Candidate, bool> holds) =>
        at.Row.Leaves[at.Leaf].Items is { } items && Enumerable.Range(0, items.Length).All(i => at.Row.Candidates(at.Leaf, i, normaliser).Any(holds));

    private (PlannedArgument Plan, int Found)? Enumerated(PlannedArgument basis, CallLeaf[] leaves, int least)
    {
        (string Value, int Count)[] values = [.. leaves.GroupBy(l => l.Json, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).Where(v => v.Item2 >= least)];
        if (values.Length == 0 || values.Length > _options.MostValues)
        {
            return null;
        }

        return (basis with { Form = ArgumentForm.Enumerated, Count = ArgumentCount.One, Values = [.. values.Select(v => v.Value).Order(StringComparer.Ordinal)] }, values.Sum(v => v.Count));
    }

    private static ArgumentCount CountOf(CallLeaf[] leaves) => leaves.All(l => l.IsList) ? ArgumentCount.List : leaves.Any(l => l.IsList) ? ArgumentCount.OneOrList : ArgumentCount.One;

    private JsonElement? SchemaOf(string function, string[] path)
    {
        JsonElement? at = _tools?.Parameters(function);
        foreach (string name in path)
        {
            at = at is { ValueKind: JsonValueKind.Object } schema && schema.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out JsonElement inner) ? inner : null;
        }

        return at;
    }

    // An argument of a nested object is asked for only when its object is there, which the check of the whole call sees to.
    private bool IsRequired(string function, string[] path) =>
        path.Length == 1 && _tools?.Parameters(function) is { } schema && schema.TryGetProperty("required", out JsonElement required) && required.ValueKind == JsonValueKind.Array && required.EnumerateArray().Any(r => r.ValueKind == JsonValueKind.String && r.GetString() == path[0]);
}
