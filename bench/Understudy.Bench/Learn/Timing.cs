using System.Diagnostics;

namespace Understudy.Bench;

/// <summary>Times short calls.</summary>
public static class Timing
{
    /// <summary>Median microseconds of single calls: the median over items of each item's best of five, so that interrupts do not count.</summary>
    public static double MedianMicroseconds(int count, Action<int> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var best = new double[count];
        Array.Fill(best, double.MaxValue);
        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < count; i++)
            {
                long began = Stopwatch.GetTimestamp();
                call(i);
                best[i] = Math.Min(best[i], (Stopwatch.GetTimestamp() - began) * 1e6 / Stopwatch.Frequency);
            }
        }

        Array.Sort(best);
        return best[count / 2];
    }
}
