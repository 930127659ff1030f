using System.CommandLine;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary><c>understudy curate</c>: what the examples of a workload are like, and deletion on demand.</summary>
public static class CurateCommand
{
    private const int SuspectsShown = 20;

    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string?>("workload") { Description = "Name of an imported workload; may be left out where there is only one.", Arity = ArgumentArity.ZeroOrOne };
        var page = new Option<FileInfo?>("--page") { Description = "Where the page is written; suspects.jsonl lies beside it. [default: reports/NAME/curation.html in the workspace]", HelpName = "FILE" };
        var suspects = new Option<int>("--suspects") { Description = "How many suspicious labels are shown; all are written to suspects.jsonl.", HelpName = "N", DefaultValueFactory = _ => SuspectsShown };
        var group = new Option<string?>("--forget-group") { Description = "Delete the examples of this group (conversation, customer) instead, of the test file too, and name the specialists that learned from them.", HelpName = "GROUP" };
        var lines = new Option<long[]>("--forget-line") { Description = "Delete the example of this line of the imported file instead; repeatable.", HelpName = "N" };
        var command = new Command("curate", """
            Look over a workload's examples: duplicates, refusals, contradictions and the ceiling of agreement, labels that are likely wrong,
            change over time. Writes one page and a list of suspects; drops nothing.

            Examples:
              understudy curate helpdesk
              understudy curate helpdesk --suspects 100 --page review.html
              understudy curate helpdesk --forget-group customer-1042
            """) { name, page, suspects, group, lines };
        command.SetAction((parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            int shown = parsed.GetValue(suspects) is >= 0 and var n ? n : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--suspects takes 0 or more; found {parsed.GetValue(suspects)}.");
            WorkloadRecord workload = Choose(session.Workspace, parsed.GetValue(name));
            var request = new ForgetRequest { Group = parsed.GetValue(group), Lines = parsed.GetValue(lines) ?? [] };
            if (request.Group is not null || request.Lines.Count > 0)
            {
                ForgetStage.Run(session, workload, request, cancellationToken);
                return Task.FromResult(ExitCodes.Done);
            }

            Curated curated = CurateStage.Run(session, workload, cancellationToken);
            CurationFiles files = CurationFiles.Write(session, curated, parsed.GetValue(page)?.FullName, shown);
            if (session.Json)
            {
                terminal.Out.WriteLine(CurateJson.Write(curated, files));
            }
            else
            {
                CurateScreen.Print(terminal, curated, files, shown);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static WorkloadRecord Choose(Workspace workspace, string? name)
    {
        if (name is not null)
        {
            return workspace.GetWorkload(name);
        }

        IReadOnlyList<WorkloadRecord> all = workspace.ListWorkloads();
        return all.Count switch
        {
            1 => all[0],
            0 => throw new UnderstudyException(ErrorCode.NotFound, $"{workspace.Directory}: the workspace is empty. Import a file first: understudy import FILE"),
            _ => throw new UnderstudyException(ErrorCode.OptionsInvalid, $"Name one of the workloads: {string.Join(", ", all.Select(w => w.Id))}."),
        };
    }
}
