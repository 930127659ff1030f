using System.Globalization;
using System.Text;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>The part of <c>understudy lint</c> that looks at tokens: the log as a decoder would be trained on it, with the tokenizer that would be trained for it.</summary>
internal static class LintTokens
{
    private const int Vocabulary = 2048;
    private const string Dim = "\u001b[2m", Plain = "\u001b[0m";

    /// <summary>Reads the log as import does and looks its tokens over.</summary>
    /// <param name="path">The log.</param>
    /// <param name="shown">Rows whose tokens are kept.</param>
    /// <param name="progress">Told about bytes.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<(TokenLintReport Report, IReadOnlyList<IReadOnlyList<LintToken>> Shown)> RunAsync(string path, int shown, IProgress<StageProgress> progress, CancellationToken cancellationToken)
    {
        var sink = new Rows();
        ImportResult import = await Importer.ImportAsync(new ImportOptions { Path = path, RejectsPath = null }, sink, progress, cancellationToken);
        if (!import.IsCalls)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{path}: --tokens looks at function calls, and most answers of this log are none.");
        }

        TextTokenizer tokenizer = BytePairTrainer.Train(
            sink.Taken.SelectMany(r => new[] { r.Text, r.Calls }),
            new TokenizerTrainingOptions { VocabularySize = Vocabulary, LowerCase = false, ForCopying = true },
            progress,
            cancellationToken);
        List<IReadOnlyList<LintToken>> kept = [];
        TokenLintReport report = TokenLint.Run(
            sink.Taken,
            tokenizer,
            DecoderPrompt.Of(tokenizer),
            (row, tokens) =>
            {
                if (row < shown)
                {
                    kept.Add(tokens);
                }
            },
            cancellationToken);
        return (report, kept);
    }

    /// <summary>Prints the tokens: those with loss in brackets, the others dim where the terminal can.</summary>
    public static void Print(Terminal terminal, TokenLintReport report, IReadOnlyList<IReadOnlyList<LintToken>> shown, int listed)
    {
        foreach (IReadOnlyList<LintToken> row in shown)
        {
            var line = new StringBuilder();
            foreach (LintToken token in row)
            {
                string text = Visible(token.Text);
                line.Append(token.HasLoss ? $"[{text}]" : terminal.OutIsInteractive ? $"{Dim}{text}|{Plain}" : $"{text}|");
            }

            terminal.Out.WriteLine(line.ToString());
            terminal.Out.WriteLine();
        }

        foreach (TokenLoss loss in report.Losses.Take(listed))
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"row {loss.Row + 1}: lost: {loss.Reason}"));
        }

        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Tokens: vocabulary of {report.Vocabulary:#,0}; prompts {report.MedianPrompt:#,0} tokens (longest {report.LongestPrompt:#,0}), completions {report.MedianCompletion:#,0} (longest {report.LongestCompletion:#,0}). Loss is on the bracketed tokens alone. {report.Rows - report.Losses.Count:#,0} of {report.Rows:#,0} rows are written by their tokens letter for letter."));
    }

    /// <summary>Spaces and what does not print, made visible.</summary>
    private static string Visible(string text) => string.Concat(text.Select(c => c == ' ' ? "·" : char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c) && text.Length == 1 ? $"\\u{(int)c:x4}" : c.ToString()));

    private sealed class Rows : IExampleSink
    {
        public List<CallRow> Taken { get; } = [];

        public ValueTask AddAsync(ExampleRow row, CancellationToken cancellationToken)
        {
            if (row.Teacher is { } calls)
            {
                Taken.Add(new CallRow(row.Input, calls));
            }

            return ValueTask.CompletedTask;
        }
    }
}
