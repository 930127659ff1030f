using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Understudy.Cli;

/// <summary><c>understudy recording prune</c>: old calls deleted.</summary>
public static class RecordingPruneCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var age = new Option<string>("--older-than") { Description = "Age from which on calls go: a number with h, d or w, such as 90d.", HelpName = "AGE", Required = true };
        var metadata = new Option<bool>("--metadata") { Description = "Delete the calls with their counts and times too; the ledger then knows nothing of them." };
        var command = new Command("prune", "Delete the content of old calls.") { age, metadata, RecordedCalls.StoreOption };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            DateTimeOffset before = terminal.Time.GetUtcNow() - Duration.Parse(parsed.GetValue(age)!, "--older-than");
            using Session session = Session.Open(parsed, terminal);
            await using RecordedCalls calls = RecordedCalls.Open(session, parsed);
            bool all = parsed.GetValue(metadata);
            (long pruned, bool complete) = await calls.RemoveAsync(() => calls.Store.PruneAsync(before, all, cancellationToken), cancellationToken);
            if (session.Json)
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(new RecordingRemovalDocument(pruned, complete), RecordingJsonContext.Default.RecordingRemovalDocument));
            }

            session.Say(string.Create(CultureInfo.InvariantCulture, $"{calls.Store.Place}: {(all ? "" : "the content of ")}{pruned:#,0} calls from before {before:yyyy-MM-dd HH:mm} UTC {(all ? "are" : "is")} deleted."));
            RecordedCopies.Say(session, complete);
            return ExitCodes.Done;
        });
        return command;
    }
}
