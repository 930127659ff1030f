using System.Globalization;
using System.Text.Json;

using Microsoft.Data.Sqlite;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// A directory with a SQLite file of records (<c>understudy.db</c>) and directories of artifacts. Not thread-safe; several
/// processes may have it open.
/// </summary>
public sealed class Workspace : IDisposable
{
    private const int BusySeconds = 5;
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;

    private Workspace(string directory, SqliteConnection connection, TimeProvider time)
    {
        Directory = directory;
        _connection = connection;
        _time = time;
    }

    /// <summary>The workspace's full path.</summary>
    public string Directory { get; }

    /// <summary>Where trained specialists live.</summary>
    public string SpecialistsDirectory => Path.Combine(Directory, "specialists");

    /// <summary>Where reports live.</summary>
    public string ReportsDirectory => Path.Combine(Directory, "reports");

    /// <summary>Where what belongs to an import lives: <c>imports/ID/rejects.jsonl</c>.</summary>
    public string ImportsDirectory => Path.Combine(Directory, "imports");

    private string DatabasePath => Path.Combine(Directory, "understudy.db");

    /// <summary>Opens the workspace, makes it when it is not there, and migrates it forward.</summary>
    /// <exception cref="UnderstudyException">When it cannot be read or written, or a newer program wrote it.</exception>
    public static Workspace Open(string directory, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(time);
        string full = Path.GetFullPath(directory);
        string database = Path.Combine(full, "understudy.db");
        return Guarded(database, () =>
        {
            System.IO.Directory.CreateDirectory(full);
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, ForeignKeys = true, DefaultTimeout = BusySeconds }.ToString());
            try
            {
                connection.Open();
                WorkspaceSchema.Migrate(connection, database);
                Sql.Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000");
                return new Workspace(full, connection, time);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        });
    }

    /// <summary>
    /// Imports a file as a workload's examples of one kind, replacing those it had (a new main file replaces the test file
    /// too). A test file is of the main one's kind, and read with its labels and answer shape unless the options name others.
    /// All or nothing: cancelled, killed or failed, the workspace is as it was before.
    /// </summary>
    /// <exception cref="UnderstudyException">What <see cref="Importer"/> finds wrong, or a failure to write.</exception>
    public async Task<StoredImport> ImportAsync(string workload, ImportOptions options, ExampleSetKind kind = ExampleSetKind.Main, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(workload);
        ArgumentNullException.ThrowIfNull(options);
        string id = WorkloadName.ToId(workload);
        options = options with { Redactor = JsonRedactor() };
        if (kind == ExampleSetKind.Test)
        {
            WorkloadRecord main = GetWorkload(id);
            RequireKind(main, options);
            options = main.Kind == WorkloadKind.FunctionCall ? options with { KnownKind = main.Kind, KnownShape = main.Shape } : options.Query is not null ? options : options with { KnownLabels = options.KnownLabels ?? Labels(id), KnownShape = options.KnownShape ?? main.Shape };
        }

        ImportResult? result = null;
        try
        {
            await new WorkspaceImport(_connection, Directory, _time).RunAsync(id, workload, options, kind, r => result = r, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Sql.IsFailure(e))
        {
            throw Sql.Explain(DatabasePath, e);
        }

        return new StoredImport(GetWorkload(id), FindExamples(id, kind)!, result!);
    }

    /// <summary>All workloads in order of name.</summary>
    public IReadOnlyList<WorkloadRecord> ListWorkloads() => Guarded(DatabasePath, () => Sql.Query(
        _connection,
        "SELECT id, name, kind, property, prefix, suffix, system_prompt, created, fingerprint, teacher_models, redacted, templates, tools, object FROM workloads ORDER BY name",
        r => new WorkloadRecord
        {
            Id = r.GetString(0),
            Name = r.GetString(1),
            Kind = Enum.Parse<WorkloadKind>(r.GetString(2)),
            Shape = new AnswerShape { Property = Sql.Text(r, 3), Prefix = r.GetString(4), Suffix = r.GetString(5), Object = Sql.Text(r, 13) is { } whole ? JsonSerializer.Deserialize(whole, StoredJson.Default.ObjectShape) : null },
            SystemPrompt = Sql.Text(r, 6),
            Created = Sql.Time(r, 7),
            Fingerprints = Sql.Text(r, 8) is { } fingerprint ? [fingerprint] : [],
            TeacherModels = JsonSerializer.Deserialize(r.GetString(9), StoredJson.Default.StringArray)!,
            Redacted = r.GetInt64(10) != 0,
            Templates = TemplateJson.Read(r.GetString(11)),
            Tools = Sql.Text(r, 12),
        }));

    /// <summary>What is redacted before anything is kept, learned from or asked: the same everywhere. Default: everything that is known.</summary>
    public RedactionOptions Redaction
    {
        get => Guarded(DatabasePath, () => Sql.Scalar(_connection, "SELECT value FROM meta WHERE key = 'redaction'") is string json ? RedactionJson.Read(json) : RedactionOptions.Default);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _ = new Redactor(value); // says what is wrong before anything is kept
            Guarded(DatabasePath, () => Sql.Scalar(_connection, "INSERT OR REPLACE INTO meta(key, value) VALUES('redaction', $value)", ("$value", RedactionJson.Write(value))));
        }
    }

    /// <summary>Redacts as <see cref="Redaction"/> says.</summary>
    public Redactor TextRedactor() => Redaction is { Kinds: SensitiveKinds.All, Rules.Count: 0 } ? Redactor.Default : new Redactor(Redaction);

    /// <summary>Redacts JSON as <see cref="Redaction"/> says.</summary>
    public JsonRedactor JsonRedactor() => TextRedactor() is var text && text == Redactor.Default ? Data.JsonRedactor.Default : new JsonRedactor(text);

    /// <summary>What was discovered in traffic.</summary>
    public DiscoveredStore Discovered => new(_connection, DatabasePath, _time);

    /// <summary>The workload of that id or name.</summary>
    /// <exception cref="UnderstudyException">When there is none; the message lists what there is.</exception>
    public WorkloadRecord GetWorkload(string idOrName)
    {
        IReadOnlyList<WorkloadRecord> all = ListWorkloads();
        return all.FirstOrDefault(w => w.Id == idOrName) ?? all.FirstOrDefault(w => w.Name == idOrName) ?? throw new UnderstudyException(
            ErrorCode.NotFound,
            $"{Directory}: there is no workload '{idOrName}'. {(all.Count == 0 ? "The workspace is empty: import a file first (understudy import FILE)." : $"Workloads: {string.Join(", ", all.Select(w => w.Id))}.")}");
    }

    /// <summary>The workload's examples of one kind, or null.</summary>
    public ExampleSetRecord? FindExamples(string workloadId, ExampleSetKind kind = ExampleSetKind.Main) => Guarded(DatabasePath, () => Sql.Query(
        _connection,
        "SELECT id, source_path, source_hash, content_hash, total, kept, rejected, format, encoding, responders, rejects_path, imported FROM example_sets WHERE workload_id = $id AND kind = $kind",
        r => new ExampleSetRecord
        {
            Id = r.GetInt64(0),
            WorkloadId = workloadId,
            Kind = kind,
            SourcePath = r.GetString(1),
            Source = ContentHash.Parse(r.GetString(2)),
            Content = ContentHash.Parse(r.GetString(3)),
            Total = r.GetInt64(4),
            Kept = r.GetInt64(5),
            Rejected = r.GetInt64(6),
            Format = Enum.Parse<SourceFormat>(r.GetString(7)),
            Encoding = r.GetString(8),
            Responders = JsonSerializer.Deserialize(r.GetString(9), StoredJson.Default.StringArray)!,
            RejectsPath = Sql.Text(r, 10),
            Imported = Sql.Time(r, 11),
        },
        ("$id", workloadId),
        ("$kind", kind.ToString())) is [var set] ? set : null);

    /// <summary>Loads examples into a table, streaming.</summary>
    /// <param name="workloadId">The workload.</param>
    /// <param name="kind">Which of its examples.</param>
    /// <param name="labels">The label set to read them with (a test file is read with the training file's); null for their own.</param>
    /// <param name="verify">Whether to check the stored rows against their recorded hash.</param>
    /// <param name="progress">Told about rows read.</param>
    /// <param name="cancellationToken">Stops the load.</param>
    /// <exception cref="UnderstudyException">When there are none, or they do not match their hash.</exception>
    public ExampleTable LoadExamples(string workloadId, ExampleSetKind kind = ExampleSetKind.Main, LabelSet? labels = null, bool verify = false, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        const int ReportEvery = 8192;
        ExampleSetRecord set = FindExamples(workloadId, kind) ?? throw new UnderstudyException(ErrorCode.NotFound, $"{Directory}: the workload '{workloadId}' has no {(kind == ExampleSetKind.Main ? "examples" : "test file")}. Import one first (understudy import FILE).");
        return Guarded(DatabasePath, () =>
        {
            using var digest = new RowDigest();
            var table = new ExampleTableBuilder(set.Responders);
            foreach (ExampleRow row in ExampleReader.Read(_connection, set.Id))
            {
                table.Add(row);
                if (verify)
                {
                    digest.Add(row);
                }

                if (table.Count % ReportEvery == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress?.Report(new StageProgress("Loading", table.Count, set.Kept, "rows"));
                }
            }

            if (table.Count != set.Kept || (verify && digest.Finish() != set.Content))
            {
                throw new UnderstudyException(ErrorCode.IntegrityBroken, string.Create(CultureInfo.InvariantCulture, $"{DatabasePath}: expected the {set.Kept:N0} examples of '{workloadId}' as they were imported (hash {set.Content.Short}), found others. Import {set.SourcePath} again."));
            }

            progress?.Report(new StageProgress("Loading", table.Count, set.Kept, "rows"));
            return table.Build(labels);
        });
    }

    /// <summary>
    /// Deletes examples by group or by line, all or nothing, and names the specialists that were made from them. Nothing is
    /// changed when nothing matches. Reports that quote the examples, and the file they came from, are not touched.
    /// </summary>
    /// <exception cref="UnderstudyException">When the workload or its examples are not there, or a failure to write.</exception>
    public ForgetResult Forget(string workload, ForgetRequest request, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(workload);
        ArgumentNullException.ThrowIfNull(request);
        string id = GetWorkload(workload).Id;
        ExampleSetRecord main = FindExamples(id) ?? throw new UnderstudyException(ErrorCode.NotFound, $"{Directory}: the workload '{id}' has no examples.");
        ExampleSetRecord? test = FindExamples(id, ExampleSetKind.Test);
        return Guarded(DatabasePath, () =>
        {
            var forget = new WorkspaceForget(_connection);
            IReadOnlyDictionary<long, long> deleted = forget.Run(main, test, request, progress, cancellationToken);
            ExampleSetRecord left = FindExamples(id)!;
            ILookup<bool, SpecialistRecord> made = ListSpecialists(id).ToLookup(s => s.Data == main.Content || forget.IsFormer(s.Data, main.Id));
            bool learned = deleted[main.Id] > 0;
            return new ForgetResult
            {
                Examples = deleted[main.Id],
                TestExamples = test is null ? 0 : deleted[test.Id],
                IsOverwritten = deleted.Values.All(n => n == 0) || forget.Rewrite(),
                Left = left.Kept,
                Content = left.Content,
                Learned = learned ? [.. made[true]] : [],
                Unknown = learned ? [.. made[false].Where(s => s.Data != left.Content)] : [],
            };
        });
    }

    /// <summary>Looks at these test rows so far, in the whole workspace.</summary>
    public IReadOnlyList<LookRecord> ListLooks(ContentHash testRows) => Guarded(DatabasePath, () => Sql.Query(
        _connection,
        "SELECT workload_id, number, hypothesis, alpha, registered FROM looks WHERE test_rows = $rows ORDER BY number",
        r => new LookRecord { WorkloadId = r.GetString(0), TestRows = testRows, Number = r.GetInt32(1), Hypothesis = r.GetString(2), Alpha = r.GetDouble(3), Registered = Sql.Time(r, 4) },
        ("$rows", testRows.Hex)));

    /// <summary>Writes the hypothesis down before the test rows are opened. Atomic across processes: two looks never get one number.</summary>
    /// <param name="workloadId">The workload.</param>
    /// <param name="testRows">Hash of the test rows; see <see cref="ExampleHash"/>.</param>
    /// <param name="hypothesis">The hypothesis of the look of a given number, as JSON.</param>
    /// <param name="alpha">The level spent on the look of a given number (1-based).</param>
    public LookRecord RegisterLook(string workloadId, ContentHash testRows, Func<int, string> hypothesis, Func<int, double> alpha)
    {
        ArgumentException.ThrowIfNullOrEmpty(workloadId);
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentNullException.ThrowIfNull(alpha);
        return Guarded(DatabasePath, () =>
        {
            Sql.Execute(_connection, "BEGIN IMMEDIATE");
            try
            {
                int number = 1 + Convert.ToInt32(Sql.Scalar(_connection, "SELECT coalesce(max(number), 0) FROM looks WHERE test_rows = $rows", ("$rows", testRows.Hex)), CultureInfo.InvariantCulture);
                var look = new LookRecord { WorkloadId = workloadId, TestRows = testRows, Number = number, Hypothesis = hypothesis(number), Alpha = alpha(number), Registered = Now() };
                Sql.Execute(_connection, "INSERT INTO looks(test_rows, number, workload_id, hypothesis, alpha, registered) VALUES($rows, $number, $id, $hypothesis, $alpha, $now)", ("$rows", testRows.Hex), ("$number", number), ("$id", workloadId), ("$hypothesis", look.Hypothesis), ("$alpha", look.Alpha), ("$now", look.Registered.ToUnixTimeMilliseconds()));
                Sql.Execute(_connection, "COMMIT");
                return look;
            }
            catch
            {
                Sql.RollBack(_connection);
                throw;
            }
        });
    }

    /// <summary>Registers a trained specialist, replacing one of the same id.</summary>
    public void AddSpecialist(SpecialistRecord specialist)
    {
        ArgumentNullException.ThrowIfNull(specialist);
        Guarded(DatabasePath, () => Sql.Scalar(
            _connection,
            "INSERT OR REPLACE INTO specialists(id, workload_id, rung, directory, artifact, data, seed, train_seconds, created) VALUES($id, $workload, $rung, $directory, $artifact, $data, $seed, $seconds, $created)",
            ("$id", specialist.Id),
            ("$workload", specialist.WorkloadId),
            ("$rung", specialist.Rung.ToString()),
            ("$directory", specialist.Directory),
            ("$artifact", specialist.Artifact.Hex),
            ("$data", specialist.Data.Hex),
            ("$seed", specialist.Seed.ToString(CultureInfo.InvariantCulture)),
            ("$seconds", specialist.TrainSeconds),
            ("$created", specialist.Created.ToUnixTimeMilliseconds())));
    }

    /// <summary>Specialists of a workload (or of all), the newest first.</summary>
    public IReadOnlyList<SpecialistRecord> ListSpecialists(string? workloadId = null) => Guarded(DatabasePath, () => Sql.Query(
        _connection,
        "SELECT id, workload_id, rung, directory, artifact, data, seed, train_seconds, created FROM specialists WHERE $id IS NULL OR workload_id = $id ORDER BY created DESC, rowid DESC",
        r => new SpecialistRecord
        {
            Id = r.GetString(0),
            WorkloadId = r.GetString(1),
            Rung = Enum.Parse<Rung>(r.GetString(2)),
            Directory = r.GetString(3),
            Artifact = ContentHash.Parse(r.GetString(4)),
            Data = ContentHash.Parse(r.GetString(5)),
            Seed = ulong.Parse(r.GetString(6), CultureInfo.InvariantCulture),
            TrainSeconds = r.GetDouble(7),
            Created = Sql.Time(r, 8),
        },
        ("$id", workloadId)));

    /// <summary>Registers an evaluation.</summary>
    public void AddEvaluation(EvaluationRecord evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        Guarded(DatabasePath, () => Sql.Scalar(
            _connection,
            "INSERT INTO evaluations(specialist_id, truth, alone, with_escalation, report, certificate, created) VALUES($id, $truth, $alone, $escalation, $report, $certificate, $created)",
            ("$id", evaluation.SpecialistId),
            ("$truth", evaluation.Truth.ToString()),
            ("$alone", evaluation.Alone.ToString()),
            ("$escalation", evaluation.WithEscalation.ToString()),
            ("$report", evaluation.Report),
            ("$certificate", evaluation.Certificate),
            ("$created", evaluation.Created.ToUnixTimeMilliseconds())));
    }

    /// <summary>Evaluations of a specialist, the newest first.</summary>
    public IReadOnlyList<EvaluationRecord> ListEvaluations(string specialistId) => Guarded(DatabasePath, () => Sql.Query(
        _connection,
        "SELECT truth, alone, with_escalation, report, certificate, created FROM evaluations WHERE specialist_id = $id ORDER BY id DESC",
        r => new EvaluationRecord
        {
            SpecialistId = specialistId,
            Truth = Enum.Parse<TruthKind>(r.GetString(0)),
            Alone = Enum.Parse<Verdict>(r.GetString(1)),
            WithEscalation = Enum.Parse<Verdict>(r.GetString(2)),
            Report = Sql.Text(r, 3),
            Certificate = Sql.Text(r, 4),
            Created = Sql.Time(r, 5),
        },
        ("$id", specialistId)));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>For tests of failures: the connection itself.</summary>
    internal SqliteConnection Connection => _connection;

    private static T Guarded<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (Sql.IsFailure(e))
        {
            throw Sql.Explain(path, e);
        }
    }

    private static void RequireKind(WorkloadRecord main, ImportOptions test)
    {
        if ((main.Kind == WorkloadKind.Relevance) != (test.Query is not null))
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{test.Path}: expected a test file of the workload's kind, {main.Kind}. {(test.Query is null ? "Name the column of its queries (--query)." : $"Leave --query out, or import the main file of '{main.Name}' with --query first.")}");
        }
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());

    private LabelSet Labels(string workloadId)
    {
        ExampleSetRecord main = FindExamples(workloadId) ?? throw new UnderstudyException(ErrorCode.NotFound, $"{Directory}: the workload '{workloadId}' has no examples yet. Import its main file before a test file.");
        return Guarded(DatabasePath, () => new LabelSet(Sql.Query(
            _connection,
            "SELECT teacher FROM examples WHERE id >= $first AND id < $end AND teacher IS NOT NULL UNION SELECT gold FROM examples WHERE id >= $first AND id < $end AND gold IS NOT NULL UNION SELECT p.key FROM examples, json_each(distribution) p WHERE examples.id >= $first AND examples.id < $end AND distribution IS NOT NULL",
            r => r.GetString(0),
            ("$first", ExampleWriter.FirstId(main.Id)),
            ("$end", ExampleWriter.FirstId(main.Id + 1)))));
    }
}
