using System.CommandLine;

using Understudy.Core;
using Understudy.Data;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary><c>understudy lint</c>: whether a log's function calls survive record, train and serve.</summary>
public static class LintCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = "A log of calls (JSON Lines): requests with responses, responses alone, conversations that end in the answer, or questions of the Berkeley Function Calling Leaderboard (version 1) with possible_answer/ beside them." };
        var tools = new Option<FileInfo?>("--tools") { Description = "The functions as OpenAI's tools array (JSON), where the log does not hold them.", HelpName = "FILE" };
        var most = new Option<int>("--most") { Description = "How many findings of a kind are listed; all are counted.", HelpName = "N", DefaultValueFactory = _ => 5 };
        var tokens = new Option<int?>("--tokens") { Description = "Also look at the tokens that a decoder would be trained on, and show those of the first N rows (1 without N), tokens with loss in brackets.", HelpName = "N", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("lint", """
            Check that the function calls of a log survive record, train and serve: every call is read, put into its canonical text, written
            as it would be served and compared with what was recorded. Lists what would be lost, what is not valid by its schema, and which
            schemas say something that cannot be proven. Ends with 1 only where something would be lost silently.

            Examples:
              understudy lint calls.jsonl
              understudy lint calls.jsonl --tools tools.json --most 50
              understudy lint calls.jsonl --tokens
              understudy lint calls.jsonl --json
              understudy lint gorilla_openfunctions_v1_test_simple.json
            """) { file, tools, most, tokens };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ArgumentNullException.ThrowIfNull(parsed);
            int listed = parsed.GetValue(most) is >= 0 and var n ? n : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--most takes 0 or more; found {parsed.GetValue(most)}.");
            ToolSet? given = parsed.GetValue(tools) is { } path ? Tools(path.FullName) : null;
            var findings = new List<LintFinding>();
            var counts = new Dictionary<LintKind, int>();
            CallLintReport report;
            TokenLintReport? tokenReport = null;
            IReadOnlyList<IReadOnlyList<LintToken>> shown = [];
            using (var progress = new ProgressDisplay(terminal.Error, terminal.Time, terminal.ErrorIsInteractive, terminal.Width))
            {
                report = CallLint.Run(parsed.GetValue(file)!.FullName, given, Keep, progress, cancellationToken);
                if (parsed.GetResult(tokens) is not null)
                {
                    int rows = parsed.GetValue(tokens) ?? 1;
                    (tokenReport, shown) = rows >= 0 ? await LintTokens.RunAsync(parsed.GetValue(file)!.FullName, rows, progress, cancellationToken) : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--tokens takes 0 or more; found {rows}.");
                }
            }

            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.Out.WriteLine(LintJson.Write(report, findings, tokenReport, shown));
            }
            else
            {
                LintScreen.Print(terminal, report, findings, listed);
                if (tokenReport is not null)
                {
                    LintTokens.Print(terminal, tokenReport, shown, listed);
                }
            }

            return report.LosesSilently || tokenReport is { Losses.Count: > 0 } ? ExitCodes.Failed : ExitCodes.Done;

            void Keep(LintFinding finding)
            {
                if ((counts[finding.Kind] = counts.GetValueOrDefault(finding.Kind) + 1) <= listed)
                {
                    findings.Add(finding);
                }
            }
        });
        return command;
    }

    private static ToolSet Tools(string path)
    {
        try
        {
            return ToolSet.Parse(File.ReadAllText(path));
        }
        catch (UnderstudyException e)
        {
            throw new UnderstudyException(e.Code, $"{path}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: the tools cannot be read ({e.Message}).", e);
        }
    }
}
