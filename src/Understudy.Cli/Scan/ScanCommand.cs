using System.CommandLine;

using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary><c>understudy scan</c>: what a log holds and what of it could move, on one page.</summary>
public static class ScanCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo?>("file") { Description = "A log of calls (JSON Lines). Without one, what the gateway recorded is scanned.", Arity = ArgumentArity.ZeroOrOne };
        var page = new Option<FileInfo?>("--page") { Description = "Where the page is written. [default: reports/scan.html in the workspace]", HelpName = "FILE" };
        var prices = new Option<FileInfo?>("--prices") { Description = "Price list (JSON). [default: prices.json beside the file, or in the workspace]", HelpName = "FILE" };
        var error = new Option<double>("--max-error") { Description = "The most that may be wrong of what a specialist keeps.", HelpName = "SHARE", DefaultValueFactory = _ => 0.05 };
        Option<string?> store = StoreLookup.Option();
        var command = new Command("scan", """
            Find the recurring tasks in a log of calls and say what could move to a specialist, what it would save and what it would take.
            Needs no labels, no settings and no network; nothing leaves this machine. Writes one page. Only learn certifies.

            Examples:
              understudy scan calls.jsonl
              understudy scan calls.jsonl --prices prices.json --page scan.html
              understudy scan
            """) { file, page, prices, error, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            var options = new ScanOptions
            {
                MaximumError = parsed.GetValue(error) is > 0 and < 1 and var e ? e : throw new UnderstudyException(ErrorCode.OptionsInvalid, "--max-error must lie between 0 and 1, such as 0.05."),
                Seed = session.Seed,
                Threads = session.Threads,
            };
            List<string> remarks = [];
            FileInfo? path = parsed.GetValue(file);
            PriceList? list = PriceLookup.Find(parsed.GetValue(prices), path?.FullName, session.Workspace.Directory, remarks)?.List;
            remarks.ForEach(session.Say);
            await using TrafficSource source = await TrafficSource.OpenAsync(session, path, parsed.GetValue(store), cancellationToken);
            ScanReport report = ScanStage.Run(source, list, options, session.Progress, cancellationToken);
            session.EndStage();
            string target = parsed.GetValue(page)?.FullName ?? Path.Combine(session.Workspace.ReportsDirectory, "scan.html");
            Write(target, ScanPage.Render(report, terminal.Time.GetUtcNow(), EvaluateStage.Version));
            if (session.Json)
            {
                await terminal.Out.WriteLineAsync(ScanJson.Write(report, target));
            }
            else
            {
                ScanScreen.Print(terminal, report, target);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"{path}: the page cannot be written ({e.Message}). Free some space or name another place with --page.", e);
        }
    }
}
