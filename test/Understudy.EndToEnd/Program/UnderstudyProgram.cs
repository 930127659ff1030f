using System.Diagnostics;
using System.Text.Json;

using Understudy.Testing;

namespace Understudy.EndToEnd.Program;

/// <summary>Runs the built command line as a child process, as a user's shell would.</summary>
public sealed class UnderstudyProgram
{
    private readonly string _directory;

    /// <summary>Commands run in <paramref name="directory"/>, so that the default workspace lies there.</summary>
    public UnderstudyProgram(string directory) => _directory = directory;

    /// <summary>The sample's log.</summary>
    public static string Sample { get; } = Repository.PathOf("samples", "helpdesk", "calls.jsonl");

    private static string Assembly { get; } = FindAssembly();

    /// <summary>What a finished command left.</summary>
    public sealed record Finished(int ExitCode, string Out, string Error)
    {
        /// <summary>Standard output as JSON.</summary>
        public JsonElement Json => JsonDocument.Parse(Out).RootElement;
    }

    /// <summary>Starts a command without waiting.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _directory, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Assembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<Finished> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        process.StandardInput.Close();
        return await FinishAsync(process);
    }

    /// <summary>Waits for a command's end.</summary>
    public static async Task<Finished> FinishAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Finished(process.ExitCode, await output, await error);
    }

    private static string FindAssembly()
    {
        // artifacts/bin/Understudy.EndToEnd/release/ -> artifacts/bin/Understudy.Cli/release/
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Repository.PathOf("artifacts", "bin", "Understudy.Cli", configuration, "understudy.dll");
    }
}
