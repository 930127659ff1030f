using System.Globalization;

namespace Understudy.Training.Torch;

/// <summary>
/// What a batch of rows should be answered with. It lives in the program's memory and owns no tensors; objectives copy what they
/// need to the logits' device. Immutable: the arrays belong to the batch from then on.
/// </summary>
public sealed class ObjectiveBatch
{
    private QueryGroups? _groups;

    private ObjectiveBatch(int rows, float[]? targets, int classes, float[]? scores, long[]? queries, float[]? weights)
    {
        (Rows, Targets, Classes, Scores, Queries, Weights) = (rows, targets, classes, scores, queries, weights);
        if (weights is not null)
        {
            Check(weights.Length == rows, $"weights has {weights.Length} entries for {rows} rows; give one a row.", nameof(weights));
            Check(Array.TrueForAll(weights, w => float.IsFinite(w) && w >= 0), "weights must be finite and 0 or more.", nameof(weights));
        }
    }

    /// <summary>How many rows, at least 1.</summary>
    public int Rows { get; }

    /// <summary>How many classes; 0 when the batch is about relevance.</summary>
    public int Classes { get; }

    /// <summary>Label distributions, row by row: [rows, classes]. Null when the batch is about relevance.</summary>
    internal float[]? Targets { get; }

    /// <summary>The teacher's scores or grades: [rows]. Null when the batch is a classification.</summary>
    internal float[]? Scores { get; }

    /// <summary>The query of each row: [rows]. Null when the batch is a classification.</summary>
    internal long[]? Queries { get; }

    /// <summary>How much each row counts: [rows]. Null for 1 each.</summary>
    internal float[]? Weights { get; }

    /// <summary>The rows of each query with at least two of them, laid out once on first use.</summary>
    internal QueryGroups Groups => _groups ??= new QueryGroups(Queries ?? throw new InvalidOperationException("The batch has no queries."));

    /// <summary>A classification batch.</summary>
    /// <param name="targets">One distribution a row, row by row: [rows, classes], each 0 or more and adding up to 1 (within .001).</param>
    /// <param name="classes">How many classes, at least 2.</param>
    /// <param name="weights">How much each row counts, finite and 0 or more; null for 1 each.</param>
    /// <exception cref="ArgumentException">When a length or a value is not as said.</exception>
    public static ObjectiveBatch ForClasses(float[] targets, int classes, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        Check(classes >= 2, $"classes is {classes}; give at least 2.", nameof(classes));
        Check(targets.Length > 0 && targets.Length % classes == 0, $"targets has {targets.Length} entries; give a multiple of the {classes} classes, at least one row.", nameof(targets));
        for (int row = 0; row < targets.Length / classes; row++)
        {
            double sum = 0;
            foreach (float target in targets.AsSpan(row * classes, classes))
            {
                sum += target >= 0 ? target : double.NaN;
            }

            Check(Math.Abs(sum - 1) <= 1e-3, $"targets of row {row} are no distribution: expected values of 0 or more that add up to 1, found a sum of {sum.ToString(CultureInfo.InvariantCulture)}.", nameof(targets));
        }

        return new ObjectiveBatch(targets.Length / classes, targets, classes, null, null, weights);
    }

    /// <summary>A relevance batch.</summary>
    /// <param name="scores">The teacher's score or the grade of each row, finite, more for better.</param>
    /// <param name="queries">The query of each row, any numbers; the rows of one query stand together.</param>
    /// <param name="weights">How much each row counts, finite and 0 or more; null for 1 each.</param>
    /// <exception cref="ArgumentException">When a length or a value is not as said.</exception>
    public static ObjectiveBatch ForRelevance(float[] scores, long[] queries, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(queries);
        Check(scores.Length > 0, "scores is empty; give at least one row.", nameof(scores));
        Check(queries.Length == scores.Length, $"queries has {queries.Length} entries for {scores.Length} rows; give one a row.", nameof(queries));
        Check(Array.TrueForAll(scores, float.IsFinite), "scores must be finite.", nameof(scores));
        HashSet<long> seen = [];
        for (int row = 0; row < queries.Length; row++)
        {
            bool begins = row == 0 || queries[row] != queries[row - 1];
            Check(!begins || seen.Add(queries[row]), $"The rows of query {queries[row]} do not stand together: it comes back at row {row}.", nameof(queries));
        }

        return new ObjectiveBatch(scores.Length, null, 0, scores, queries, weights);
    }

    /// <summary>The weights of all rows added up.</summary>
    internal double WeightSum()
    {
        double sum = 0;
        for (int row = 0; row < Rows; row++)
        {
            sum += Weight(row);
        }

        return sum;
    }

    /// <summary>The weight of a row.</summary>
    internal float Weight(int row) => Weights is null ? 1 : Weights[row];

    private static void Check(bool holds, string message, string parameter)
    {
        if (!holds)
        {
            throw new ArgumentException(message, parameter);
        }
    }
}
