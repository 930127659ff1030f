using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// A directory with a SQLite file of records (<c>understudy.db</c>) and directories of artifacts. Not thread-safe; several
/// processes may have it open.
/// </summary>
public sealed class Workspace : IDisposable
{
    private Workspace(string directory, TimeProvider time)
    {
        Directory = directory;
        Time = time;
    }

    /// <summary>The workspace's full path.</summary>
    public string Directory { get; }

    /// <summary>Where trained specialists live.</summary>
    public string SpecialistsDirectory => Path.Combine(Directory, "specialists");

    /// <summary>Where reports live.</summary>
    public string ReportsDirectory => Path.Combine(Directory, "reports");

    /// <summary>Where what belongs to an import lives: <c>imports/ID/rejects.jsonl</c>.</summary>
    public string ImportsDirectory => Path.Combine(Directory, "imports");

    private TimeProvider Time { get; }

    /// <summary>Opens the workspace, makes it when it is not there, and migrates it forward.</summary>
    /// <exception cref="UnderstudyException">When it cannot be read or written, or a newer program wrote it.</exception>
    public static Workspace Open(string directory, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(time);
        return new Workspace(Path.GetFullPath(directory), time);
    }

    /// <summary>
    /// Imports a file as a workload's examples of one kind, replacing those it had. All or nothing: cancelled, killed or
    /// failed, the workspace is as it was before.
    /// </summary>
    public Task<StoredImport> ImportAsync(string workload, ImportOptions options, ExampleSetKind kind = ExampleSetKind.Main, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>All workloads in order of name.</summary>
    public IReadOnlyList<WorkloadRecord> ListWorkloads() => throw new NotImplementedException();

    /// <summary>The workload of that id or name.</summary>
    /// <exception cref="UnderstudyException">When there is none; the message lists what there is.</exception>
    public WorkloadRecord GetWorkload(string idOrName) => throw new NotImplementedException();

    /// <summary>The workload's examples of one kind, or null.</summary>
    public ExampleSetRecord? FindExamples(string workloadId, ExampleSetKind kind = ExampleSetKind.Main) => throw new NotImplementedException();

    /// <summary>Loads examples into a table, streaming.</summary>
    /// <param name="workloadId">The workload.</param>
    /// <param name="kind">Which of its examples.</param>
    /// <param name="labels">The label set to read them with (a test file is read with the training file's); null for their own.</param>
    /// <param name="verify">Whether to check the stored rows against their recorded hash.</param>
    /// <param name="progress">Told about rows read.</param>
    /// <param name="cancellationToken">Stops the load.</param>
    /// <exception cref="UnderstudyException">When there are none, or they do not match their hash.</exception>
    public ExampleTable LoadExamples(string workloadId, ExampleSetKind kind = ExampleSetKind.Main, LabelSet? labels = null, bool verify = false, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Looks at these test rows so far, in the whole workspace.</summary>
    public IReadOnlyList<LookRecord> ListLooks(ContentHash testRows) => throw new NotImplementedException();

    /// <summary>Writes the hypothesis down before the test rows are opened. Atomic across processes: two looks never get one number.</summary>
    /// <param name="workloadId">The workload.</param>
    /// <param name="testRows">Hash of the test rows.</param>
    /// <param name="hypothesis">The hypothesis of the look of a given number, as JSON.</param>
    /// <param name="alpha">The level spent on the look of a given number (1-based).</param>
    public LookRecord RegisterLook(string workloadId, ContentHash testRows, Func<int, string> hypothesis, Func<int, double> alpha) => throw new NotImplementedException();

    /// <summary>Registers a trained specialist, replacing one of the same id.</summary>
    public void AddSpecialist(SpecialistRecord specialist) => throw new NotImplementedException();

    /// <summary>Specialists of a workload (or of all), the newest first.</summary>
    public IReadOnlyList<SpecialistRecord> ListSpecialists(string? workloadId = null) => throw new NotImplementedException();

    /// <summary>Registers an evaluation.</summary>
    public void AddEvaluation(EvaluationRecord evaluation) => throw new NotImplementedException();

    /// <summary>Evaluations of a specialist, the newest first.</summary>
    public IReadOnlyList<EvaluationRecord> ListEvaluations(string specialistId) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => GC.KeepAlive(Time);
}
