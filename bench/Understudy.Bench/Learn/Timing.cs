using System.Diagnostics;

namespace Understudy.Bench;

/// <summary>Times short calls.</summary>
public static class Timing
{
    /// <summary>Median microseconds of single calls, over five rounds of all items: the p50 that a caller sees, collections included.</summary>
    public static double MedianMicroseconds(int count, Action<int> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        const int Rounds = 5;
        var times = new double[Rounds * count];
        for (int n = 0; n < times.Length; n++)
        {
            long began = Stopwatch.GetTimestamp();
            call(n % count);
            times[n] = (Stopwatch.GetTimestamp() - began) * 1e6 / Stopwatch.Frequency;
        }

        Array.Sort(times);
        return times[times.Length / 2];
    }
}
