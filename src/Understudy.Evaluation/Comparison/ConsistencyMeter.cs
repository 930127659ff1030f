using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Measures the teacher against itself where the file repeats an input.</summary>
internal static class ConsistencyMeter
{
    private const int MostReplicates = 1000;

    public static TeacherConsistency? Of(ExampleTable table, EvaluationOptions options)
    {
        // Equal 64-bit hashes count as equal inputs: among a million inputs a collision has a chance of 3 in 100 million.
        var first = new Dictionary<ulong, int>(table.Count);
        var inputs = new List<int>();
        var answers = new List<int>();
        for (int row = 0; row < table.Count; row++)
        {
            if (table.Teacher(row) == LabelSet.None)
            {
                continue;
            }

            ulong hash = Hash(table.Input(row));
            if (!first.TryGetValue(hash, out int id))
            {
                first.Add(hash, id = first.Count);
            }

            inputs.Add(id);
            answers.Add(table.Teacher(row));
        }

        if (first.Count == inputs.Count
            || ModalAgreement.Estimate([.. inputs], [.. answers], 0.95, Math.Min(options.Replicates, MostReplicates), options.Seed.For("modal-agreement").Value) is not { } e)
        {
            return null;
        }

        return new TeacherConsistency
        {
            RepeatedInputs = e.Inputs,
            Answers = e.Answers,
            Ceiling = new Estimate { Value = e.Value, Low = e.Interval.Low, High = e.Interval.High, Count = e.Inputs, Method = "modal-answer share, jackknife-corrected" },
            Statement = $"{Say.Count(e.Inputs)} inputs were answered more than once; the teacher gives its own most frequent answer in {Say.Percent(e.Value)} of the cases ({Say.Percent(e.Interval.Low)}–{Say.Percent(e.Interval.High)}): no specialist can agree with it more often on inputs like these.",
        };
    }

    private static ulong Hash(ReadOnlySpan<char> text)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return SeededRandom.Mix(hash ^ (ulong)text.Length);
    }
}
