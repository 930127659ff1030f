using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Proves that the function calls of a log survive record, train and serve: every call is read as import reads it, put into its
/// canonical text, written as it would be served, read again and compared with what was recorded. Streaming: memory is bounded by the
/// longest line and 64 different sets of functions.
/// </summary>
public sealed class CallLint
{
    private const int LongestLine = 64 << 20, ReportEvery = 1024, MostToolSets = 64, MostOffered = 128;
    private readonly string _path;
    private readonly LintedTools? _given;
    private readonly Action<LintFinding> _found;
    private readonly Dictionary<string, LintedTools> _tools = new(StringComparer.Ordinal);
    private readonly SortedDictionary<LintKind, long> _counts = [];
    private readonly (string Name, long Calls, long Survived)[] _traits = [.. CallTraits.Names.Select(n => (n, 0L, 0L))];
    private long _line, _lines, _answers, _calls, _survived, _toolSets;

    private CallLint(string path, LintedTools? given, Action<LintFinding> found) => (_path, _given, _found) = (path, given, found);

    /// <summary>Looks a log over.</summary>
    /// <param name="path">JSON Lines: recorded calls (request and response), responses alone, or conversations as OpenAI fine-tunes on them (<c>messages</c>, the last one the answer); or questions of the Berkeley Function Calling Leaderboard with their answers beside them (<see cref="BfclFile"/>).</param>
    /// <param name="tools">The functions, where the lines do not hold them; null for those of the lines alone.</param>
    /// <param name="found">Told about everything found, in the order of lines.</param>
    /// <param name="progress">Told about bytes.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="UnderstudyException">When the file cannot be read, is empty, binary or no JSON Lines.</exception>
    public static CallLintReport Run(string path, ToolSet? tools, Action<LintFinding> found, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(found);
        var lint = new CallLint(path, tools is null ? null : new LintedTools(tools), found);
        lint.Read(progress, cancellationToken);
        return new CallLintReport
        {
            Lines = lint._lines,
            Answers = lint._answers,
            Calls = lint._calls,
            Survived = lint._survived,
            ToolSets = lint._toolSets + (tools is null ? 0 : 1),
            Counts = [.. lint._counts.Select(c => new LintCount(c.Key, LintFinding.SeverityOf(c.Key), c.Value))],
            Traits = [.. lint._traits.Where(t => t.Calls > 0).Select(t => new LintTrait(t.Name, t.Calls, t.Survived))],
        };
    }

    private void Read(IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        SourceFile file = SourceFile.Inspect(_path);
        if (file.IsParquet || !JsonSniff.LooksLikeJson(file))
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{_path}: expected a log of calls (JSON Lines), found {(file.IsParquet ? "a Parquet table" : "something else")}.");
        }

        if (_given is not null)
        {
            Describe(_given);
        }

        if (BfclFile.Is(file))
        {
            Leaderboard(cancellationToken);
            return;
        }

        using TextSource source = file.OpenText();
        var lines = new LineReader(source.Utf8, LongestLine);
        var candidate = new Candidate();

        while (SourceFile.Guarded(_path, lines.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (lines.Line.Span.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }

            _line = lines.Number;
            _lines++;
            candidate.Reset(lines.Number, lines.Number, lines.Line);
            if (lines.TooLong)
            {
                candidate.Reject("the line is longer than the limit");
            }
            else
            {
                JsonRowReader.Parse(lines, candidate, root => Answer(root, candidate));
            }

            if (candidate.Problem is { } problem)
            {
                Found(LintKind.NotACall, problem);
            }

            if (_lines % ReportEvery == 0)
            {
                progress?.Report(new StageProgress("Checking", Math.Min(source.BytesRead, file.Length), file.Length, "bytes", $"{_lines:N0} lines"));
            }
        }

        progress?.Report(new StageProgress("Checking", file.Length, file.Length, "bytes", $"{_lines:N0} lines"));
    }

    /// <summary>Questions of the leaderboard: the first accepted answer of each is what a log would hold.</summary>
    private void Leaderboard(CancellationToken cancellationToken)
    {
        BfclQuestions all = BfclFile.Read(_path, null, cancellationToken);
        foreach (CallQuestion question in all.Questions)
        {
            _line = question.Line;
            _lines++;
            if (question.Accepted is not { } accepted)
            {
                Found(LintKind.NotACall, "no answer is given with the question");
                continue;
            }

            using var request = JsonDocument.Parse($$"""{"tools":{{question.Tools.Json.GetRawText()}}}""");
            using var first = JsonDocument.Parse(accepted.First());
            Look(new RecordedAnswer(request.RootElement, accepted.CallIsDue ? first.RootElement : default, null, IsOlderForm: false, Choices: 1));
        }

        foreach (CallQuestionReject reject in all.Rejects)
        {
            _line = reject.Line;
            _lines++;
            Found(LintKind.NotACall, reject.Reason);
        }
    }

    private void Answer(JsonElement root, Candidate candidate)
    {
        if (RecordedAnswer.Find(root, out RecordedAnswer answer) is { } problem)
        {
            candidate.Reject(problem);
            return;
        }

        Look(answer);
    }

