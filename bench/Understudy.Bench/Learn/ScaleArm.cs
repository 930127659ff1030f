using System.Globalization;

using Understudy.Core;

namespace Understudy.Bench;

/// <summary>Import + learn of generated rows through the real program: memory and time at 10 k, 100 k and 1 M rows.</summary>
public static class ScaleArm
{
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    /// <summary>Runs <c>learn</c> at each size.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string cli, TextWriter log, CancellationToken cancellationToken)
    {
        List<(int Rows, double Seconds, double MiB)> runs = [];
        string directory = Directory.CreateTempSubdirectory("understudy-bench-").FullName;
        try
        {
            foreach (int rows in Sizes)
            {
                string file = Path.Combine(directory, $"generated-{rows}.csv");
                GeneratedRows.Write(file, rows, new Seed(1));
                (double seconds, double peak, _, int exit) = await ChildRun.RunAsync(cli, ["learn", file, "--workspace", Path.Combine(directory, $"workspace-{rows}"), "--json"], cancellationToken);
                await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  generated {rows}: {seconds:0.0} s, {peak:0} MiB, exit {exit}"));
                if (exit != 0)
                {
                    throw new InvalidOperationException($"learn of {rows} generated rows ended with exit code {exit}.");
                }

                runs.Add((rows, seconds, peak));
                Directory.Delete(Path.Combine(directory, $"workspace-{rows}"), recursive: true);
                File.Delete(file);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        (int Rows, double Seconds, double MiB) middle = runs[1], large = runs[2];
        double slope = Math.Log(large.Seconds / middle.Seconds) / Math.Log(large.Rows / (double)middle.Rows);
        string all = string.Join("; ", runs.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Rows:#,0} rows {r.Seconds:0.0} s, {r.MiB:0} MiB")));
        return
        [
            Figure.AtMost("import + learn of 1,000,000 generated rows: peak resident memory", large.MiB, large.MiB, large.MiB, "MiB", 1024, all + " (VmHWM of the child process)"),
            Figure.AtMost("import + learn: exponent of time over rows, 100 k to 1 M", slope, slope, slope, "", 1.05, "1 is linear; wall time of the child process, start-up included"),
        ];
    }
}
