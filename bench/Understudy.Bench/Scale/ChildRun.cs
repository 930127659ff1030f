using System.Diagnostics;
using System.Globalization;

namespace Understudy.Bench;

/// <summary>Runs the real program as a child process and watches its wall time and peak resident memory.</summary>
public static class ChildRun
{
    /// <summary>Wall seconds, peak MiB (Linux: VmHWM; 0 elsewhere), standard output and exit code.</summary>
    public static async Task<(double Seconds, double PeakMiB, string Output, int ExitCode)> RunAsync(string assembly, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(assembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        double peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakMiB(process.Id));
            await Task.Delay(20, cancellationToken);
        }

        await process.WaitForExitAsync(cancellationToken);
        _ = await error;
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, peak, await output, process.ExitCode);
    }

    private static double PeakMiB(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.AsSpan(6, line.Length - 8).Trim(), CultureInfo.InvariantCulture) / 1024;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0; // the process ended between two looks
        }
    }
}