    private void Look(RecordedAnswer answer)
    {
        LintedTools? tools = Tools(answer.Request);
        if (answer.Choices > 1)
        {
            Found(LintKind.SeveralChoices, $"{answer.Choices} answers; the first is learned");
        }

        if (answer.Calls.ValueKind == JsonValueKind.Undefined)
        {
            return;
        }

        _answers++;
        int made = answer.Calls.ValueKind == JsonValueKind.Array ? answer.Calls.GetArrayLength() : 1;
        _calls += made;
        if (answer.IsOlderForm)
        {
            Found(LintKind.OlderForm, "function_call is learned, but a request of functions, not tools, is answered by the large model");
        }

        if (!string.IsNullOrWhiteSpace(answer.Content))
        {
            Found(LintKind.ContentBesideCalls, $"text beside the calls is not learned: “{Excerpt.Of(answer.Content, 60)}”");
        }

        if (CallText.Read(answer.Calls) is not { } calls)
        {
            Found(LintKind.NotAFunction, "a call has no name or no arguments, or is of another kind than a function");
            return;
        }

        (LintKind Kind, string Message)[] unreadable = [.. calls.Select(ArgumentFault.Of).OfType<(LintKind, string)>()];
        foreach ((LintKind kind, string message) in unreadable)
        {
            Found(kind, message);
        }

        if (unreadable.Length > 0)
        {
            return;
        }

        bool survives = ServedCalls.Survive(calls) is not { } difference || !Found(LintKind.RoundTrip, difference);
        _survived += survives ? 1 : 0;
        foreach (int trait in CallTraits.Of(calls, answer.Content))
        {
            _traits[trait].Calls++;
            _traits[trait].Survived += survives && trait != CallTraits.ContentBesides ? 1 : 0;
        }

        Check(tools, calls);
    }

    private void Check(LintedTools? tools, IReadOnlyList<ToolCall> calls)
    {
        if (tools is null)
        {
            Found(LintKind.NoTools, "the request offers no functions: the calls are not checked by schema (give them with --tools FILE)");
            return;
        }

        foreach (ToolCall call in calls)
        {
            foreach (CallFault fault in CallFault.Of(tools.Tools, call))
            {
                LintKind kind = fault.Kind switch
                {
                    CallFaultKind.Function => LintKind.UnknownFunction,
                    CallFaultKind.MissingArgument => LintKind.MissingArgument,
                    CallFaultKind.ExtraArgument => LintKind.ExtraArgument,
                    CallFaultKind.Type => LintKind.WrongType,
                    CallFaultKind.Value => tools.IsProvable(call.Name) ? LintKind.InvalidValue : LintKind.Unproven,
                    _ => LintKind.ArgumentsNoObject,
                };
                Found(kind, fault.Kind == CallFaultKind.Function ? fault.Message : $"{Excerpt.Of(call.Name, 60)}: {fault.Message}");
            }
        }
    }

    private LintedTools? Tools(JsonElement request)
    {
        JsonElement offered = default;
        if (request.ValueKind != JsonValueKind.Object || !((request.TryGetProperty("tools", out offered) || request.TryGetProperty("functions", out offered)) && offered.ValueKind == JsonValueKind.Array && offered.GetArrayLength() > 0))
        {
            return _given;
        }

        string text = offered.GetRawText();
        if (!_tools.TryGetValue(text, out LintedTools? tools))
        {
            try
            {
                tools = new LintedTools(ToolSet.Read(offered));
            }
            catch (UnderstudyException e)
            {
                Found(LintKind.ToolsUnreadable, e.Message);
                return _given;
            }

            if (_tools.Count >= MostToolSets)
            {
                _tools.Clear();
            }

            _tools.Add(text, tools);
            _toolSets++;
            Describe(tools);
        }

        return tools;
    }

    /// <summary>What is to be said of functions, once for each set of them.</summary>
    private void Describe(LintedTools tools)
    {
        if (tools.Tools.Names.Count > MostOffered)
        {
            Found(LintKind.ManyTools, $"{tools.Tools.Names.Count} functions are offered; OpenAI takes {MostOffered} at most");
        }

        foreach (string name in tools.Undescribed)
        {
            Found(LintKind.NoDescription, $"{Excerpt.Of(name, 60)} has no description");
        }

        foreach ((string name, SchemaSurvey survey) in tools.Surveys)
        {
            foreach (string keyword in survey.Unsupported)
            {
                Found(LintKind.UnsupportedKeyword, $"{Excerpt.Of(name, 60)}: {Excerpt.Of(keyword, 120)} is not known here: no call with it is proven valid, and the large model answers");
            }

            if (survey.Cycle is { } cycle)
            {
                Found(LintKind.ReferenceCycle, $"{Excerpt.Of(name, 60)}: $ref {Excerpt.Of(cycle, 60)} leads back to itself: no call is valid");
            }
            else if (survey.IsRecursive)
            {
                Found(LintKind.RecursiveSchema, $"{Excerpt.Of(name, 60)}: the schema holds itself; arguments that nest deeper than 32 are not proven valid");
            }
        }
    }

    private bool Found(LintKind kind, string message)
    {
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        _found(new LintFinding(_line, kind, LintFinding.SeverityOf(kind), message));
        return true;
    }
}
