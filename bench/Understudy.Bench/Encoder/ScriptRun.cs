using System.ComponentModel;
using System.Diagnostics;

namespace Understudy.Bench;

/// <summary>Runs a peer's script.</summary>
public static class ScriptRun
{
    /// <summary>Standard output, or null when the script cannot run here (its last line of errors is logged).</summary>
    public static async Task<string?> OutputAsync(string program, IEnumerable<string> arguments, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            await log.WriteLineAsync($"  peer absent: {program}: {e.Message}");
            return null;
        }

        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken), errors = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await process.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            if (process.ExitCode == 0)
            {
                return await output;
            }

            await log.WriteLineAsync($"  peer absent: {program} ended with exit code {process.ExitCode}: {(await errors).Trim().Split('\n')[^1]}");
            return null;
        }
    }
}
