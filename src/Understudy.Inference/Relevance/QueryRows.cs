using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Rows of a table put together by their query, in order of first occurrence.</summary>
internal static class QueryRows
{
    /// <summary>The text of a row's query.</summary>
    /// <exception cref="ArgumentException">When the row has none.</exception>
    public static string QueryOf(ExampleTable examples, int row) => examples.Query(row) is >= 0 and int query
        ? examples.QueryText(query)
        : throw new ArgumentException($"Expected query-item pairs; row {examples.Source(row)} has no query.", nameof(examples));

    /// <summary>Positions in <paramref name="rows"/> of each query.</summary>
    public static List<List<int>> Group(ExampleTable examples, ReadOnlySpan<int> rows)
    {
        Dictionary<int, int> place = [];
        List<List<int>> groups = [];
        for (int i = 0; i < rows.Length; i++)
        {
            int query = examples.Query(rows[i]);
            if (!place.TryGetValue(query, out int at))
            {
                place.Add(query, at = groups.Count);
                groups.Add([]);
            }

            groups[at].Add(i);
        }

        return groups;
    }
}
