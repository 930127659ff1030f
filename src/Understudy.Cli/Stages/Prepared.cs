using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary>A workload's examples, grouped into units and divided: the input of training and evaluation.</summary>
public sealed record Prepared
{
    /// <summary>The workload.</summary>
    public required WorkloadRecord Workload { get; init; }

    /// <summary>The main file's record.</summary>
    public required ExampleSetRecord Examples { get; init; }

    /// <summary>The main file's rows.</summary>
    public required ExampleTable Table { get; init; }

    /// <summary>Units and parts of the main file's rows.</summary>
    public required Partition Partition { get; init; }

    /// <summary>The test file's record, or null.</summary>
    public ExampleSetRecord? TestExamples { get; init; }

    /// <summary>The test file's rows, or null.</summary>
    public ExampleTable? TestTable { get; init; }

    /// <summary>Units of the test file's rows, or null.</summary>
    public int[]? TestUnits { get; init; }

    /// <summary>Test rows that repeat training rows, or null without a test file.</summary>
    public TestOverlap? Overlap { get; init; }

    /// <summary>The functions that a workload of calls may make: those that the requests offered, else those that were called. Null for other kinds.</summary>
    public ToolSet? Tools => Workload.Kind != WorkloadKind.FunctionCall ? null
        : Workload.Tools is { } json ? ToolSet.Parse(json)
        : ToolSet.Named([.. Table.Labels.Names.SelectMany(l => CallText.Read(l) ?? []).Select(c => c.Name), .. Called(Table), .. TestTable is null ? [] : Called(TestTable)]);

    /// <summary>The rows that the registered test opens: of <see cref="TestTable"/> where there is one, else of <see cref="Table"/>.</summary>
    public int[] TestRows => TestTable is null ? Partition.Rows(SplitKind.Test) : [.. Enumerable.Range(0, TestTable.Count)];

    /// <summary>Independent units among <see cref="TestRows"/>.</summary>
    public int TestUnitCount => TestUnits is null ? Partition.UnitCount(SplitKind.Test) : TestUnits.Distinct().Count();

    /// <summary>The functions that rows with several accepted answers name.</summary>
    private static IEnumerable<string> Called(ExampleTable table) => Enumerable.Range(0, table.Count).Select(table.Accepted).OfType<string>().Distinct(StringComparer.Ordinal)
        .SelectMany(text => AcceptedCalls.TryRead(text)?.Alternatives.SelectMany(a => a).Select(c => c.Name) ?? []);

    /// <summary>Loads a workload, finds its units and divides it. The same seed gives the same parts on every machine.</summary>
    public static Prepared Load(Session session, string workload, Seed seed, bool verify, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        Workspace workspace = session.Workspace;
        WorkloadRecord record = workspace.GetWorkload(workload);
        ExampleSetRecord examples = workspace.FindExamples(record.Id) ?? throw new UnderstudyException(ErrorCode.NotFound, $"The workload '{record.Name}' has no examples. Import a file first: understudy import FILE --name {record.Name}");
        ExampleTable table = workspace.LoadExamples(record.Id, verify: verify, progress: session.Progress, cancellationToken: cancellationToken);
        var near = new NearDuplicateOptions { Threads = session.Threads };
        int[] units = NearDuplicates.Group(table, near, seed.For("units"), session.Progress, cancellationToken);
        ExampleSetRecord? testExamples = workspace.FindExamples(record.Id, ExampleSetKind.Test);
        Partition partition = Splitter.Split(table, units, testExamples is null ? new SplitOptions() : new SplitOptions { Train = .72, Selection = .12, Calibration = .16, Test = 0 }, seed.For("split"));
        var prepared = new Prepared { Workload = record, Examples = examples, Table = table, Partition = partition };
        if (testExamples is null)
        {
            return prepared;
        }

        LabelSet? labels = table.Labels;
        if (record.Kind == WorkloadKind.FunctionCall)
        {
            // The set of calls is open: both files are read with the calls of both.
            labels = new LabelSet([.. table.Labels.Names, .. workspace.LoadExamples(record.Id, ExampleSetKind.Test, cancellationToken: cancellationToken).Labels.Names]);
            prepared = prepared with { Table = workspace.LoadExamples(record.Id, labels: labels, cancellationToken: cancellationToken) };
        }

        ExampleTable test = workspace.LoadExamples(record.Id, ExampleSetKind.Test, labels, verify, session.Progress, cancellationToken);
        return prepared with
        {
            TestExamples = testExamples,
            TestTable = test,
            TestUnits = NearDuplicates.Group(test, near, seed.For("units"), session.Progress, cancellationToken),
            Overlap = TestOverlap.Find(table, test, near, seed.For("units"), session.Progress, cancellationToken),
        };
    }
}
