using System.CommandLine;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary>What every stage of one command shares: workspace, seed, threads, where to print.</summary>
public sealed class Session : IDisposable
{
    private readonly ProgressDisplay _progress;

    private Session(Terminal terminal, Workspace workspace, Seed seed, int threads, bool json)
    {
        Terminal = terminal;
        Workspace = workspace;
        Seed = seed;
        Threads = threads;
        Json = json;
        _progress = new ProgressDisplay(terminal.Error, terminal.Time, terminal.ErrorIsInteractive, terminal.Width);
    }

    /// <summary>Where to print.</summary>
    public Terminal Terminal { get; }

    /// <summary>Records and artifacts.</summary>
    public Workspace Workspace { get; }

    /// <summary>The seed that all others are derived from.</summary>
    public Seed Seed { get; }

    /// <summary>Worker threads, 1 or more.</summary>
    public int Threads { get; }

    /// <summary>Whether standard output is for a machine.</summary>
    public bool Json { get; }

    /// <summary>Progress of long stages.</summary>
    public IProgress<StageProgress> Progress => _progress;

    /// <summary>Opens the workspace that the common options name.</summary>
    public static Session Open(ParseResult parsed, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(terminal);
        int threads = parsed.GetValue(CommonOptions.Threads);
        if (threads is < 1 or > 256)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--threads must lie between 1 and 256; found {threads}.");
        }

        return new Session(
            terminal,
            Workspace.Open(parsed.GetValue(CommonOptions.Workspace)!.FullName, terminal.Time),
            new Seed(parsed.GetValue(CommonOptions.SeedOption)),
            threads,
            parsed.GetValue(CommonOptions.Json));
    }

    /// <summary>A line for people: on standard error when standard output is for a machine.</summary>
    public void Say(string line)
    {
        EndStage();
        (Json ? Terminal.Error : Terminal.Out).WriteLine(line);
    }

    /// <summary>A path as people read it: relative where it lies below the current directory.</summary>
    public static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Closes the line of the stage in progress.</summary>
    public void EndStage() => _progress.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        _progress.Dispose();
        Workspace.Dispose();
    }
}
