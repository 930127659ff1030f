namespace Understudy.Cli;

/// <summary>Where a command writes and reads: the process's console, or a test's.</summary>
public sealed record Terminal
{
    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress and messages.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Input of <c>ask</c> without a text.</summary>
    public required TextReader In { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal whose lines can be rewritten.</summary>
    public required bool ErrorIsInteractive { get; init; }

    /// <summary>Whether <see cref="Out"/> shows colours.</summary>
    public required bool OutIsInteractive { get; init; }

    /// <summary>Columns of text.</summary>
    public required int Width { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The process's console.</summary>
    public static Terminal System() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        ErrorIsInteractive = !Console.IsErrorRedirected,
        OutIsInteractive = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null,
        Width = Console.IsOutputRedirected ? 140 : Math.Clamp(WindowWidth(), 60, 200),
        Time = TimeProvider.System,
    };

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 140; // no terminal behind the descriptor
        }
    }
}
