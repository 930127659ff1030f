using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The held-out rows that have a truth, with it. Rows without one are left out and counted.</summary>
internal sealed class JudgedRows
{
    private JudgedRows(ExampleTable table, int[] rows, int[] truth, Sample sample, long leftOut)
    {
        Table = table;
        Rows = rows;
        Truth = truth;
        Sample = sample;
        LeftOut = leftOut;
    }

    public ExampleTable Table { get; }

    /// <summary>Table rows by position, in the order given.</summary>
    public int[] Rows { get; }

    /// <summary>Label index, or <see cref="LabelSet.Unreadable"/>: no label would be right (escalate, or outside the label set).</summary>
    public int[] Truth { get; } // [Rows]

    public Sample Sample { get; }

    /// <summary>What calls are accepted; null where the labels are no calls.</summary>
    public CallAcceptance? Calls { get; private init; }

    /// <summary>Whether the labels are calls: an open set, of which no label says anything by itself.</summary>
    public bool IsOpen => Calls is not null;

    public long LeftOut { get; }

    /// <param name="table">The table.</param>
    /// <param name="rows">Rows of it.</param>
    /// <param name="units">The unit of every table row; null when each is its own.</param>
    /// <param name="truth">What to judge by.</param>
    /// <param name="refusedCounts">In gold mode: whether a row without gold that the teacher refused counts as one that must be escalated.</param>
    /// <param name="seed">Draws each unit's representative.</param>
    /// <param name="calls">What calls are accepted; null where the labels are no calls.</param>
    public static JudgedRows Of(ExampleTable table, IReadOnlyList<int> rows, IReadOnlyList<int>? units, TruthKind truth, bool refusedCounts, Seed seed, CallAcceptance? calls = null)
    {
        var kept = new List<int>(rows.Count);
        var truths = new List<int>(rows.Count);
        foreach (int row in rows)
        {
            int label = truth == TruthKind.Gold ? table.Gold(row) : table.Teacher(row);
            if (label == LabelSet.None && refusedCounts && table.Teacher(row) == LabelSet.Unreadable)
            {
                label = LabelSet.Unreadable;
            }

            if (label != LabelSet.None)
            {
                kept.Add(row);
                truths.Add(label);
            }
        }

        int[] rowOf = [.. kept];
        var sample = Sample.Of([.. Enumerable.Range(0, rowOf.Length)], p => units is null ? rowOf[p] : units[rowOf[p]], p => rowOf[p], seed);
        return new JudgedRows(table, rowOf, [.. truths], sample, rows.Count - rowOf.Length) { Calls = calls };
    }

    /// <summary>
    /// Which answers are right. A truth outside the label set is never the specialist's; a comparator whose answer is outside it too
    /// gets the benefit of the doubt, since its text was not kept: the doubt must not favour the specialist.
    /// </summary>
    public bool[] Right(int[] answers, bool benefitOfDoubt)
    {
        var right = new bool[answers.Length];
        for (int i = 0; i < right.Length; i++)
        {
            right[i] = answers[i] == Truth[i] && (answers[i] >= 0 || (benefitOfDoubt && answers[i] == LabelSet.Unreadable));
        }

        return right;
    }
}
