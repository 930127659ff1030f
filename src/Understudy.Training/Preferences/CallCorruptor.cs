using System.Text.Json.Nodes;

using Understudy.Core;

namespace Understudy.Training;

/// <summary>
/// Makes right calls wrong in one way each. A corruption is what the judge of calls calls by that cause (<see cref="CallMismatch.Cause"/>), and but
/// for <see cref="CallCause.Format"/> valid by the functions' schemas: the error that no schema notices. The order of arguments and of
/// parallel calls means nothing, so <see cref="CallCause.Order"/> is the order of a list's items. Values, functions and calls are those
/// of other rows or stated by the schemas. Same calls, same seed, same text. Immutable, thread-safe.
/// </summary>
public sealed class CallCorruptor
{
    // A drawn change may be none or of another cause (a value drawn twice, a call that is due anyway).
    private const int Attempts = 12;

    private readonly ToolSet _tools;
    private readonly CallMatcher _matcher;
    private readonly ArgumentPool _pool;

    /// <summary>Collects what calls may be made wrong with.</summary>
    /// <param name="calls">Canonical texts of the calls of the training rows.</param>
    /// <param name="tools">The functions on offer; null takes those of <paramref name="calls"/>, without schemas.</param>
    /// <exception cref="ArgumentException">When a text is no canonical text of calls.</exception>
    public CallCorruptor(IReadOnlyList<string> calls, ToolSet? tools = null)
    {
        ArgumentNullException.ThrowIfNull(calls);
        _tools = tools ?? ToolSet.Named(calls.SelectMany(c => CallText.Read(c) ?? []).Select(c => c.Name));
        _matcher = new CallMatcher(CallEquality.Exact, _tools);
        _pool = new ArgumentPool(calls, _tools);
    }

    /// <summary>The calls made wrong in one way.</summary>
    /// <param name="calls">Canonical text of the right calls.</param>
    /// <param name="cause">How.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <returns>The wrong text, canonical but for <see cref="CallCause.Format"/>; null where the calls cannot be wrong in that way.</returns>
    public string? Corrupt(string calls, CallCause cause, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(random);
        var accepted = AcceptedCalls.Parse(calls);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            string? text = cause == CallCause.Format ? Broken(calls, random) : Changed(calls, cause, random);
            if (text is not null && IsOf(accepted, text, cause))
            {
                return text;
            }
        }

        return null;
    }

    private bool IsOf(AcceptedCalls accepted, string text, CallCause cause) => _matcher.Nearest(accepted, text) is { } mismatch
        ? mismatch.Cause == cause && CallText.Read(text)!.All(c => _tools.Fault(c) is null)
        : cause == CallCause.Format;

    /// <summary>A piece of the text is lost: its end, or one mark.</summary>
    private static string Broken(string calls, SeededRandom random)
    {
        if (random.Next(2) == 0)
        {
            return calls[..random.Next(calls.Length)];
        }

        int[] marks = [.. Enumerable.Range(0, calls.Length).Where(i => calls[i] is '[' or ']' or '{' or '}' or '"' or ':' or ',')];
        return calls.Remove(Pick(marks, random), 1);
    }

    private string? Changed(string calls, CallCause cause, SeededRandom random)
    {
        List<(string Name, JsonObject Arguments)> list = [.. CallText.Read(calls)!.Select(c => (c.Name, JsonNode.Parse(c.Arguments)!.AsObject()))];
        if (cause == CallCause.NeedlessCall)
        {
            return Added(list, [.. _pool.Functions.Where(f => list.All(c => c.Name != f))], random);
        }

        if (list.Count == 0)
        {
            return null;
        }

        int at = random.Next(list.Count);
        (string name, JsonObject arguments) = list[at];
        switch (cause)
        {
            case CallCause.MissingCall:
                list.RemoveAt(at);
                return Text(list);
            case CallCause.Multiplicity:
                return Added(list, [name], random);
            case CallCause.Function:
                return Other(name, arguments, random) is { } other ? Text([.. list.Select((c, i) => i == at ? other : c)]) : null;
            default:
                return Change(name, arguments, cause, random) ? Text(list) : null;
        }
    }

    private string? Added(List<(string Name, JsonObject Arguments)> list, string[] functions, SeededRandom random)
    {
        if (functions.Length == 0 || Pick(functions, random) is not { } function || _pool.Calls(function) is not { Count: > 0 } known)
        {
            return null;
        }

        list.Add((function, Pick(known, random)));
        return Text(list);
    }

    /// <summary>Another function, called as some other row calls it, but with the values of this call where they fit.</summary>
    private (string Name, JsonObject Arguments)? Other(string name, JsonObject arguments, SeededRandom random)
    {
        string[] others = [.. _pool.Functions.Where(f => f != name)];
        if (others.Length == 0)
        {
            return null;
        }

        string function = Pick(others, random);
        JsonObject made = Pick(_pool.Calls(function), random).DeepClone().AsObject();
        foreach (string key in made.Select(a => a.Key).ToArray())
        {
            if (arguments.TryGetPropertyValue(key, out JsonNode? value))
            {
                JsonNode? before = made[key]?.DeepClone();
                made[key] = value?.DeepClone();
                if (_tools.Fault(new ToolCall(function, made.ToJsonString())) is not null)
                {
                    made[key] = before;
                }
            }
        }

        return (function, made);
    }

    private bool Change(string function, JsonObject arguments, CallCause cause, SeededRandom random)
    {
        string[] candidates = cause switch
        {
            CallCause.MissingArgument => [.. arguments.Select(a => a.Key).Where(a => _pool.IsOptional(function, a))],
            CallCause.ExtraArgument => [.. _pool.Arguments(function).Where(a => !arguments.ContainsKey(a))],
            CallCause.Order => [.. arguments.Where(a => a.Value is JsonArray { Count: > 1 }).Select(a => a.Key)],
            _ => [.. arguments.Select(a => a.Key).Where(a => _pool.Values(function, a).Count > 1)],
        };
        if (candidates.Length == 0)
        {
            return false;
        }

        string argument = Pick(candidates, random);
        switch (cause)
        {
            case CallCause.MissingArgument:
                arguments.Remove(argument);
                break;
            case CallCause.Order:
                JsonNode?[] items = [.. arguments[argument]!.AsArray().Select(i => i?.DeepClone())];
                random.Shuffle<JsonNode?>(items);
                arguments[argument] = new JsonArray(items);
                break;
            default:
                arguments[argument] = JsonNode.Parse(Pick(_pool.Values(function, argument), random));
                break;
        }

        return true;
    }

    private static string? Text(IEnumerable<(string Name, JsonObject Arguments)> calls) => CallText.Of([.. calls.Select(c => new ToolCall(c.Name, c.Arguments.ToJsonString()))]);

    private static T Pick<T>(IReadOnlyList<T> from, SeededRandom random) => from[random.Next(from.Count)];
}
