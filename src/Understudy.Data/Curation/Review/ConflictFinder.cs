using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Data;

/// <summary>Inputs that were answered more than once: where the answers differ, and how often the teacher keeps to itself.</summary>
internal static class ConflictFinder
{
    /// <summary>
    /// All conflicts. A refusal beside an answer is one: the teacher may refuse tomorrow what it answered today. Equal inputs
    /// are equal but for case, white space and punctuation, so that a text whose meaning hangs on these may be listed wrongly.
    /// </summary>
    public static IReadOnlyList<ConflictingInput> Find(ExampleTable table, ReviewedInputs inputs, ReviewedAnswers answers)
    {
        int[] rows = [.. Enumerable.Range(0, table.Count).Where(r => answers[r] != LabelSet.None)];
        int[] keys = [.. rows.Select(r => inputs[r])];
        Array.Sort(keys, rows); // not stable: rows are put in order below
        List<(int Outvoted, int First, ConflictingInput Conflict)> found = [];
        for (int start = 0, end; start < rows.Length; start = end)
        {
            end = start + 1;
            while (end < rows.Length && keys[end] == keys[start])
            {
                end++;
            }

            int[] same = rows[start..end];
            if (same.Length > 1 && Array.Exists(same, r => answers[r] != answers[same[0]]))
            {
                Array.Sort(same);
                AnswerCount[] counts = [.. same.GroupBy(r => answers[r]).OrderByDescending(g => g.Count()).ThenBy(g => g.First()).Select(g => new AnswerCount(answers.NameOf(g.Key), [.. g.Select(table.Source)]))];
                found.Add((same.Length - counts[0].Lines.Count, same[0], new ConflictingInput(ReviewedInputs.Excerpt(table, same[0]), same.Length, counts)));
            }
        }

        return [.. found.OrderByDescending(f => f.Outvoted).ThenBy(f => f.First).Select(f => f.Conflict)];
    }

    /// <summary>The bias-corrected modal-answer share (<see cref="ModalAgreement"/>), each repeated input counting once.</summary>
    public static AgreementCeiling? Ceiling(int rows, ReviewedInputs inputs, ReviewedAnswers answers, ReviewOptions options)
    {
        int[] answered = [.. Enumerable.Range(0, rows).Where(r => answers[r] != LabelSet.None)];
        ulong seed = options.Seed.For("modal-agreement").Value;
        return ModalAgreement.Estimate([.. answered.Select(r => inputs[r])], [.. answered.Select(r => answers[r])], options.Confidence, options.Replicates, seed) is not { } e
            ? null
            : new AgreementCeiling(
                new Estimate { Value = e.Value, Low = e.Interval.Low, High = e.Interval.High, Count = e.Inputs, Method = "modal-answer share, between leave-one-out and naive", Confidence = options.Confidence, Seed = seed },
                e.LeaveOneOut,
                e.Naive,
                e.Answers);
    }
}
