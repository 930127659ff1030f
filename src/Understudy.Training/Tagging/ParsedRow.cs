using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>A row taken apart: its words, its function and the leaves of its arguments.</summary>
internal sealed class ParsedRow
{
    public const string None = "<none>", Several = "<several>";

    private readonly Dictionary<(int Leaf, int Item, string Normaliser), List<Candidate>> _found = [];

    private readonly Dictionary<NormaliserFamily, List<(int First, int Last)>> _readable = [];

    private ParsedRow(int row, string text, WordSpan[] words, string function, CallLeaf[] leaves, NormaliserContext context) => (Row, Text, Words, Function, Leaves, Context) = (row, text, words, function, leaves, context);

    public int Row { get; }

    public string Text { get; }

    public WordSpan[] Words { get; }

    /// <summary>The function, <see cref="None"/> or <see cref="Several"/>.</summary>
    public string Function { get; }

    public CallLeaf[] Leaves { get; }

    /// <summary>What its words depend on.</summary>
    public NormaliserContext Context { get; }

    /// <summary>Takes a row apart.</summary>
    /// <returns>The row, or why there is none.</returns>
    public static (ParsedRow? Row, string? Fault) Of(int index, CallRow row, int maximumWords, NormaliserContext context)
    {
        List<WordSpan> words = [];
        if (!TaggingWords.Cut(row.Text, words, maximumWords))
        {
            return (null, $"the input has more than {maximumWords} words");
        }

        if (words.Count == 0)
        {
            return (null, "the input has no words");
        }

        if (CallText.Read(row.Calls) is not { } calls)
        {
            return (null, "the answer is no list of calls");
        }

        if (calls.Count != 1)
        {
            return (new ParsedRow(index, row.Text, [.. words], calls.Count == 0 ? None : Several, [], context), null);
        }

        using JsonDocument arguments = JsonDocument.Parse(calls[0].Arguments);
        return (new ParsedRow(index, row.Text, [.. words], calls[0].Name, [.. CallLeaf.Of(arguments.RootElement)], context), null);
    }

    /// <summary>The text of some of its words.</summary>
    public ReadOnlySpan<char> Surface(int first, int last) => Text.AsSpan(Words[first].Start, Words[last].End - Words[first].Start);

    /// <summary>The longest runs of words that a family reads under whatever conventions; found once.</summary>
    public List<(int First, int Last)> Readable(NormaliserFamily family)
    {
        if (!_readable.TryGetValue(family, out List<(int First, int Last)>? spans))
        {
            _readable.Add(family, spans = CandidateFinder.Readable(this, family.Make(family.Broadest)));
        }

        return spans;
    }

    /// <summary>Where an item of a leaf may come from; found once.</summary>
    public List<Candidate> Candidates(int leaf, int item, IValueNormaliser? normaliser)
    {
        var key = (leaf, item, normaliser?.Name ?? "");
        if (!_found.TryGetValue(key, out List<Candidate>? candidates))
        {
            string json = Leaves[leaf].Items![item];
            candidates = normaliser is null ? CandidateFinder.Copies(Text, Words, json) : CandidateFinder.Readings(this, json, normaliser);
            _found.Add(key, candidates);
        }

        return candidates;
    }
}
