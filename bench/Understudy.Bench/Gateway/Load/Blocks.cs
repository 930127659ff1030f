using Understudy.Core;

namespace Understudy.Bench;

/// <summary>Measurements in blocks that alternate between two ways, so that what the machine does meanwhile meets both.</summary>
public static class Blocks
{
    private const int Draws = 1000;
    private const double Tail = 0.025;

    /// <summary>The value at a share of the measurements, e.g. 0.5 for the median.</summary>
    public static double Quantile(IReadOnlyList<double[]> blocks, double share)
    {
        double[] all = [.. blocks.SelectMany(b => b)];
        Array.Sort(all);
        return all[Math.Clamp((int)Math.Ceiling(share * all.Length) - 1, 0, all.Length - 1)];
    }

    /// <summary>Quantile of <paramref name="through"/> less that of <paramref name="direct"/>, with the 95 % interval of a bootstrap over pairs of blocks.</summary>
    public static (double Value, double Low, double High) Added(IReadOnlyList<double[]> through, IReadOnlyList<double[]> direct, double share)
    {
        ArgumentNullException.ThrowIfNull(through);
        ArgumentNullException.ThrowIfNull(direct);
        var random = new SeededRandom(new Seed(1).For("blocks"));
        var draws = new double[Draws];
        var (some, others) = (new double[through.Count][], new double[through.Count][]);
        for (int d = 0; d < Draws; d++)
        {
            for (int i = 0; i < some.Length; i++)
            {
                int pick = random.Next(some.Length);
                (some[i], others[i]) = (through[pick], direct[pick]);
            }

            draws[d] = Quantile(some, share) - Quantile(others, share);
        }

        Array.Sort(draws);
        return (Quantile(through, share) - Quantile(direct, share), draws[(int)(Tail * Draws)], draws[(int)((1 - Tail) * Draws)]);
    }

    /// <summary>A quantile with the 95 % interval of a bootstrap over blocks.</summary>
    public static (double Value, double Low, double High) Of(IReadOnlyList<double[]> blocks, double share)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        double[][] zero = [.. blocks.Select(_ => new double[1])];
        return Added(blocks, zero, share);
    }
}
