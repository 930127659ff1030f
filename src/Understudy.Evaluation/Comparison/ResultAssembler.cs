using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Puts the figures, verdicts and reasons together once every answer is in. No answers are asked for here.</summary>
internal sealed class ResultAssembler
{
    private readonly EvaluationRequest _request;
    private readonly EvaluationOptions _options;
    private readonly TestPlan _plan;
    private readonly EscalationGuarantee _guarantee;
    private readonly Registration _registration;
    private readonly int _look;
    private readonly JudgedRows _judged;
    private readonly Answers _specialist;
    private readonly List<Contender> _others;
    private readonly PredictionPoweredResult? _powered;
    private readonly (LatencySummary Latency, double CpuSecondsPerAnswer)? _timing;
    private readonly ResamplingBudget _budget;
    private readonly Contender? _teacher;
    private readonly bool[] _right;
    private readonly List<string> _warnings;

    public ResultAssembler(
        EvaluationRequest request,
        TestPlan plan,
        EscalationGuarantee guarantee,
        Registration registration,
        int look,
        JudgedRows judged,
        Answers specialist,
        List<Contender> others,
        PredictionPoweredResult? powered,
        (LatencySummary Latency, double CpuSecondsPerAnswer)? timing)
    {
        _request = request;
        _options = request.Options;
        _plan = plan;
        _guarantee = guarantee;
        _registration = registration;
        _look = look;
        _judged = judged;
        _specialist = specialist;
        _others = others;
        _powered = powered;
        _timing = timing;
        _budget = new ResamplingBudget(request.Options.Replicates, (2 * others.Count) + 8, request.Options.Seed);
        _teacher = others.Find(o => o.Kind == ResponderKind.Teacher);
        _right = judged.Right(specialist.Labels, benefitOfDoubt: false);
        _warnings = [.. request.Warnings];
    }

    public EvaluationResult Assemble()
    {
        double level = AlphaSpending.ForLook(_options.Alpha, _look);
        var judge = new ModeJudge(_plan, _others, level, _options.Margin, _budget);
        EscalatingSystem? system = EscalatingSystem.Of(_judged, _specialist, _right, _teacher, _guarantee.Threshold, _plan.Truth);
        ModeResult alone = judge.Test(PromotionMode.Alone, _right, _judged.Sample);
        ModeResult? escalating = system is null ? null : judge.Test(PromotionMode.WithEscalation, system.Right, _judged.Sample);
        Contender? comparator = alone.Difference is { } d ? _others.Find(o => o.Name == d.Comparator) : null;
        IReadOnlyList<SliceResult> slices = SliceJudge.Judge(_judged, _plan, _right, system?.Right, comparator, _options);
        KeptOnTest? kept = KeptMeter.Of(_judged, _specialist, _right, _teacher, _guarantee, _options);
        TeacherConsistency? consistency = _request.Table.HasTeacher ? ConsistencyMeter.Of(_request.Table, _options) : null;

        var reasons = new ReasonWriter(_plan, _options, _guarantee, consistency);
        alone = Verdicts.Settle(alone, slices, null, null);
        alone = alone with { Reasons = reasons.For(alone, null) };
        ModeResult? withEscalation = _teacher is null ? null : escalating is null ? NoThreshold(level) : Verdicts.Settle(escalating, slices, kept, _guarantee);
        withEscalation = withEscalation is null ? null : withEscalation with { Reasons = reasons.For(withEscalation, kept) };
        ModeResult deciding = _plan.Deciding == PromotionMode.WithEscalation && withEscalation is not null ? withEscalation : alone;

        (SizeNeed? train, LearningCurveResult curve) = NeedsEstimator.TrainExamples(alone, _request);
        var needs = new Needs
        {
            TestExamples = deciding.Verdict == Verdict.Promote ? null : NeedsEstimator.TestExamples(deciding, _options),
            TrainExamples = train,
            CalibrationExamples = _guarantee.Threshold is null ? _guarantee.RowsNeeded : null,
        };
        OverlapResult? overlap = OverlapJudge.Of(_request, _judged, judge, _plan.Deciding, _right, system?.Right, deciding, slices, kept, _guarantee, _budget);
        var look = new LookResult(_look, _options.Alpha, Math.Round(level, 12), Math.Round(Enumerable.Range(1, _look).Sum(k => AlphaSpending.ForLook(_options.Alpha, k)), 12));
        (IReadOnlyList<RiskPoint> risk, double area) = _specialist.Confidence is { } c && c.Length > 0 ? ConfidencePlots.RiskCoverageOf(c, _right) : ([], 0);
        IReadOnlyList<ResponderResult> responders = new ResponderTable(_request, _plan, _judged, _specialist, _right, _others, system, _timing, _budget, _warnings).Build();
        UnitCounts units = Units();
        Warn(look, overlap, units);
        return new EvaluationResult
        {
            Workload = _request.Workload,
            Truth = _plan.Truth,
            TruthStatement = reasons.Truth(_teacher?.Name),
            Population = units.OneRowPerUnit ? Population.DistinctInputs : Population.Calls,
            PopulationStatement = ReasonWriter.Population(units),
            Units = units,
            Responders = responders,
            Chosen = _request.Specialist.Name,
            Alone = alone,
            WithEscalation = withEscalation,
            Deciding = _plan.Deciding,
            Escalation = _guarantee,
            KeptOnTest = kept,
            RiskCoverage = risk,
            RiskCoverageArea = risk.Count > 0 ? area : null,
            Reliability = risk.Count > 0 ? ConfidencePlots.ReliabilityOf(_specialist.Confidence!, _right) : [],
            Confusion = ConfusionCounter.Of(_judged, _specialist.Labels),
            Slices = slices,
            LearningCurve = curve,
            Mistakes = MistakeFinder.Find(_judged, _specialist, _right, _guarantee.Threshold, _teacher is not null, _options.WorstMistakes),
            Needs = needs,
            Reasons = reasons.Summary(deciding, deciding == alone ? withEscalation : alone, needs, look, overlap, units),
            Look = look,
            Registration = _registration,
            Overlap = overlap,
            TeacherConsistency = consistency,
            PredictionPowered = _powered,
            VolunteeredGold = _plan.Truth == TruthKind.Agreement ? GoldInference.Volunteered(_judged, _specialist.Labels) : null,
            Specialist = _request.Facts,
            Options = _options,
            Versions = _request.Versions,
            Sources = _request.Sources,
            Warnings = _warnings,
        };
    }

