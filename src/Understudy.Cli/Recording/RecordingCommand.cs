using System.CommandLine;

namespace Understudy.Cli;

/// <summary><c>understudy recording</c>: what the gateway recorded.</summary>
public static class RecordingCommand
{
    /// <summary>Builds the verb with its parts.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new Command("recording", """
            Look at, hand out and delete what the gateway recorded; also while one is running.

            Examples:
              understudy recording status
              understudy recording export --workload triage --training --out triage.jsonl
              understudy recording erase --user 4711
              understudy recording prune --older-than 90d
            """);
        command.Add(RecordingStatusCommand.Build(terminal));
        command.Add(RecordingExportCommand.Build(terminal));
        command.Add(RecordingEraseCommand.Build(terminal));
        command.Add(RecordingPruneCommand.Build(terminal));
        return command;
    }
}
