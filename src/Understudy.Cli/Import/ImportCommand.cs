using System.CommandLine;

using Understudy.Data;

namespace Understudy.Cli;

/// <summary><c>understudy import FILE</c>: a file into the workspace.</summary>
public static class ImportCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var source = new SourceOptions();
        var command = new Command("import", """
            Read a file into the workspace; every row is kept or written to rejects.jsonl with its reason.

            Examples:
              understudy import calls.jsonl --name triage
              understudy import pairs.csv --query q --item title --label grade --grades "no=0,partly=1,yes=2"
            """);
        source.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            (StoredImport main, StoredImport? test) = await ImportStage.RunAsync(session, parsed, source, cancellationToken);
            if (session.Json)
            {
                terminal.Out.WriteLine(VerbJson.Import(main, test));
            }
            else
            {
                session.Say($"Next: understudy train {main.Workload.Id}");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
