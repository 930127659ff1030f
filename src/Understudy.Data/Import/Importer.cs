using System.Globalization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Reads a file of recorded calls or labelled rows, streaming.</summary>
public static class Importer
{
    /// <summary>
    /// Reads the source twice: once to learn its encoding, prompt, answer shape and label set, once to hand the rows on.
    /// Memory does not grow with the file: it is bounded by the longest line, or for Parquet by the largest row group; only of
    /// pairs of query and item the hashes are kept, about 60 bytes each for the first four million pairs and for every query.
    /// </summary>
    /// <param name="options">What to read and which column means what.</param>
    /// <param name="sink">Receives the kept rows in source order.</param>
    /// <param name="progress">Told about bytes of the file read, once a pass.</param>
    /// <param name="cancellationToken">Stops the import; the rejects file is then not left behind.</param>
    /// <exception cref="UnderstudyException">When the file cannot be read, is empty or binary, lacks a column, mixes prompts, its labels are no closed set, or the options contradict each other.</exception>
    public static async Task<ImportResult> ImportAsync(ImportOptions options, IExampleSink sink, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentException.ThrowIfNullOrEmpty(options.Path);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumLineLength, 4096);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumLabels, 2);
        RelevanceOptions.Require(options);
        using RowSource source = RowSource.Inspect(options, cancellationToken);
        Survey survey = await SurveyAsync(source, options, progress, cancellationToken).ConfigureAwait(false);
        using var pass = new Pass(source, options, survey, progress);
        return await pass.RunAsync(sink, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Survey> SurveyAsync(RowSource source, ImportOptions options, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            var survey = new Survey(options);
            await using RowReader reader = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
            await ForEachAsync(reader, source, options, "Reading", progress, survey.AddAsync, cancellationToken).ConfigureAwait(false);
            if (reader.Audit is { LooksLikeOneByteText: true })
            {
                // The first accented letter came late in the file: what looked like ASCII is not UTF-8 after all.
                source.UseOneByteText(cancellationToken);
                continue;
            }

            survey.RequireAny(options.Path);
            reader.RequireColumns();
            survey.RequireUsable(options.Path);
            survey.Prompts.RequireOne(options.Path);
            return survey;
        }
    }

    private static async Task ForEachAsync(RowReader reader, RowSource source, ImportOptions options, string stage, IProgress<StageProgress>? progress, Func<Candidate, ValueTask> take, CancellationToken cancellationToken)
    {
        const int ReportEvery = 8192;
        long rows = 0;
        while (await NextAsync(reader, options.Path, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await take(reader.Current).ConfigureAwait(false);
            if (++rows % ReportEvery == 0)
            {
                progress?.Report(Step(rows));
            }
        }

        progress?.Report(Step(rows) with { Done = source.Length });

        StageProgress Step(long done) => new(stage, Math.Min(reader.BytesRead, source.Length), source.Length, "bytes", string.Create(CultureInfo.InvariantCulture, $"{done:N0} rows"));
    }

    private static async ValueTask<bool> NextAsync(RowReader reader, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (SourceFile.Explain(path, e) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>The first pass: what the file holds.</summary>
    private sealed class Survey(ImportOptions options)
    {
        private readonly RejectReasons _rejects = new();
        private long _rows, _rejected;

        public AnswerSurvey Answers { get; } = new();

        public PromptSurvey Prompts { get; } = new();

        /// <summary>The grades where rows are pairs, else null.</summary>
        public RelevanceSurvey? Relevance { get; } = options.Query is null ? null : new RelevanceSurvey(options);

        public ValueTask AddAsync(Candidate candidate)
        {
            _rows++;
            Relevance?.Add(candidate);
            if (candidate.Problem is null && Relevance is null)
            {
                Prompts.Add(candidate);
                Answers.Add(candidate);
            }
            else if (candidate.Problem is not null)
            {
                _rejected++;
                _rejects.Add(candidate.Problem);
            }

            return ValueTask.CompletedTask;
        }

        public void RequireAny(string path)
        {
            if (_rows == 0)
            {
                throw SourceFile.Empty(path);
            }
        }

        public void RequireUsable(string path)
        {
            if (_rejected == _rows)
            {
                string reasons = string.Join("; ", _rejects.Ordered.Take(3).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key} ({r.Value:N0})")));
                throw new UnderstudyException(ErrorCode.InputUnreadable, string.Create(CultureInfo.InvariantCulture, $"{path}: none of the {_rows:N0} rows can be used: {reasons}.{(Relevance is { Unknown.Total: > 0 } r ? " " + GradeWords.Explain(r.Unknown) : "")}"));
            }
        }
    }

    /// <summary>The second pass: hands rows on.</summary>
    private sealed class Pass(RowSource source, ImportOptions options, Survey survey, IProgress<StageProgress>? progress) : IDisposable
    {
        private const int MaximumCounted = 50_000;
        private readonly RelevancePass? _relevance = survey.Relevance is { } found ? new RelevancePass(options, found) : null;
        private readonly AnswerPlan _plan = AnswerPlan.Create(survey.Answers, survey.Prompts.Schema, options);
        private readonly SortedDictionary<string, long> _models = new(StringComparer.Ordinal), _teacher = new(StringComparer.Ordinal), _gold = new(StringComparer.Ordinal);
        private readonly ToolSet? _tools = survey.Prompts.Tools is { } json ? ToolSet.Parse(json) : null;
        private long _total, _kept, _unreadable, _timeUnreadable, _goldUnreadable;

        public async Task<ImportResult> RunAsync(IExampleSink sink, CancellationToken cancellationToken)
        {
            using var rejects = new RejectsWriter(options.RejectsPath);
            await using RowReader reader = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
            await ForEachAsync(reader, source, options, "Importing", progress, Take, cancellationToken).ConfigureAwait(false);
            ContentHash hash = source.Hash();
            List<string> warnings = [.. _plan.Warnings, .. _relevance?.Warnings() ?? []];
            if (_timeUnreadable > 0)
            {
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{_timeUnreadable:N0} rows have a time that cannot be read (expected ISO 8601, or seconds or milliseconds since 1970); they count as rows without a time."));
            }

            if (_goldUnreadable > 0)
            {
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{_goldUnreadable:N0} rows have gold that is no call, so no answer to them is right: expected [{{\"name\":…,\"arguments\":{{…}}}}], [] for none, a list of such lists where several are accepted, or {{\"function\":{{\"argument\":[value, …]}}}}."));
            }

            return new ImportResult
            {
                Format = source.Format,
                Encoding = source.Encoding,
                Total = _total,
                Kept = _kept,
                Rejected = _total - _kept,
                Unreadable = _unreadable,
                RejectsPath = rejects.Commit(),
                RejectReasons = rejects.Reasons.Ordered,
                Shape = _plan.Shape,
                IsCalls = _plan.IsCalls,
                Tools = _plan.Tools ?? survey.Prompts.Tools,
                SystemPrompt = survey.Prompts.SystemPrompt,
                Fingerprint = survey.Prompts.Fingerprint,
                Models = _models,
                TeacherLabels = _teacher,
                GoldLabels = _gold,
                Relevance = _relevance?.Facts(),
                Responders = [.. options.Responders.Select(r => r.Name)],
                Source = hash,
                Columns = reader.Columns,
                Warnings = warnings,
            };

            async ValueTask Take(Candidate candidate)
            {
                _total++;
                _relevance?.Read(candidate);
                if (candidate.Problem is not null)
                {
                    rejects.Add(candidate);
                    return;
                }

                _kept++;
                _timeUnreadable += candidate.TimeUnreadable ? 1 : 0;
                await sink.AddAsync(_relevance?.Row(candidate) ?? Row(candidate), cancellationToken).ConfigureAwait(false);
            }
        }

        public void Dispose() => _relevance?.Dispose();

        private ExampleRow Row(Candidate c)
        {
            Dictionary<string, double>? distribution = null;
            string? label = null;
            bool answered = c.Refused || c.Calls is not null || !string.IsNullOrWhiteSpace(c.Answer);
            if (_plan.IsCalls)
            {
                label = _plan.Shape.Object is null ? CallAnswer.Label(c) : !c.Refused && c.Answer is { } text && answered ? _plan.Label(text) : null;
            }
            else if (!c.Refused && c.Answer is { } answer && answered)
            {
                distribution = _plan.Distribution(answer);
                label = distribution is null ? _plan.Label(answer) : LabelDistribution.Mode(distribution);
                distribution ??= label is not null && c.TokenProbabilities is { } tokens ? LabelDistribution.Over(_plan.Labels, tokens) : null;
            }

            (string? gold, string? accepted) = Gold(c);
            Count(_teacher, label);
            Count(_gold, gold);
            Count(_models, c.Model);

            _unreadable += answered && label is null ? 1 : 0;
            return new ExampleRow
            {
                Source = c.Source,
                Input = c.Input,
                Teacher = label,
                TeacherUnreadable = answered && label is null,
                TeacherDistribution = distribution,
                Gold = gold,
                Accepted = accepted,
                Group = c.Group,
                Time = c.Time,
                Model = c.Model,
                Usage = c.Usage,
                LatencyMilliseconds = c.Latency,
                Responders = c.Responders.Length == 0 ? [] : [.. c.Responders.Select(_plan.Reference)],
            };
        }

        /// <summary>The gold label, and all accepted answers where a row of calls has several.</summary>
        private (string? Gold, string? Accepted) Gold(Candidate c)
        {
            if (!_plan.IsCalls || _plan.Shape.Object is not null || string.IsNullOrWhiteSpace(c.Gold))
            {
                return (_plan.Reference(c.Gold), null);
            }

            if (CallAnswer.Accepted(c.Gold, _tools) is { } accepted)
            {
                return accepted;
            }

            _goldUnreadable++;
            return (_plan.Reference(c.Gold), null);
        }

        private void Count(SortedDictionary<string, long> counts, string? key)
        {
            key = key is not null && _plan.IsCalls && counts != _models ? CallText.Functions(key) : key;
            if (key is not null && (counts.Count < MaximumCounted || counts.ContainsKey(key)))
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
    }
}
