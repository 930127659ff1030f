using System.CommandLine;
using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary><c>understudy ledger</c>: what was spent and saved.</summary>
public static class LedgerCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string?>("workload") { Description = "Only this workload.", Arity = ArgumentArity.ZeroOrOne };
        var since = new Option<string?>("--since") { Description = "Only calls from this day on (UTC), such as 2026-03-01, or of the last days, such as 7d.", HelpName = "DAY" };
        var prices = new Option<FileInfo?>("--prices") { Description = "Price list (JSON). [default: prices.json in the workspace, or beside the file that a workload was learned from]", HelpName = "FILE" };
        var cores = new Option<int>("--serving-cores") { Description = "Cores that are kept for the gateway, busy or not: their idle time is counted.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<string?> store = StoreLookup.Option();
        var command = new Command("ledger", """
            Show what recorded calls cost, what specialists saved as an estimate with its interval, and when that has paid for itself.

            Examples:
              understudy ledger
              understudy ledger helpdesk --since 7d --prices prices.json
            """) { name, since, prices, cores, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            DateTimeOffset now = terminal.Time.GetUtcNow();
            int kept = parsed.GetValue(cores) is >= 0 and var n ? n : throw new UnderstudyException(ErrorCode.OptionsInvalid, "--serving-cores must be 0 or more.");
            DateTimeOffset? from = parsed.GetValue(since) is { } day ? Since(day, now) : null;
            string? workload = parsed.GetValue(name) is { } given ? session.Workspace.ListWorkloads().FirstOrDefault(w => w.Id == given || w.Name == given)?.Id ?? given : null;
            List<string> remarks = [];
            (PriceList List, string Path)? list = Prices(session, parsed.GetValue(prices), remarks);
            var facts = new LedgerFacts
            {
                Prices = list?.List,
                Now = now,
                // What was trained before the books open was paid before they open.
                TrainSeconds = session.Workspace.ListSpecialists().Where(s => from is not { } start || s.Created >= start).GroupBy(s => s.WorkloadId, s => s.TrainSeconds).ToDictionary(g => g.Key, g => g.Sum()),
                TrainingCores = session.Threads,
                ServingCores = kept,
            };
            await using ICallStore? calls = StoreLookup.Find(session, parsed.GetValue(store));
            LedgerBook book = await LedgerBook.ReadAsync(
                calls?.ReadAsync(new CallFilter { Workload = workload, From = from, WithContent = false }, cancellationToken) ?? Nothing(),
                facts,
                cancellationToken);
            if (session.Json)
            {
                terminal.Out.WriteLine(LedgerJson.Write(book, list?.Path));
            }
            else
            {
                LedgerScreen.Print(terminal, book, facts, list?.Path, remarks);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static (PriceList List, string Path)? Prices(Session session, FileInfo? named, List<string> remarks)
    {
        if (PriceLookup.Find(named, null, session.Workspace.Directory, remarks) is { } found)
        {
            return found;
        }

        return session.Workspace.ListWorkloads()
            .Select(w => session.Workspace.FindExamples(w.Id)?.SourcePath).OfType<string>()
            .Select(path => PriceLookup.Find(null, path, session.Workspace.Directory, remarks))
            .FirstOrDefault(p => p is not null);
    }

    private static DateTimeOffset Since(string text, DateTimeOffset now) =>
        text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days <= 36_500 ? now.AddDays(-days)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset day) ? day
        : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--since takes a day such as 2026-03-01 or a number of days such as 7d; found '{text}'.");

    private static async IAsyncEnumerable<StoredCall> Nothing()
    {
        await Task.CompletedTask;
        yield break;
    }
}
