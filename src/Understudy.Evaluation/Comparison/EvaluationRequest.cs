using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Everything that one evaluation needs. Rows are indices into their table.</summary>
public sealed record EvaluationRequest
{
    /// <summary>The workload.</summary>
    public required WorkloadFacts Workload { get; init; }

    /// <summary>The table of the calibration rows (and of the test rows unless <see cref="TestTable"/> is given).</summary>
    public required ExampleTable Table { get; init; }

    /// <summary>Calibration rows of <see cref="Table"/>. For relevance whole queries, here and in <see cref="TestRows"/>.</summary>
    public required IReadOnlyList<int> CalibrationRows { get; init; }

    /// <summary>Test rows of <see cref="TestTable"/>, or of <see cref="Table"/> where there is none.</summary>
    public required IReadOnlyList<int> TestRows { get; init; }

    /// <summary>The independent unit of every row of <see cref="Table"/>; null when every row (relevance: every query) is its own.</summary>
    public IReadOnlyList<int>? Units { get; init; }

    /// <summary>A test file of the user's own, built with the labels of <see cref="Table"/>; null when test was split off.</summary>
    public ExampleTable? TestTable { get; init; }

    /// <summary>The independent unit of every row of <see cref="TestTable"/>; null when every row (relevance: every query) is its own.</summary>
    public IReadOnlyList<int>? TestUnits { get; init; }

    /// <summary>Rows among <see cref="TestRows"/> that are near-duplicates of training rows. Counted, never thinned.</summary>
    public IReadOnlyList<int> OverlapRows { get; init; } = [];

    /// <summary>Training rows of <see cref="Table"/>: the baseline's most frequent label comes from them, never from test.</summary>
    public IReadOnlyList<int> TrainRows { get; init; } = [];

    /// <summary>What is judged, in the form that will be served.</summary>
    public required IResponder Specialist { get; init; }

    /// <summary>Facts of its making.</summary>
    public required SpecialistFacts Facts { get; init; }

    /// <summary>What else was trained and compared with it on selection, the chosen one included; empty when nothing was.</summary>
    public IReadOnlyList<RungTrial> Rungs { get; init; } = [];

    /// <summary>
    /// The other responders; the teacher, if any, is the one of kind <see cref="ResponderKind.Teacher"/>. One of kind
    /// <see cref="ResponderKind.Baseline"/> (e.g. BM25) is shown and compared with, but is never a bar.
    /// </summary>
    public IReadOnlyList<IResponder> Others { get; init; } = [];

    /// <summary>Function calls: the functions on offer, by which calls are valid or not; null leaves <see cref="EvaluationResult.Calls"/> empty.</summary>
    public ToolSet? Tools { get; init; }

    /// <summary>Function calls: says whether a call can be carried out; null for no such figure. It decides nothing.</summary>
    public ICallChecker? Checker { get; init; }

    /// <summary>What to judge by; null chooses by the protocol: gold where gold exists on the held-out rows, else agreement.</summary>
    public TruthKind? Truth { get; init; }

    /// <summary>The promises.</summary>
    public EvaluationOptions Options { get; init; } = new();

    /// <summary>Prices; null when unknown, and then nothing has a cost.</summary>
    public PriceList? Prices { get; init; }

    /// <summary>Answers one row alone, on one thread, the way it is served: latency is measured through it. Null: not measured. For relevance see <see cref="SingleRanking"/>.</summary>
    public Func<ExampleTable, int, int>? SinglePrediction { get; init; }

    /// <summary>Relevance: scores all rows of one query, on one thread, the way it is served; latency and cost are then per query. Null: not measured.</summary>
    public Action<ExampleTable, ReadOnlyMemory<int>>? SingleRanking { get; init; }

    /// <summary>Where looks are registered; null registers nowhere and counts this as look <see cref="LookNumber"/>.</summary>
    public ILookLedger? Looks { get; init; }

    /// <summary>The look's number where no ledger is given; 1 is the first.</summary>
    public int LookNumber { get; init; } = 1;

    /// <summary>Names and versions of what took part, e.g. <c>understudy</c> → <c>0.1.0</c>; they go into the certificate.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    /// <summary>Hashes of the source files, by the name shown; they go into the certificate.</summary>
    public IReadOnlyDictionary<string, ContentHash> Sources { get; init; } = new Dictionary<string, ContentHash>();

    /// <summary>Remarks of earlier stages that the reader must see.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
