using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>
/// Varies rows while training: values are exchanged for others of their slot, known words are hidden so that their n-grams have to do
/// (Kiperwasser and Goldberg, 1603.04351, section 4), n-grams are left out.
/// </summary>
internal sealed class TaggerVariation
{
    private readonly TaggerRows _set;
    private readonly TaggerOptions _options;
    private readonly SeededRandom _random;

    public TaggerVariation(TaggerRows set, TaggerOptions options, Seed seed) => (_set, _options, _random) = (set, options, new SeededRandom(seed));

    /// <summary>A varied row.</summary>
    public (TaggerRows.Entry[] Words, int[] Tags) Vary(TaggerRows.Row row)
    {
        List<TaggerRows.Entry> words = [];
        List<int> tags = [];
        int at = 0;
        foreach (TaggedSpan span in row.Spans)
        {
            Outside(span.First);
            int[][] values = _set.Values[span.Slot];
            ReadOnlySpan<int> value = _options.ValueSwap > 0 && _random.NextDouble() < _options.ValueSwap
                ? values[_random.Next(values.Length)]
                : row.Entries.AsSpan(span.First, span.Last - span.First + 1);
            for (int i = 0; i < value.Length; i++)
            {
                Add(value[i], i == 0 ? TagScheme.Begin(span.Slot) : TagScheme.Inside(span.Slot));
            }

            at = span.Last + 1;
        }

        Outside(row.Entries.Length);
        return ([.. words], [.. tags]);

        void Outside(int end)
        {
            for (; at < end; at++)
            {
                Add(row.Entries[at], TagScheme.Outside);
            }
        }

        void Add(int entry, int tag)
        {
            words.Add(Thin(_set[entry]));
            tags.Add(tag);
        }
    }

    private TaggerRows.Entry Thin(TaggerRows.Entry entry)
    {
        if (entry.Word > 0 && _options.WordDropout > 0 && _random.NextDouble() < _options.WordDropout / (_options.WordDropout + _set.CountOf(entry.Word)))
        {
            entry = entry with { Word = 0 };
        }

        return _options.GramDropout > 0 && entry.Grams.Length > 1 ? entry with { Grams = [.. entry.Grams.Where(_ => _random.NextDouble() >= _options.GramDropout)] } : entry;
    }
}
