using System.CommandLine;
using System.Globalization;
using System.Text.Json;

using Understudy.Data;

namespace Understudy.Cli;

/// <summary><c>understudy recording export</c>: recorded calls as JSON Lines.</summary>
public static class RecordingExportCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var workload = new Option<string?>("--workload") { Description = "Of this workload alone: its name, or the beginning of its prompt's fingerprint.", HelpName = "NAME" };
        var output = new Option<FileInfo?>("--out") { Description = "File to write. [default: standard output]", HelpName = "FILE" };
        var training = new Option<bool>("--training") { Description = "What may be learned from alone: whole answers of the large model, the last of repeated calls, as chat completions." };
        var command = new Command("export", "Write recorded calls as JSON Lines, in the form that import, learn and replay read.") { workload, output, training, RecordedCalls.StoreOption };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            await using RecordedCalls calls = RecordedCalls.Open(session, parsed);
            await calls.SettleAsync(cancellationToken);
            bool learning = parsed.GetValue(training);
            CallFilter filter = parsed.GetValue(workload) is { } name ? await RecordedWorkload.FindAsync(session, calls.Store, name, cancellationToken) : CallFilter.All;
            filter = filter with { TrainingOnly = learning };
            if (parsed.GetValue(output) is not { } file)
            {
                await using var lines = new TextStream(terminal.Out);
                await CallExport.WriteAsync(calls.Store, filter, lines, learning ? session.Workspace.JsonRedactor() : null, progress: null, cancellationToken);
                return ExitCodes.Done;
            }

            string temporary = WholeFile.Temporary(file.FullName);
            try
            {
                long written, passed;
                await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
                {
                    (written, passed) = await CallExport.WriteAsync(calls.Store, filter, stream, learning ? session.Workspace.JsonRedactor() : null, session.Progress, cancellationToken);
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temporary, file.FullName, overwrite: true);
                session.Say(string.Create(CultureInfo.InvariantCulture, $"{file}: {written:#,0} calls{(passed > 0 ? $"; {passed:#,0} others {(learning ? "are of no form to learn from, or " : "are ")}without content" : "")}"));
                if (session.Json)
                {
                    terminal.Out.WriteLine(JsonSerializer.Serialize(new RecordingExportDocument(file.FullName, written, passed), RecordingJsonContext.Default.RecordingExportDocument));
                }
            }
            finally
            {
                File.Delete(temporary);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
