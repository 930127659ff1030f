using Understudy.Core;

namespace Understudy.Data;

/// <summary>Divides rows into train, selection, calibration and test.</summary>
public static class Splitter
{
    /// <summary>Divides; the same table, units, options and seed give the same partition.</summary>
    public static Partition Split(ExampleTable table, ReadOnlySpan<int> units, SplitOptions options, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        double total = options.Train + options.Selection + options.Calibration + options.Test;
        var of = new SplitKind[table.Count];
        for (int row = 0; row < of.Length; row++)
        {
            double u = new SeededRandom(seed.For("split", units[row])).NextDouble() * total;
            of[row] = u < options.Train ? SplitKind.Train
                : u < options.Train + options.Selection ? SplitKind.Selection
                : u < options.Train + options.Selection + options.Calibration ? SplitKind.Calibration : SplitKind.Test;
        }

        return new Partition(of, units.ToArray(), byTime: false);
    }
}
