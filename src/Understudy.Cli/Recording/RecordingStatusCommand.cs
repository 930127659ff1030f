using System.CommandLine;
using System.Globalization;
using System.Text.Json;

using Spectre.Console;

using Understudy.Data;
using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary><c>understudy recording status</c>: how many calls of what, and what waits.</summary>
public static class RecordingStatusCommand
{
    private const int Rows = 20;

    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new Command("status", "Count recorded calls by workload, prompt, decision and outcome; tell where they are and what waits in the journal.") { RecordedCalls.StoreOption };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            await using RecordedCalls calls = RecordedCalls.Open(session, parsed);
            JournalContent journal = JournalContent.Read(session.Workspace.Directory);
            var groups = new Dictionary<RecordedGroup, long>();
            long total = 0;
            await foreach (StoredCall call in calls.Store.ReadAsync(new CallFilter { WithContent = false }, cancellationToken))
            {
                var group = new RecordedGroup(call.Call.Workload, call.Call.Fingerprint, call.Call.Decision.ToString(), call.Call.Outcome.ToString());
                groups[group] = groups.GetValueOrDefault(group) + 1;
                total++;
            }

            long training = await calls.Store.CountAsync(new CallFilter { TrainingOnly = true, WithContent = false }, cancellationToken);
            CountedGroup[] ordered = [.. groups.OrderByDescending(g => g.Value).ThenBy(g => g.Key.ToString(), StringComparer.Ordinal).Select(g => new CountedGroup(g.Key.Workload, g.Key.Fingerprint, g.Key.Decision, g.Key.Outcome, g.Value))];
            if (session.Json)
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(new RecordingStatusDocument(calls.Store.Place, total, training, journal.InUse, journal.Entries, journal.Bytes, ordered), RecordingJsonContext.Default.RecordingStatusDocument));
                return ExitCodes.Done;
            }

            session.Say(string.Create(CultureInfo.InvariantCulture, $"{calls.Store.Place}: {total:#,0} calls, {training:#,0} of them to learn from"));
            session.Say(journal.InUse
                ? string.Create(CultureInfo.InvariantCulture, $"A gateway is recording; at most {journal.Entries:#,0} entries ({journal.Bytes:#,0} bytes) wait in the journal.")
                : journal.Entries > 0
                ? string.Create(CultureInfo.InvariantCulture, $"No gateway is recording; {journal.Entries:#,0} entries ({journal.Bytes:#,0} bytes) wait in the journal for the next one, or for export.")
                : "No gateway is recording, and nothing waits in the journal.");
            Print(terminal, ordered);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, CountedGroup[] groups)
    {
        if (groups.Length == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        foreach (string heading in new[] { "workload", "prompt", "decision", "outcome" })
        {
            table.AddColumn(heading);
        }

        table.AddColumn(new TableColumn("calls").RightAligned().NoWrap());
        foreach (CountedGroup g in groups.Take(Rows))
        {
            table.AddRow(new Text(g.Workload ?? "–"), new Text(g.Fingerprint?[..12] ?? "–"), new Text(g.Decision), new Text(g.Outcome), new Text(g.Calls.ToString("#,0", CultureInfo.InvariantCulture)));
        }

        IAnsiConsole console = Screen.For(terminal);
        console.Write(table);
        if (groups.Length > Rows)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {groups.Skip(Rows).Sum(g => g.Calls):#,0} calls in {groups.Length - Rows:#,0} smaller groups (--json lists all)"));
        }
    }

    private readonly record struct RecordedGroup(string? Workload, string? Fingerprint, string Decision, string Outcome);
}
