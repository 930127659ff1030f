using Understudy.Core;

namespace Understudy.Data;

/// <summary>Rows of a separate test file that repeat rows of the training file. Counted, never thinned.</summary>
/// <param name="TestRows">Test rows whose input (of pairs: whose query) is a copy or near-copy of a training row's, ascending.</param>
/// <param name="Exact">How many of them are the same text but for case, white space and punctuation.</param>
public sealed record TestOverlap(IReadOnlyList<int> TestRows, int Exact)
{
    /// <summary>
    /// Finds them: the two files are searched as one, as <see cref="NearDuplicates.Group"/> does (user groups aside), and a
    /// test row counts when a training row is in its unit. Items that recur with other queries are no overlap.
    /// </summary>
    public static TestOverlap Find(ExampleTable train, ExampleTable test, NearDuplicateOptions options, Seed seed, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        NearDuplicates.Validate(options);
        if (train.HasQueries != test.HasQueries)
        {
            throw new ArgumentException("Training and test rows are both pairs of query and item, or neither are.", nameof(test));
        }

        UnitTexts first = new(train), second = new(test);
        var search = new DuplicateSearch(first.Count + second.Count, text => text < first.Count ? first.Text(text) : second.Text(text - first.Count), options, seed, progress, cancellationToken);
        search.Run();
        List<int> rows = [];
        int exact = 0;
        for (int row = 0; row < test.Count; row++)
        {
            // Training texts come first, and the root of a set is its smallest member.
            int text = first.Count + second.Of(row);
            if (search.Sets.Find(text) < first.Count)
            {
                rows.Add(row);
            }

            exact += search.FirstCopy[text] < first.Count ? 1 : 0;
        }

        return new TestOverlap(rows, exact);
    }
}
