using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Labels of test rows, judged.</summary>
internal sealed class LabelTest : OpenedTest
{
    private readonly EvaluationRequest _request;
    private readonly TruthKind _truth;
    private readonly EscalationGuarantee _guarantee;
    private readonly JudgedRows _judged;
    private readonly Answers _specialist;
    private readonly List<LabelContender> _others;
    private readonly PredictionPoweredResult? _powered;
    private readonly (LatencySummary Latency, double CpuSecondsPerAnswer)? _timing;
    private readonly LabelContender? _teacher;
    private readonly bool[] _right;
    private readonly EscalatingSystem? _system;

    public LabelTest(
        EvaluationRequest request,
        TruthKind truth,
        EscalationGuarantee guarantee,
        JudgedRows judged,
        Answers specialist,
        List<LabelContender> others,
        PredictionPoweredResult? powered,
        (LatencySummary Latency, double CpuSecondsPerAnswer)? timing)
    {
        _request = request;
        _truth = truth;
        _guarantee = guarantee;
        _judged = judged;
        _specialist = specialist;
        _others = others;
        _powered = powered;
        _timing = timing;
        _teacher = others.Find(o => o.Kind == ResponderKind.Teacher);
        _right = judged.Right(specialist.Labels, benefitOfDoubt: false);
        _system = EscalatingSystem.Of(judged, specialist, _right, _teacher, guarantee.Threshold, truth);
        Alone = ShareMeasure.Scores(_right);
        Together = _system is null ? null : new EscalatedScores(_system.Kept, ShareMeasure.Scores(_system.Right));
    }

    public override Measure Measure { get; } = new ShareMeasure();

    public override Sample Sample => _judged.Sample;

    public override double[] Alone { get; }

    public override EscalatedScores? Together { get; }

    public override IReadOnlyList<Contender> Others => _others;

    public override KeptOnTest? Kept => KeptMeter.Of(_judged, _specialist, _right, _teacher, _guarantee, _request);

    public override TeacherConsistency? Consistency => _request.Table.HasTeacher ? ConsistencyMeter.Of(_request.Table, _request.Options) : null;

    public override UnitCounts Units => new()
    {
        Calibration = _guarantee.Rows,
        CalibrationRowsWithoutTruth = _guarantee.LeftOut,
        Test = _judged.Sample.Representatives.Length,
        TestRows = _judged.Rows.Length,
        TestRowsWithoutTruth = _judged.LeftOut,
    };

    public override List<(SliceKind Kind, string Name, int[] Positions)> Slices() => SliceCutter.Cut(_judged);

    public override bool Holds(int position, HashSet<int> rows) => rows.Contains(_judged.Rows[position]);

    public override double? Deviation(PromotionMode mode) => null;

    public override IReadOnlyList<ResponderResult> Table(ResamplingBudget budget, List<string> warnings) =>
        new ResponderTable(_request, _truth, _judged, _specialist, _right, _others, _system, _timing, budget, warnings).Build();

    public override void Warn(List<string> warnings)
    {
        long outside = _truth == TruthKind.Gold ? _judged.Truth.LongCount(t => t == LabelSet.Unreadable) : 0;
        if (outside > 0)
        {
            warnings.Add($"{Say.Count(outside)} test rows have a gold label that the specialist does not know: it counts as wrong there, and any comparator whose answer it does not know either counts as right.");
        }
    }

    public override EvaluationResult Describe(EvaluationResult result)
    {
        (IReadOnlyList<RiskPoint> risk, double area) = _specialist.Confidence is { } c && c.Length > 0 ? ConfidencePlots.RiskCoverageOf(c, _right) : ([], 0);
        return result with
        {
            RiskCoverage = risk,
            RiskCoverageArea = risk.Count > 0 ? area : null,
            Reliability = risk.Count > 0 ? ConfidencePlots.ReliabilityOf(_specialist.Confidence!, _right) : [],
            Confusion = ConfusionCounter.Of(_judged, _specialist.Labels),
            Calls = CallTable.Of(_judged, _request, _truth, _specialist, _system, _others),
            Mistakes = MistakeFinder.Find(_judged, _specialist, _right, _guarantee.Threshold, _teacher is not null, _request.Options.WorstMistakes),
            PredictionPowered = _powered,
            VolunteeredGold = _truth == TruthKind.Agreement ? GoldInference.Volunteered(_judged, _specialist, CallAcceptance.Of(_request, _judged.Table, TruthKind.Gold)) : null,
        };
    }
}
