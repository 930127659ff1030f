using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>Aligned rows as numbers: what batches are made from. Immutable.</summary>
internal sealed class TaggerRows
{
    private readonly List<Entry> _entries = [];
    private readonly int[] _counts;

    /// <summary>A word as it looks: rows of the tables.</summary>
    public readonly record struct Entry(int Word, int[] Grams, int Shape);

    /// <summary>One row.</summary>
    /// <param name="Entries">Index of each word's entry.</param>
    /// <param name="Spans">Slots in the order of the text.</param>
    /// <param name="Intent">The intent.</param>
    /// <param name="Classes">Class of every head; −1 where the head is not asked.</param>
    /// <param name="Mentions">Features of every class that the text names (<see cref="ClassMentions"/>).</param>
    public sealed record Row(int[] Entries, TaggedSpan[] Spans, int Intent, int[] Classes, float[] Mentions);

    public TaggerRows(AlignedCalls calls, IReadOnlyList<AlignedRow> rows, WordEncoder encoder)
    {
        int heads = CallAligner.HeadsOf(calls.Plan).Count;
        var mentions = new ClassMentions(calls.Plan);
        var known = new Dictionary<(string, int), int>();
        _counts = new int[encoder.WordHashesKnown.Length + 1];
        var values = new List<int[]>[calls.Plan.Slots.Count];
        Span<int> grams = stackalloc int[WordHashes.MostGrams(encoder.MinimumGram, encoder.MaximumGram)];
        Rows = new Row[rows.Count];
        for (int r = 0; r < Rows.Length; r++)
        {
            AlignedRow row = rows[r];
            var entries = new int[row.Words.Length];
            for (int t = 0; t < entries.Length; t++)
            {
                WordSpan span = row.Words[t];
                string word = row.Text.Substring(span.Start, span.Length);
                int shape = WordShape.Of(row.Text, span);
                if (!known.TryGetValue((word, shape), out entries[t]))
                {
                    entries[t] = _entries.Count;
                    known.Add((word, shape), entries[t]);
                    _entries.Add(new Entry(encoder.Word(word), grams[..encoder.Grams(word, grams)].ToArray(), shape));
                }

                _counts[_entries[entries[t]].Word]++;
            }

            var classes = new int[heads];
            Array.Fill(classes, -1);
            foreach ((int head, int value) in row.Classes)
            {
                classes[head] = value;
            }

            var named = new float[ClassMentions.Features * mentions.Classes];
            mentions.Of(row.Text, row.Words, named);
            Rows[r] = new Row(entries, [.. row.Spans], row.Intent, classes, named);
            foreach (TaggedSpan span in row.Spans)
            {
                (values[span.Slot] ??= []).Add(entries[span.First..(span.Last + 1)]);
            }
        }

        Values = Array.ConvertAll(values, v => v?.ToArray() ?? []);
        Lengths = Array.ConvertAll(Rows, r => r.Entries.Length);
    }

    public Row[] Rows { get; }

    /// <summary>Words of every row.</summary>
    public int[] Lengths { get; }

    /// <summary>For every slot the values that were seen, each as often as it was.</summary>
    public int[][][] Values { get; }

    public Entry this[int entry] => _entries[entry];

    /// <summary>How often a known word occurs.</summary>
    public int CountOf(int word) => _counts[word];
}
