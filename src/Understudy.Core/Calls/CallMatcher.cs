using System.Text.Json;

namespace Understudy.Core;

/// <summary>
/// Whether calls are among the accepted ones, and how they differ where they are not. Parallel calls under a tolerance, or with
/// several accepted values, can pair in more ways than one: a maximum matching is found by augmenting paths (Kuhn), so no order of
/// calls hides a pairing that exists. Work: calls × calls comparisons an alternative, none where the numbers of calls differ.
/// Immutable, thread-safe.
/// </summary>
public sealed class CallMatcher
{
    private readonly CallEquality _equality;
    private readonly ValueMatcher _values;
    private readonly ToolSet? _tools;

    /// <summary>Makes a matcher.</summary>
    /// <param name="equality">When two calls are the same; null is <see cref="CallEquality.Exact"/>.</param>
    /// <param name="tools">The functions, whose schemas may state defaults; null when unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a tolerance is negative or no number.</exception>
    public CallMatcher(CallEquality? equality = null, ToolSet? tools = null)
    {
        _equality = equality ?? CallEquality.Exact;
        _equality.Validate();
        _values = new ValueMatcher(_equality);
        _tools = tools;
    }

    /// <summary>Whether calls are one of the accepted alternatives.</summary>
    /// <param name="accepted">What is accepted.</param>
    /// <param name="calls">Any of the usual forms (<see cref="CallText.Read(string)"/>); a text that is none is not accepted.</param>
    public bool Accepts(AcceptedCalls accepted, string calls)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        return Calls(calls) is { } found && accepted.Alternatives.Any(a => Matches(a, found));
    }

    /// <summary>Whether two texts of calls are the same; a text that is none equals nothing.</summary>
    public bool AreEqual(string accepted, string calls) => CallText.Canonical(accepted) is { } text && Accepts(AcceptedCalls.Parse(text), calls);

    /// <summary>How calls differ from the accepted alternative that they come nearest to: fewest calls that differ, then fewest arguments.</summary>
    /// <returns>Null when the text is no list of calls.</returns>
    public CallMismatch? Nearest(AcceptedCalls accepted, string calls)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        if (Calls(calls) is not { } found)
        {
            return null;
        }

        return accepted.Alternatives.Any(a => Matches(a, found)) ? new CallMismatch()
            : accepted.Alternatives.Select(a => Compare(a, found)).MinBy(m => (m.MissingCalls.Count + m.ExtraCalls.Count, m.Arguments));
    }

    private static List<(string Name, JsonElement Arguments)>? Calls(string text)
    {
        if (CallText.Canonical(text) is not { } canonical)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(canonical);
        return [.. document.RootElement.EnumerateArray().Select(c => (c.GetProperty("name").GetString()!, c.GetProperty("arguments").Clone()))];
    }

    private bool Matches(IReadOnlyList<AcceptedCall> alternative, List<(string Name, JsonElement Arguments)> found)
    {
        if (alternative.Count != found.Count)
        {
            return false;
        }

        var fits = new bool[alternative.Count, found.Count];
        for (int a = 0; a < alternative.Count; a++)
        {
            for (int f = 0; f < found.Count; f++)
            {
                fits[a, f] = alternative[a].Name == found[f].Name && Compare(alternative[a], found[f].Arguments).IsNone;
            }
        }

        int[] partner = new int[found.Count];
        Array.Fill(partner, -1);
        return Enumerable.Range(0, alternative.Count).All(a => Augment(a, fits, partner, new bool[found.Count]));
    }

    /// <summary>Finds a place for an accepted call, moving others to other places where need be.</summary>
    private static bool Augment(int accepted, bool[,] fits, int[] partner, bool[] seen)
    {
        for (int f = 0; f < partner.Length; f++)
        {
            if (fits[accepted, f] && !seen[f])
            {
                seen[f] = true;
                if (partner[f] < 0 || Augment(partner[f], fits, partner, seen))
                {
                    partner[f] = accepted;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Pairs calls of the same function, those that differ least first.</summary>
    private CallMismatch Compare(IReadOnlyList<AcceptedCall> alternative, List<(string Name, JsonElement Arguments)> found)
    {
        var pairs = new List<(int Accepted, int Found, CallMismatch Mismatch)>();
        for (int a = 0; a < alternative.Count; a++)
        {
            for (int f = 0; f < found.Count; f++)
            {
                if (alternative[a].Name == found[f].Name)
                {
                    pairs.Add((a, f, Compare(alternative[a], found[f].Arguments)));
                }
            }
        }

        HashSet<int> due = [.. Enumerable.Range(0, alternative.Count)], made = [.. Enumerable.Range(0, found.Count)];
        var taken = new List<CallMismatch>();
        var paired = new List<string>();
        foreach ((int a, int f, CallMismatch mismatch) in pairs.OrderBy(p => p.Mismatch.Arguments))
        {
            if (due.Contains(a) && made.Contains(f))
            {
                due.Remove(a);
                made.Remove(f);
                taken.Add(mismatch);
                paired.Add(alternative[a].Name);
            }
        }

        return new CallMismatch
        {
            MissingCalls = [.. due.Order().Select(a => alternative[a].Name)],
            ExtraCalls = [.. made.Order().Select(f => found[f].Name)],
            PairedFunctions = paired,
            MissingArguments = [.. taken.SelectMany(m => m.MissingArguments)],
            ExtraArguments = [.. taken.SelectMany(m => m.ExtraArguments)],
            WrongArguments = [.. taken.SelectMany(m => m.WrongArguments)],
            DisorderedArguments = [.. taken.SelectMany(m => m.DisorderedArguments)],
        };
    }

    private CallMismatch Compare(AcceptedCall accepted, JsonElement found)
    {
        List<string> missing = [], extra = [], wrong = [], disordered = [];
        foreach ((string name, AcceptedArgument argument) in accepted.Arguments)
        {
            if (!found.TryGetProperty(name, out JsonElement value))
            {
                if (!argument.IsOptional && !(Default(accepted.Name, name) is { } stated && _values.Accepts(argument, stated)))
                {
                    missing.Add(name);
                }
            }
            else if (!_values.Accepts(argument, value))
            {
                wrong.Add(name);
                if (IsReordered(argument, value))
                {
                    disordered.Add(name);
                }
            }
        }

        foreach (JsonProperty property in found.EnumerateObject())
        {
            if (!accepted.Arguments.ContainsKey(property.Name) && !(Default(accepted.Name, property.Name) is { } stated && _values.AreEqual(stated, property.Value)))
            {
                extra.Add(property.Name);
            }
        }

        return new CallMismatch { MissingArguments = missing, ExtraArguments = extra, WrongArguments = wrong, DisorderedArguments = disordered };
    }

    private static bool IsReordered(AcceptedArgument argument, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        string[] items = Sorted(value);
        return argument.Values.Any(v => v.Literal.ValueKind == JsonValueKind.Array && Sorted(v.Literal).SequenceEqual(items, StringComparer.Ordinal));

        static string[] Sorted(JsonElement list) => [.. list.EnumerateArray().Select(i => i.GetRawText()).Order(StringComparer.Ordinal)];
    }

    /// <summary>What the schema states for an argument that is left out.</summary>
    private JsonElement? Default(string function, string argument) =>
        _equality.LeftOutIsDefault && _tools?.Parameters(function) is { } schema
        && schema.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty(argument, out JsonElement property) && property.ValueKind == JsonValueKind.Object
        && property.TryGetProperty("default", out JsonElement stated)
        && !(schema.TryGetProperty("required", out JsonElement required) && required.ValueKind == JsonValueKind.Array && required.EnumerateArray().Any(r => r.ValueKind == JsonValueKind.String && r.ValueEquals(argument)))
            ? stated : null;
}
