using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// The outcome of one evaluation: everything that the table, <c>report.json</c>, the HTML report and the certificate say.
/// Immutable; the same request gives the same record, latencies and what depends on them apart.
/// </summary>
public sealed record EvaluationResult
{
    /// <summary>The workload and where its rows went.</summary>
    public required WorkloadFacts Workload { get; init; }

    /// <summary>What rates and differences are in: <c>accuracy</c>, <c>agreement</c>, <c>NDCG@10</c>.</summary>
    public string PrimaryMetric { get; init; } = "accuracy";

    /// <summary>What answers are judged against.</summary>
    public required TruthKind Truth { get; init; }

    /// <summary>The report's first line: in plain words, what is judged against what.</summary>
    public required string TruthStatement { get; init; }

    /// <summary>What accuracies and differences are about.</summary>
    public required Population Population { get; init; }

    /// <summary>The population in plain words.</summary>
    public required string PopulationStatement { get; init; }

    /// <summary>Independent units and rows left out.</summary>
    public required UnitCounts Units { get; init; }

    /// <summary>
    /// Who answered, in table order: the specialist, the specialist with escalation (where there is a threshold and a teacher),
    /// the teacher, other responders, the baseline.
    /// </summary>
    public required IReadOnlyList<ResponderResult> Responders { get; init; }

    /// <summary>Name of the specialist that was tested.</summary>
    public required string Chosen { get; init; }

    /// <summary>The verdict on the specialist alone, with its test.</summary>
    public required ModeResult Alone { get; init; }

    /// <summary>The verdict on specialist and teacher together; null when there is no teacher to escalate to.</summary>
    public ModeResult? WithEscalation { get; init; }

    /// <summary>Which of the two was registered to decide.</summary>
    public required PromotionMode Deciding { get; init; }

    /// <summary>The deciding verdict.</summary>
    public Verdict Decision => (Deciding == PromotionMode.WithEscalation && WithEscalation is not null ? WithEscalation : Alone).Verdict;

    /// <summary>The deciding test's paired difference (system − comparator); null where paired tests mean nothing.</summary>
    public DifferenceResult? Difference => (Deciding == PromotionMode.WithEscalation && WithEscalation is not null ? WithEscalation : Alone).Difference;

    /// <summary>The threshold and what is guaranteed above it, or why there is none.</summary>
    public required EscalationGuarantee Escalation { get; init; }

    /// <summary>What the certified threshold did on the test rows; null without a threshold. It illustrates, the guarantee is from calibration.</summary>
    public KeptOnTest? KeptOnTest { get; init; }

    /// <summary>Risk against coverage on the test rows, from strict to loose, at most 200 points; empty without confidences.</summary>
    public IReadOnlyList<RiskPoint> RiskCoverage { get; init; } = [];

    /// <summary>Area under <see cref="RiskCoverage"/>, all points; null without confidences.</summary>
    public double? RiskCoverageArea { get; init; }

    /// <summary>Reliability of the specialist's confidence on the test rows; empty without confidences.</summary>
    public IReadOnlyList<ReliabilityPoint> Reliability { get; init; } = [];

    /// <summary>Truth against the specialist's answers; empty for relevance.</summary>
    public required ConfusionResult Confusion { get; init; }

    /// <summary>Slices by label (relevance: number of items), length and time.</summary>
    public IReadOnlyList<SliceResult> Slices { get; init; } = [];

    /// <summary>What was trained and compared on selection, the chosen one included; empty when only one was.</summary>
    public IReadOnlyList<RungTrial> Rungs { get; init; } = [];

    /// <summary>The learning curve and its fit.</summary>
    public required LearningCurveResult LearningCurve { get; init; }

    /// <summary>The specialist's most confident mistakes, most confident first.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>Relevance: the queries that the specialist orders worst, worst first; empty for other kinds.</summary>
    public IReadOnlyList<WorstQuery> WorstQueries { get; init; } = [];

    /// <summary>Function calls: how well they are made, one entry a responder, the specialist's first; empty for other kinds.</summary>
    public IReadOnlyList<CallFigures> Calls { get; init; } = [];

    /// <summary>What is missing for a Promote.</summary>
    public required Needs Needs { get; init; }

    /// <summary>Plain sentences for a tired person: why the verdict is what it is.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Looks at these test rows.</summary>
    public required LookResult Look { get; init; }

    /// <summary>What was registered before the test rows were answered.</summary>
    public required Registration Registration { get; init; }

    /// <summary>Test rows that resemble training rows; null when none were found or looked for.</summary>
    public OverlapResult? Overlap { get; init; }

    /// <summary>How consistent the teacher is with itself where inputs repeat; null when none repeat.</summary>
    public TeacherConsistency? TeacherConsistency { get; init; }

    /// <summary>Prediction-powered estimates; null unless gold was drawn at random with known probability.</summary>
    public PredictionPoweredResult? PredictionPowered { get; init; }

    /// <summary>Gold that users volunteered, shown apart; null when gold is the truth or there is none.</summary>
    public VolunteeredGold? VolunteeredGold { get; init; }

    /// <summary>Specialist facts: hash, training time, curve.</summary>
    public required SpecialistFacts Specialist { get; init; }

    /// <summary>The options as registered.</summary>
    public required EvaluationOptions Options { get; init; }

    /// <summary>Versions of what took part.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    /// <summary>Hashes of the source files, by name.</summary>
    public IReadOnlyDictionary<string, ContentHash> Sources { get; init; } = new Dictionary<string, ContentHash>();

    /// <summary>What the reader should know besides.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Path of the certificate once written.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>Path of the HTML report once written.</summary>
    public string? ReportPath { get; init; }
}
