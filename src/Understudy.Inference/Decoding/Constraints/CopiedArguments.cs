using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Arguments whose values stand in the input word for word, as the training rows show. What is written for them is held to the input, as a
/// pointer network's output is (1506.03134), but by masking tokens. Immutable and thread-safe.
/// </summary>
public sealed class CopiedArguments
{
    // Values that have to be copied, of those seen; an argument with fewer values says too little.
    private const double LeastShare = 0.99;
    private const int LeastValues = 10;

    private readonly HashSet<(string Function, string Path)> _names = [];

    /// <summary>Takes names in the form <c>function/path</c>, nested paths with dots.</summary>
    /// <param name="names">The names.</param>
    /// <param name="apart">Whether the values of a call have no word in common.</param>
    public CopiedArguments(IEnumerable<string> names, bool apart = false)
    {
        ArgumentNullException.ThrowIfNull(names);
        (Names, Apart) = ([.. names], apart);
        foreach (string name in Names)
        {
            int slash = name.LastIndexOf('/');
            _names.Add((name[..Math.Max(0, slash)], name[(slash + 1)..]));
        }
    }

    /// <summary>The arguments, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether no word of the input is in two copied values of a call.</summary>
    public bool Apart { get; }

    /// <summary>Whether an argument is copied.</summary>
    public bool Has(string function, string path) => _names.Contains((function, path));

    /// <summary>
    /// Finds the arguments that nearly always (99 % of at least 10 values) are texts that stand in the input as whole words, and whether in nearly
    /// all calls that have several of them (99 % of at least 10) they stand apart.
    /// </summary>
    /// <param name="rows">Inputs and canonical calls (<see cref="CallText"/>).</param>
    public static CopiedArguments Learn(IReadOnlyList<(string Text, string Calls)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        SeenCall[] calls = [.. rows.SelectMany(r => SeenCalls(r.Text, r.Calls))];
        HashSet<string> names = [.. calls.SelectMany(c => c.Values).GroupBy(v => v.Name, StringComparer.Ordinal)
            .Where(g => g.Count() >= LeastValues && g.Count(v => v.Places.Length > 0) >= LeastShare * g.Count()).Select(g => g.Key)];
        SeenValue[][] several = [.. calls.Select(c => c.Values.Where(v => names.Contains(v.Name)).ToArray()).Where(v => v.Length > 1)];
        return new CopiedArguments(names.Order(StringComparer.Ordinal), several.Length >= LeastValues && several.Count(AreApart) >= LeastShare * several.Length);
    }

    /// <summary>Begins to follow one answer.</summary>
    /// <param name="text">The input.</param>
    /// <param name="tokens">What tokens write.</param>
    public CopyState Start(string text, TokenBytes tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        return new CopyState(this, text, tokens);
    }

    private static IEnumerable<(string Path, JsonElement Value)> Leaves(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Leaves(path.Length == 0 ? p.Name : $"{path}.{p.Name}", p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(v => Leaves(path, v)),
        _ => [(path, value)],
    };

    private static IEnumerable<SeenCall> SeenCalls(string text, string calls)
    {
        List<WordSpan> words = [];
        TaggingWords.Cut(text, words, int.MaxValue);
        (HashSet<int> starts, HashSet<int> ends) = ([.. words.Select(w => w.Start)], [.. words.Select(w => w.End)]);
        foreach (ToolCall call in CallText.Read(calls) ?? [])
        {
            using JsonDocument arguments = JsonDocument.Parse(call.Arguments);
            yield return new SeenCall([.. Leaves("", arguments.RootElement).Select(l => new SeenValue($"{call.Name}/{l.Path}", l.Value.ValueKind == JsonValueKind.String ? [.. Places(text, l.Value.GetString()!, starts, ends)] : []))]);
        }
    }

    /// <summary>Where a value stands in a text as whole words.</summary>
    private static IEnumerable<(int Start, int End)> Places(string text, string value, HashSet<int> starts, HashSet<int> ends)
    {
        for (int at = value.Length == 0 ? -1 : text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal))
        {
            if (starts.Contains(at) && ends.Contains(at + value.Length))
            {
                yield return (at, at + value.Length);
            }
        }
    }

    /// <summary>Whether values, one after the other at the first place that is free, have no character in common.</summary>
    private static bool AreApart(SeenValue[] values)
    {
        List<(int Start, int End)> taken = [];
        foreach (SeenValue value in values)
        {
            int free = Array.FindIndex(value.Places, p => taken.TrueForAll(t => p.Start >= t.End || p.End <= t.Start));
            if (free < 0)
            {
                return false;
            }

            taken.Add(value.Places[free]);
        }

        return true;
    }

    private readonly record struct SeenCall(SeenValue[] Values);

    /// <param name="Name">Function and path.</param>
    /// <param name="Places">Where it stands in the input.</param>
    private readonly record struct SeenValue(string Name, (int Start, int End)[] Places);
}
