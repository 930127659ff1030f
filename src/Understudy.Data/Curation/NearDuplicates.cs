using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Finds the independent units of a table: user groups, copies and near-copies of an input; for pairs of query and item,
/// of a query.
/// </summary>
public static class NearDuplicates
{
    /// <summary>
    /// Numbers the unit of every row, 0, 1, 2, … in order of first appearance. Inputs that are equal but for case, white space
    /// and punctuation are one unit; so are inputs whose sets of character 5-shingles (of that normal form) have a Jaccard
    /// similarity of at least the threshold, and whatever these relations link in a chain. Candidates come from MinHash bands;
    /// each is verified exactly. At the default threshold a pair exactly on it is found with probability .9995.
    /// Rows that are pairs are compared by their queries, and all rows of a query are one unit. Items recur from query to query
    /// and join nothing: what is learned and judged is the order of a query's items, so an item seen with another query gives
    /// none of it away; and since the same catalogue is served later, a test without recurring items would be another task's.
    /// A user group joins the whole queries of its rows.
    /// </summary>
    /// <param name="table">The examples.</param>
    /// <param name="options">Threshold and threads.</param>
    /// <param name="seed">Seed of the hash functions.</param>
    /// <param name="progress">Told about rows, then bands.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The unit of every row; the same at any number of threads.</returns>
    public static int[] Group(ExampleTable table, NearDuplicateOptions options, Seed seed, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        Validate(options);
        var texts = new UnitTexts(table);
        var search = new DuplicateSearch(texts.Count, texts.Text, options, seed, progress, cancellationToken);
        search.Run();
        if (options.JoinGroups)
        {
            var first = new Dictionary<int, int>();
            for (int row = 0; row < table.Count; row++)
            {
                if (table.Group(row) is >= 0 and int group && !first.TryAdd(group, texts.Of(row)))
                {
                    search.Sets.Union(first[group], texts.Of(row));
                }
            }
        }

        int[] units = search.Sets.Number();
        return table.HasQueries ? [.. Enumerable.Range(0, table.Count).Select(row => units[texts.Of(row)])] : units;
    }

    internal static void Validate(NearDuplicateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        if (!(options.Threshold is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Threshold, "The similarity threshold lies in (0, 1].");
        }
    }
}
