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
        var copied = new CopiedArguments(FoundIn(rows));
        (int calls, int apart) = (0, 0);
        foreach ((string text, string said) in rows)
        {
            var stands = new Standing(text);
            foreach (ToolCall call in CallText.Read(said) ?? [])
            {
                using JsonDocument arguments = JsonDocument.Parse(call.Arguments);
                string[] values = [.. Leaves("", arguments.RootElement).Where(l => l.Value.ValueKind == JsonValueKind.String && copied.Has(call.Name, l.Path)).Select(l => l.Value.GetString()!)];
                if (values.Length > 1)
                {
                    calls++;
                    apart += stands.Apart(values) ? 1 : 0;
                }
            }
        }

        return new CopiedArguments(copied.Names, calls >= LeastValues && apart >= LeastShare * calls);
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

    private static IEnumerable<string> FoundIn(IReadOnlyList<(string Text, string Calls)> rows)
    {
        var counts = new SortedDictionary<string, (int Values, int Copied)>(StringComparer.Ordinal);
        foreach ((string text, string said) in rows)
        {
            var stands = new Standing(text);
            foreach (ToolCall call in CallText.Read(said) ?? [])
            {
                using JsonDocument arguments = JsonDocument.Parse(call.Arguments);
                foreach ((string path, JsonElement value) in Leaves("", arguments.RootElement))
                {
                    string name = $"{call.Name}/{path}";
                    (int values, int copied) = counts.GetValueOrDefault(name);
                    counts[name] = (values + 1, copied + (value.ValueKind == JsonValueKind.String && stands.At(value.GetString()!).Any() ? 1 : 0));
                }
            }
        }

        return counts.Where(c => c.Value.Values >= LeastValues && c.Value.Copied >= LeastShare * c.Value.Values).Select(c => c.Key);
    }

    /// <summary>Where values stand in a text as whole words.</summary>
    private sealed class Standing
    {
        private readonly string _text;
        private readonly HashSet<int> _starts, _ends;

        public Standing(string text)
        {
            List<WordSpan> words = [];
            TaggingWords.Cut(text, words, int.MaxValue);
            (_text, _starts, _ends) = (text, [.. words.Select(w => w.Start)], [.. words.Select(w => w.End)]);
        }

        /// <summary>Where a value begins.</summary>
        public IEnumerable<int> At(string value)
        {
            for (int at = value.Length == 0 ? -1 : _text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(value, at + 1, StringComparison.Ordinal))
            {
                if (_starts.Contains(at) && _ends.Contains(at + value.Length))
                {
                    yield return at;
                }
            }
        }

        /// <summary>Whether values, one after the other at the first place that is free, have no character in common.</summary>
        public bool Apart(IEnumerable<string> values)
        {
            List<(int Start, int End)> taken = [];
            foreach (string value in values)
            {
                int at = At(value).FirstOrDefault(a => taken.TrueForAll(t => a >= t.End || a + value.Length <= t.Start), -1);
                if (at < 0)
                {
                    return false;
                }

                taken.Add((at, at + value.Length));
            }

            return true;
        }
    }
}
