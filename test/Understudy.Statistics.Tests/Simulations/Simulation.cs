using Xunit;

namespace Understudy.Statistics.Tests.Simulations;

/// <summary>Counts events over seeded replicates in parallel; the same result at any number of threads.</summary>
internal static class Simulation
{
    /// <summary>A file that collects one line of a table for each simulation, when the variable is set.</summary>
    private static readonly string? Table = Environment.GetEnvironmentVariable("UNDERSTUDY_SIMULATION_TABLE");
    private static readonly Lock Writing = new();

    public static Measured Count(string name, int replicates, ulong seed, Func<Chance, bool> happens) =>
        Count([name], replicates, seed, chance => [happens(chance)])[0];

    /// <summary>Several events of the same replicates.</summary>
    public static Measured[] Count(string[] names, int replicates, ulong seed, Func<Chance, bool[]> happens)
    {
        long[] hits = new long[names.Length];
        Parallel.For(
            0,
            replicates,
            () => new long[names.Length],
            (r, _, mine) =>
            {
                bool[] events = happens(new Chance(seed, r));
                for (int i = 0; i < events.Length; i++)
                {
                    mine[i] += events[i] ? 1 : 0;
                }

                return mine;
            },
            mine =>
            {
                for (int i = 0; i < mine.Length; i++)
                {
                    Interlocked.Add(ref hits[i], mine[i]);
                }
            });
        Measured[] measured = [.. names.Select((name, i) => new Measured(name, hits[i], replicates, seed))];
        foreach (Measured m in measured)
        {
            Report(m.ToString());
        }

        return measured;
    }

    /// <summary>For levels that are computed exactly rather than simulated.</summary>
    public static void Report(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (Table is not null)
        {
            lock (Writing)
            {
                File.AppendAllText(Table, line + "\n");
            }
        }
    }
}
