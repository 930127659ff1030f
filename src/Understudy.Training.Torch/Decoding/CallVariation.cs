using System.Text;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>
/// Exchanges the values of function calls for others of their slot, in the text and in the call alike, so that a decoder learns to copy what
/// stands there and not what it has seen. Rows whose call does not follow from their text stay as they are. Immutable.
/// </summary>
internal sealed class CallVariation
{
    private readonly AlignedRow?[] _rows;
    private readonly CallAssembler _assembler;
    private readonly (string Text, WordSpan[] Words)[][] _values; // of every slot

    private CallVariation(AlignedRow?[] rows, CallAssembler assembler, (string, WordSpan[])[][] values) => (_rows, _assembler, _values) = (rows, assembler, values);

    /// <summary>Rows that can be varied.</summary>
    public int Count => _rows.Count(r => r is not null);

    /// <summary>Finds the values of calls; null when no row is a call that can be aligned.</summary>
    public static CallVariation? Of(IReadOnlyList<DecoderRow> rows, ToolSet? tools)
    {
        AlignedCalls calls;
        try
        {
            calls = CallAligner.Align([.. rows.Select(r => new CallRow(r.Text, r.Completion))], tools);
        }
        catch (UnderstudyException e) when (e.Code == ErrorCode.TooFewExamples)
        {
            return null;
        }

        var assembler = new CallAssembler(calls.Plan);
        var varied = new AlignedRow?[rows.Count];
        var values = new List<(string, WordSpan[])>[calls.Plan.Slots.Count];
        foreach (AlignedRow row in calls.Rows)
        {
            if (row.Spans.Count == 0 || Assemble(assembler, row, row.Text, row.Words, row.Spans) != rows[row.Row].Completion)
            {
                continue;
            }

            varied[row.Row] = row;
            foreach (TaggedSpan span in row.Spans)
            {
                int start = row.Words[span.First].Start;
                (values[span.Slot] ??= []).Add((row.Text[start..row.Words[span.Last].End], [.. row.Words[span.First..(span.Last + 1)].Select(w => w with { Start = w.Start - start })]));
            }
        }

        return new CallVariation(varied, assembler, Array.ConvertAll(values, v => v?.ToArray() ?? []));
    }

    /// <summary>A row with some values exchanged, each with a probability; the row as it is where no valid call would come out.</summary>
    public DecoderRow Vary(int index, DecoderRow row, float probability, Seed seed)
    {
        if (_rows[index] is not { } aligned)
        {
            return row;
        }

        var random = new SeededRandom(seed);
        var text = new StringBuilder();
        List<WordSpan> words = [];
        List<TaggedSpan> spans = [];
        int at = 0, word = 0; // characters and words of the old text that are taken over
        bool changed = false;
        foreach (TaggedSpan span in aligned.Spans)
        {
            Keep(span.First, aligned.Words[span.First].Start);
            int first = words.Count;
            if (random.NextDouble() < probability)
            {
                (string value, WordSpan[] own) = _values[span.Slot][random.Next(_values[span.Slot].Length)];
                words.AddRange(own.Select(w => w with { Start = w.Start + text.Length }));
                text.Append(value);
                (at, word, changed) = (aligned.Words[span.Last].End, span.Last + 1, true);
            }
            else
            {
                Keep(span.Last + 1, aligned.Words[span.Last].End);
            }

            spans.Add(new TaggedSpan(span.Slot, first, words.Count - 1));
        }

        if (!changed)
        {
            return row;
        }

        Keep(aligned.Words.Length, aligned.Text.Length);
        string made = text.ToString();
        return Assemble(_assembler, aligned, made, words, spans) is { } calls ? new DecoderRow(made, calls) : row;

        void Keep(int toWord, int toCharacter)
        {
            int shift = text.Length - at;
            for (; word < toWord; word++)
            {
                words.Add(aligned.Words[word] with { Start = aligned.Words[word].Start + shift });
            }

            text.Append(aligned.Text, at, toCharacter - at);
            at = toCharacter;
        }
    }

    private static string? Assemble(CallAssembler assembler, AlignedRow row, string text, IReadOnlyList<WordSpan> words, IReadOnlyList<TaggedSpan> spans) =>
        assembler.Assemble(text, words, row.Intent, spans, head => row.Classes.First(c => c.Head == head).Class, default);
}
