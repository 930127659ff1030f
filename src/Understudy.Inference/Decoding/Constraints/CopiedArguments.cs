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
    public CopiedArguments(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = [.. names];
        foreach (string name in Names)
        {
            int slash = name.LastIndexOf('/');
            _names.Add((name[..Math.Max(0, slash)], name[(slash + 1)..]));
        }
    }

    /// <summary>The arguments, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether an argument is copied.</summary>
    public bool Has(string function, string path) => _names.Contains((function, path));

    /// <summary>Finds the arguments that nearly always (99 % of at least 10 values) are texts that stand in the input as whole words.</summary>
    /// <param name="rows">Inputs and canonical calls (<see cref="CallText"/>).</param>
    public static CopiedArguments Learn(IEnumerable<(string Text, string Calls)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var counts = new SortedDictionary<string, (int Values, int Copied)>(StringComparer.Ordinal);
        List<WordSpan> words = [];
        foreach ((string text, string calls) in rows)
        {
            TaggingWords.Cut(text, words, int.MaxValue);
            (HashSet<int> starts, HashSet<int> ends) = ([.. words.Select(w => w.Start)], [.. words.Select(w => w.End)]);
            foreach (ToolCall call in CallText.Read(calls) ?? [])
            {
                using JsonDocument arguments = JsonDocument.Parse(call.Arguments);
                foreach ((string path, JsonElement value) in Leaves("", arguments.RootElement))
                {
                    string name = $"{call.Name}/{path}";
                    (int values, int copied) = counts.GetValueOrDefault(name);
                    counts[name] = (values + 1, copied + (value.ValueKind == JsonValueKind.String && Stands(text, value.GetString()!, starts, ends) ? 1 : 0));
                }
            }
        }

        return new CopiedArguments(counts.Where(c => c.Value.Values >= LeastValues && c.Value.Copied >= LeastShare * c.Value.Values).Select(c => c.Key));
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

    private static bool Stands(string text, string value, HashSet<int> starts, HashSet<int> ends)
    {
        for (int at = text.IndexOf(value, StringComparison.Ordinal); at >= 0 && value.Length > 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal))
        {
            if (starts.Contains(at) && ends.Contains(at + value.Length))
            {
                return true;
            }
        }

        return false;
    }
}
