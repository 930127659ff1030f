using System.CommandLine;
using System.Globalization;

using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary><c>understudy discover</c>: finds the recurring tasks in traffic and keeps them in the workspace.</summary>
public static class DiscoverCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo?>("file") { Description = "A log of calls (JSON Lines). Without one, what the gateway recorded.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> store = StoreLookup.Option();
        var command = new Command("discover", """
            Find the recurring tasks in a log of calls, or in what the gateway recorded, and keep them in the workspace.
            Known workloads keep their ids and names; a new wording of a prompt becomes a version, not a new workload.

            Examples:
              understudy discover calls.jsonl
              understudy discover
              understudy discover calls.jsonl --teacher https://api.openai.com/v1 --teacher-model gpt-4.1-mini
              understudy workloads
              understudy learn --workload NAME
            """) { file, store };
        var teachers = new TeacherOptions();
        teachers.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using TeacherClient? teacher = teachers.Open(parsed);
            using Session session = Session.Open(parsed, terminal);
            await using TrafficSource source = await TrafficSource.OpenAsync(session, parsed.GetValue(file), parsed.GetValue(store), cancellationToken);
            DiscoverStage.Found found = DiscoverStage.Run(session, source, teacher is null ? 0 : TeacherName.Examples);
            found = teacher is null ? found : await TeacherNaming.RunAsync(session, found, teacher, cancellationToken);
            if (session.Json)
            {
                await terminal.Out.WriteLineAsync(DiscoverJson.Write(found.Workloads, found.Fresh, found.Survey.All.Calls, found.Survey.Unclustered.Calls));
                return ExitCodes.Done;
            }

            DiscoverScreen.List(terminal, found.Workloads, found.Fresh);
            session.Say(string.Create(CultureInfo.InvariantCulture, $"{ScanText.Calls(found.Survey.All.Calls)}, {found.Here.Count} {(found.Here.Count == 1 ? "workload" : "workloads")} ({found.Fresh.Count} new); {ScanText.Calls(found.Survey.Unclustered.Calls)} without a recurring prompt."));
            foreach ((string name, string other, double likeness) in found.Proposals)
            {
                session.Say($"{name} and {other} might be one ({ScanText.Percent(likeness)} of their fixed text is the same): understudy workloads merge {name} {other}");
            }

            foreach ((string reason, long count) in source.Rejected)
            {
                session.Say(ScanText.LeftOut(reason, count));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