    /// <summary>Without a certified threshold everything is escalated: the system is the teacher, and there is nothing to promote.</summary>
    private ModeResult NoThreshold(double level) => new()
    {
        Mode = PromotionMode.WithEscalation,
        Verdict = Verdict.NotYet,
        Hypothesis = _plan.HypothesisWithEscalation!,
        Rate = Shares.Of(_plan.Truth == TruthKind.Agreement || _teacher is null ? Array.ConvertAll(_right, _ => true) : _teacher.Right, _judged.Sample, _budget),
        Bar = _plan.Bar is { } bar && _plan.Kind == TestKind.Agreement ? BarComparison.Compare(Array.ConvertAll(_right, _ => true), _judged.Sample, bar, level) : null,
    };

    private UnitCounts Units() => new()
    {
        Calibration = _guarantee.Rows,
        CalibrationRowsWithoutTruth = _guarantee.LeftOut,
        Test = _judged.Sample.Representatives.Length,
        TestRows = _judged.Rows.Length,
        TestRowsWithoutTruth = _judged.LeftOut,
    };

    private void Warn(LookResult look, OverlapResult? overlap, UnitCounts units)
    {
        if (look.Number > 1)
        {
            _warnings.Add($"This is look {look.Number} at these test rows: it may use a level of {Say.Confidence(look.Level)} only. The calibration rows were seen before too, so the escalation guarantee holds at its confidence only if this specialist was not changed in answer to them. Fresh rows cost nothing of either.");
        }

        if (units.TestRowsWithoutTruth > 0)
        {
            _warnings.Add($"{Say.Count(units.TestRowsWithoutTruth)} test rows have no {(_plan.Truth == TruthKind.Gold ? "gold" : "teacher's answer")} and are left out: the statements are about rows like those that have it.");
        }

        long outside = _plan.Truth == TruthKind.Gold ? _judged.Truth.LongCount(t => t == LabelSet.Unreadable) : 0;
        if (outside > 0)
        {
            _warnings.Add($"{Say.Count(outside)} test rows have a gold label that the specialist does not know: it counts as wrong there, and any comparator whose answer it does not know either counts as right.");
        }

        if (overlap is not null && overlap.VerdictWithout != overlap.VerdictWith)
        {
            _warnings.Add($"Without the {Say.Count(overlap.Rows)} test rows that resemble training rows the verdict would be {overlap.VerdictWithout}, not {overlap.VerdictWith}.");
        }

        if (_plan.Kind != TestKind.Target && _options.Target is not null)
        {
            _warnings.Add("The target took no part: it counts where there is gold, no teacher and no responder named to be beaten.");
        }

        if (_plan.Truth == TruthKind.Gold && _guarantee.Truth == TruthKind.Agreement && _guarantee.Rows > 0)
        {
            _warnings.Add("The calibration rows carry no gold (or too little), so the threshold bounds disagreement with the teacher, not mistakes.");
        }
    }
}
