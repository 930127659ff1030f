using Understudy.Core;

namespace Understudy.Data;

/// <summary>Rows of a separate test file that repeat rows of the training file. Counted, never thinned.</summary>
/// <param name="TestRows">Test rows that are copies or near-copies of a training row, ascending.</param>
/// <param name="Exact">How many of them are the same text but for case, white space and punctuation.</param>
public sealed record TestOverlap(IReadOnlyList<int> TestRows, int Exact)
{
    /// <summary>
    /// Finds them: the two files are searched as one, as <see cref="NearDuplicates.Group"/> does (user groups aside), and a
    /// test row counts when a training row is in its unit.
    /// </summary>
    public static TestOverlap Find(ExampleTable train, ExampleTable test, NearDuplicateOptions options, Seed seed, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        NearDuplicates.Validate(options);
        var search = new DuplicateSearch(train.Count + test.Count, row => row < train.Count ? train.Input(row) : test.Input(row - train.Count), options, seed, progress, cancellationToken);
        search.Run();
        List<int> rows = [];
        int exact = 0;
        for (int row = 0; row < test.Count; row++)
        {
            // Training rows come first, and the root of a set is its smallest member.
            if (search.Sets.Find(train.Count + row) < train.Count)
            {
                rows.Add(row);
            }

            exact += search.FirstCopy[train.Count + row] < train.Count ? 1 : 0;
        }

        return new TestOverlap(rows, exact);
    }
}
