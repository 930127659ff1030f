using Spectre.Console;

namespace Understudy.Cli;

/// <summary>Spectre's console over a <see cref="Terminal"/>'s output.</summary>
public static class Screen
{
    /// <summary>A console that writes to <see cref="Terminal.Out"/>, without colours when it is no terminal.</summary>
    public static IAnsiConsole For(Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal.Out),
            Ansi = terminal.OutIsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal.OutIsInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = terminal.Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
