namespace Understudy.Bench;

/// <summary>The adjusted Rand index (Hubert and Arabie, 1985): how alike two clusterings of the same calls are, 0 by chance, 1 when equal.</summary>
public static class AdjustedRand
{
    /// <summary>Of calls by true and found cluster; a null or negative cluster is one call each.</summary>
    public static double Of(IReadOnlyDictionary<(string? Truth, int Found), long> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        double both = 0, total = 0;
        var byTruth = new Dictionary<string, long>(StringComparer.Ordinal);
        var byFound = new Dictionary<int, long>();
        foreach (((string? truth, int found), long count) in cells)
        {
            total += count;
            both += truth is null || found < 0 ? 0 : Pairs(count);
            if (truth is not null)
            {
                byTruth[truth] = byTruth.GetValueOrDefault(truth) + count;
            }

            if (found >= 0)
            {
                byFound[found] = byFound.GetValueOrDefault(found) + count;
            }
        }

        double rows = byTruth.Values.Sum(Pairs), columns = byFound.Values.Sum(Pairs);
        double expected = rows * columns / Pairs((long)total), most = (rows + columns) / 2;
        return most == expected ? 1 : (both - expected) / (most - expected);

        static double Pairs(long n) => n * (n - 1.0) / 2;
    }
}
