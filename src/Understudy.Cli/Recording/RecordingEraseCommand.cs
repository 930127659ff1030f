using System.CommandLine;
using System.Globalization;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary><c>understudy recording erase</c>: what a user said and was answered, deleted.</summary>
public static class RecordingEraseCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var user = new Option<string>("--user") { Description = "The user's id, as the application sends it; calls are found by its keyed hash.", HelpName = "ID", Required = true };
        var command = new Command("erase", "Delete the content of all calls of a user; counts and times stay, without the user. Works while a gateway is running.") { user, RecordedCalls.StoreOption };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            await using RecordedCalls calls = RecordedCalls.Open(session, parsed);
            string id = parsed.GetValue(user) is { Length: > 0 } given ? given : throw new UnderstudyException(ErrorCode.OptionsInvalid, "--user takes the user's id; found nothing.");
            string hash = Pseudonym.Open(session.Workspace.Directory).OfUser(id);
            (long erased, bool complete) = await calls.RemoveAsync(() => calls.Store.EraseUserAsync(hash, cancellationToken), cancellationToken);
            if (session.Json)
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(new RecordingRemovalDocument(erased, complete), RecordingJsonContext.Default.RecordingRemovalDocument));
            }

            session.Say(string.Create(CultureInfo.InvariantCulture, $"{calls.Store.Place}: the content of {erased:#,0} calls is erased."));
            RecordedCopies.Say(session, complete);
            return ExitCodes.Done;
        });
        return command;
    }
}
