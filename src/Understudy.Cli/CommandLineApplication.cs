using System.CommandLine;

using Understudy.Core;

namespace Understudy.Cli;

/// <summary>Builds the verbs, runs one, and turns every outcome into a message and an exit code.</summary>
public static class CommandLineApplication
{
    /// <summary>Parses and runs; never throws for what a user can cause.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ParseResult parsed = Root(terminal).Parse(args);
        try
        {
            var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            int code = await parsed.InvokeAsync(configuration, cancellationToken);
            return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync("\nCancelled. Nothing half-written was left behind; run the same command again.");
            return ExitCodes.Cancelled;
        }
        catch (UnderstudyException e)
        {
            await terminal.Error.WriteLineAsync($"\nunderstudy: {e.Message}\n  [{e.Code}]");
            return ExitCodes.Of(e.Code);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            await terminal.Error.WriteLineAsync($"\nunderstudy: {e.Message.TrimEnd('.')}. {(e is IOException ? "Free space, or choose another place, and run the same command again." : "Run as the user who made it, or choose another place.")}\n  [{(e is IOException ? ErrorCode.WriteFailed : ErrorCode.PathUnusable)}]");
            return ExitCodes.Failed;
        }
        catch (ArgumentException e)
        {
            await terminal.Error.WriteLineAsync($"\nunderstudy: {e.Message}");
            return ExitCodes.Usage;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Takes over recurring large-model calls with the smallest model that is proven good enough.")
        {
            CommonOptions.Workspace,
            CommonOptions.Json,
            CommonOptions.SeedOption,
            CommonOptions.Threads,
        };
        root.Add(LearnCommand.Build(terminal));
        root.Add(ImportCommand.Build(terminal));
        root.Add(LintCommand.Build(terminal));
        root.Add(CurateCommand.Build(terminal));
        root.Add(TrainCommand.Build(terminal));
        root.Add(EvaluateCommand.Build(terminal));
        root.Add(DistilCurveCommand.Build(terminal));
        root.Add(AskCommand.Build(terminal));
        root.Add(RouteCommand.Build(terminal));
        root.Add(LedgerCommand.Build(terminal));
        root.Add(VerifyCommand.Build(terminal));
        root.Add(RecordingCommand.Build(terminal));
        root.Add(ReplayCommand.Build(terminal));
        root.Add(ScanCommand.Build(terminal));
        root.Add(DiscoverCommand.Build(terminal));
        root.Add(WorkloadsCommand.Build(terminal));
        root.Add(SimulateCommand.Build(terminal));
        root.Add(RedactionCommand.Build(terminal));
        root.Add(ServeCommand.Build(terminal));
        root.Add(KeysCommand.Build(terminal));
        return root;
    }
}
