using Understudy.Core;

namespace Understudy.Training;

/// <summary>Whether a workload's calls are few and recur, so that whole calls can be learned as labels.</summary>
public static class CallSet
{
    private const int MaximumCalls = 200, RowsPerCall = 20;
    private const double MaximumNewShare = 0.2;

    /// <summary>
    /// Whether nearly every call recurs: the share of rows whose call occurs once estimates how likely the next row brings a new one (Good
    /// and Turing, 1953).
    /// </summary>
    /// <param name="table">The examples.</param>
    /// <param name="rows">Rows to learn from.</param>
    /// <param name="target">Whose calls.</param>
    public static bool IsClosed(ExampleTable table, ReadOnlySpan<int> rows, LearningTarget target)
    {
        ArgumentNullException.ThrowIfNull(table);
        var counts = new Dictionary<int, int>();
        int answered = 0;
        foreach (int row in rows)
        {
            int label = target == LearningTarget.Gold ? table.Gold(row) : table.Teacher(row);
            if (label >= 0)
            {
                counts[label] = counts.GetValueOrDefault(label) + 1;
                answered++;
            }
        }

        return counts.Count > 1 && counts.Count <= Math.Max(MaximumCalls, answered / RowsPerCall) && counts.Values.Count(n => n == 1) <= MaximumNewShare * answered;
    }
}
