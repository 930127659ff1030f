using System.ComponentModel;
using System.Diagnostics;

using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Tokenizers;

/// <summary>
/// Runs a script of this project under Node.js with the npm packages of the folder that <c>UNDERSTUDY_NODE</c> names. To make one:
/// <c>ONNXRUNTIME_NODE_INSTALL=skip npm install --prefix FOLDER @huggingface/transformers@4.3.1</c>.
/// </summary>
internal static class NodeScript
{
    /// <summary>The folder; skips the test, with the reason, where there is none.</summary>
    public static string RequireFolder()
    {
        string? folder = Environment.GetEnvironmentVariable("UNDERSTUDY_NODE");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "UNDERSTUDY_NODE is not set: no folder with node_modules/@huggingface/transformers.");
        folder = Path.GetFullPath(folder!, Repository.Root);
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "@huggingface", "transformers")), $"{folder} (UNDERSTUDY_NODE) has no node_modules/@huggingface/transformers.");
        return folder;
    }

    /// <summary>Runs a script to its end, which must be a good one.</summary>
    public static async Task RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("test", "Understudy.EndToEnd", "Tokenizers", script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node.js is not on the path.");
            return;
        }

        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await error + await output);
        }
    }
}
