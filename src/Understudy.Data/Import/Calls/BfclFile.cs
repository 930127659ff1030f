using System.Globalization;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Reads version 1 of the Berkeley Function Calling Leaderboard (gorilla-llm/Berkeley-Function-Calling-Leaderboard, Apache-2.0): JSON
/// Lines of questions, and <c>possible_answer/</c> beside them. What its files take liberties with is put right: types by their Python,
/// Java and JavaScript names, functions told apart by a number behind them, calls written as Python, questions without an id.
/// </summary>
public static class BfclFile
{
    private const int LongestLine = 16 << 20;

    /// <summary>Reads a file of questions with its answers. Memory grows with the file; the published ones have 400 questions at most.</summary>
    /// <param name="path">The questions.</param>
    /// <param name="answersPath">The possible answers; null for the file of the same name in <c>possible_answer/</c>, where there is one.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="UnderstudyException">When a file cannot be read, or no line of it can be used.</exception>
    public static BfclQuestions Read(string path, string? answersPath = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string besides = Path.Combine(Path.GetDirectoryName(path) ?? "", "possible_answer", Path.GetFileName(path));
        answersPath ??= File.Exists(besides) ? besides : null;
        string category = Category(path);
        List<CallQuestionReject> rejects = [], unused = [];
        Dictionary<string, (long Line, JsonElement Truth)>? answers = answersPath is null ? null : Answers(answersPath, unused, cancellationToken);
        var questions = new List<CallQuestion>();
        long row = 0;
        Lines(path, rejects, (line, root) =>
        {
            string id = CallJson.String(root, "id") ?? string.Create(CultureInfo.InvariantCulture, $"{category}_{row}");
            row++;
            string? text = CallJson.String(root, "question");
            (long Line, JsonElement Truth) answer = default;
            if (answers is not null && !answers.Remove(id, out answer))
            {
                return "there is no answer with this id";
            }

            if (string.IsNullOrWhiteSpace(text))
            {
                return "there is no question";
            }

            try
            {
                ToolSet tools = BfclSchema.Tools(root.TryGetProperty("function", out JsonElement functions) ? functions : default);
                AcceptedCalls? accepted = answers is not null ? AcceptedCalls.ReadBfcl(answer.Truth, tools)
                    : root.TryGetProperty("ground_truth", out JsonElement calls) ? PythonCall.Read(calls, tools)
                    : tools.Names.Count == 0 || category == "relevance" ? AcceptedCalls.None : null;
                questions.Add(new CallQuestion { Line = line, Id = id, Text = text, Tools = tools, Accepted = accepted });
                return null;
            }
            catch (UnderstudyException e)
            {
                return e.Message;
            }
        }, cancellationToken);
        if (questions.Count == 0)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{path}: none of the {rejects.Count} rows can be used: {rejects.FirstOrDefault()?.Reason ?? "there are none"}.");
        }

        unused.AddRange((answers ?? []).Select(a => new CallQuestionReject(answersPath!, a.Value.Line, "there is no question with this id")).OrderBy(a => a.Line));
        return new BfclQuestions { Category = category, Questions = questions, Rejects = [.. rejects, .. unused] };
    }

    /// <summary>Whether the first line of JSON Lines is a question of the leaderboard: a question and the functions on offer, and no conversation.</summary>
    internal static bool Is(SourceFile file)
    {
        using TextSource source = file.OpenText();
        var lines = new LineReader(source.Utf8, LongestLine);
        bool isQuestion = false;
        if (SourceFile.Guarded(file.Path, lines.Read) && !lines.TooLong)
        {
            JsonRowReader.Parse(lines, new Candidate(), root => isQuestion = Has(root, "question") && Has(root, "function") && !Has(root, "messages") && !Has(root, "request"));
        }

        return isQuestion;

        static bool Has(JsonElement root, string name) => root.TryGetProperty(name, out _);
    }

    private static Dictionary<string, (long Line, JsonElement Truth)> Answers(string path, List<CallQuestionReject> rejects, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, (long, JsonElement)>(StringComparer.Ordinal);
        Lines(path, rejects, (line, root) =>
            CallJson.String(root, "id") is not { } id || !root.TryGetProperty("ground_truth", out JsonElement truth) ? "there is no id or no ground_truth"
            : answers.TryAdd(id, (line, truth.Clone())) ? null : "this id was answered before", cancellationToken);
        return answers;
    }

    private static void Lines(string path, List<CallQuestionReject> rejects, Func<long, JsonElement, string?> take, CancellationToken cancellationToken)
    {
        SourceFile file = SourceFile.Inspect(path);
        using TextSource source = file.OpenText();
        var lines = new LineReader(source.Utf8, LongestLine);
        var candidate = new Candidate();
        while (SourceFile.Guarded(path, lines.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (lines.Line.Span.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }

            candidate.Reset(lines.Number, lines.Number, lines.Line);
            if (lines.TooLong)
            {
                candidate.Reject("the line is longer than the limit");
            }
            else
            {
                JsonRowReader.Parse(lines, candidate, root =>
                {
                    if (take(lines.Number, root) is { } problem)
                    {
                        candidate.Reject(problem);
                    }
                });
            }

            if (candidate.Problem is { } reason)
            {
                rejects.Add(new CallQuestionReject(path, lines.Number, reason));
            }
        }
    }

    private static string Category(string path)
    {
        const string Mark = "_test_";
        string name = Path.GetFileNameWithoutExtension(path);
        int at = name.IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? name : name[(at + Mark.Length)..];
    }
}
