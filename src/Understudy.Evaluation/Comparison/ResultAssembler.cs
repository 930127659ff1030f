using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Puts the figures, verdicts and reasons together once every answer is in. No answers are asked for here.</summary>
internal sealed class ResultAssembler(
    EvaluationRequest request, TestPlan plan, MetricWords words, EscalationGuarantee guarantee, Registration registration, int look, OpenedTest opened)
{
    private readonly EvaluationOptions _options = request.Options;
    private readonly ResamplingBudget _budget = new(request.Options.Replicates, (2 * opened.Others.Count) + 8, request.Options.Seed);
    private readonly Contender? _teacher = opened.Others.FirstOrDefault(o => o.Kind == ResponderKind.Teacher);
    private readonly List<string> _warnings = [.. request.Warnings];

    public EvaluationResult Assemble()
    {
        double level = AlphaSpending.ForLook(_options.Alpha, look);
        var judge = new ModeJudge(plan, opened.Measure, opened.Others, level, _options.Margin, _budget);
        ModeResult alone = judge.Test(PromotionMode.Alone, opened.Alone, opened.Sample);
        ModeResult? escalating = opened.Together is { } together ? judge.Test(PromotionMode.WithEscalation, together.Scores, opened.Sample) : null;
        Contender? comparator = alone.Difference is { } d ? opened.Others.FirstOrDefault(o => o.Name == d.Comparator) : null;
        IReadOnlyList<SliceResult> slices = plan.Kind == TestKind.Nothing ? [] : SliceJudge.Judge(opened.Slices(), plan, opened.Measure, opened.Alone, opened.Together?.Scores, comparator, _options);
        KeptOnTest? kept = opened.Kept;
        TeacherConsistency? consistency = opened.Consistency;

        var reasons = new ReasonWriter(plan, words, _options, guarantee, consistency);
        alone = Verdicts.Settle(alone, slices, null, null);
        alone = alone with { Reasons = reasons.For(alone, null) };
        ModeResult? withEscalation = _teacher is null ? null : escalating is null ? NoThreshold(level) : Verdicts.Settle(escalating, slices, kept, guarantee);
        withEscalation = withEscalation is null ? null : withEscalation with { Reasons = reasons.For(withEscalation, kept) };
        ModeResult deciding = plan.Deciding == PromotionMode.WithEscalation && withEscalation is not null ? withEscalation : alone;

        var estimator = new NeedsEstimator(words, opened.Measure, _options);
        (SizeNeed? train, LearningCurveResult curve) = estimator.TrainExamples(alone, request);
        var needs = new Needs
        {
            TestExamples = deciding.Verdict == Verdict.Promote ? null : estimator.TestExamples(deciding, opened.Deviation(deciding.Mode)),
            TrainExamples = train,
            CalibrationExamples = guarantee.Threshold is null ? guarantee.RowsNeeded : null,
        };
        OverlapResult? overlap = OverlapJudge.Of(request, opened, judge, plan.Deciding, deciding, slices, kept, guarantee, _budget);
        var spent = new LookResult(look, _options.Alpha, Math.Round(level, 12), Math.Round(Enumerable.Range(1, look).Sum(k => AlphaSpending.ForLook(_options.Alpha, k)), 12));
        IReadOnlyList<ResponderResult> responders = opened.Table(_budget, _warnings);
        UnitCounts units = opened.Units;
        Warn(spent, overlap, units);
        return opened.Describe(new EvaluationResult
        {
            Workload = request.Workload,
            PrimaryMetric = words.Metric,
            Truth = plan.Truth,
            TruthStatement = words.Truth(_teacher?.Name),
            Population = units.OneRowPerUnit ? Population.DistinctInputs : Population.Calls,
            PopulationStatement = words.Population(units),
            Units = units,
            Responders = responders,
            Chosen = request.Specialist.Name,
            Alone = alone,
            WithEscalation = withEscalation,
            Deciding = plan.Deciding,
            Escalation = guarantee,
            KeptOnTest = kept,
            Confusion = new ConfusionResult { Labels = [], Top = [] },
            Slices = slices,
            Rungs = request.Rungs,
            LearningCurve = curve,
            Needs = needs,
            Reasons = reasons.Summary(deciding, deciding == alone ? withEscalation : alone, needs, spent, overlap, units),
            Look = spent,
            Registration = registration,
            Overlap = overlap,
            TeacherConsistency = consistency,
            Specialist = request.Facts,
            Options = _options,
            Versions = request.Versions,
            Sources = request.Sources,
            Warnings = _warnings,
        });
    }

    /// <summary>Without a certified threshold everything is escalated: the system is the teacher, and there is nothing to promote.</summary>
    private ModeResult NoThreshold(double level)
    {
        double[] perfect = Array.ConvertAll(opened.Alone, _ => 1.0);
        return new ModeResult
        {
            Mode = PromotionMode.WithEscalation,
            Verdict = Verdict.NotYet,
            Hypothesis = plan.HypothesisWithEscalation!,
            Rate = opened.Measure.Rate(plan.Truth == TruthKind.Agreement || _teacher is null ? perfect : _teacher.Scores, opened.Sample, _budget),
            Bar = plan.Bar is { } bar && plan.Kind == TestKind.Agreement ? opened.Measure.Against(perfect, opened.Sample, bar, level) : null,
        };
    }

    private void Warn(LookResult spent, OverlapResult? overlap, UnitCounts units)
    {
        if (spent.Number > 1)
        {
            _warnings.Add($"This is look {spent.Number} at these test rows: it may use a level of {Say.Confidence(spent.Level)} only. The calibration rows were seen before too, so the escalation guarantee holds at its confidence only if this specialist was not changed in answer to them. Fresh rows cost nothing of either.");
        }

        if (units.TestRowsWithoutTruth > 0)
        {
            _warnings.Add($"{Say.Count(units.TestRowsWithoutTruth)} test rows have no {(plan.Truth == TruthKind.Gold ? "gold" : "teacher's answer")} and are left out: the statements are about rows like those that have it.");
        }

        opened.Warn(_warnings);
        if (overlap is not null && overlap.VerdictWithout != overlap.VerdictWith)
        {
            _warnings.Add($"Without the {Say.Count(overlap.Rows)} test {words.Rows} that resemble training rows the verdict would be {overlap.VerdictWithout}, not {overlap.VerdictWith}.");
        }

        if (plan.Kind != TestKind.Target && _options.Target is not null)
        {
            _warnings.Add("The target took no part: it counts where there is gold, no teacher and no responder named to be beaten.");
        }

        if (plan.Truth == TruthKind.Gold && guarantee.Truth == TruthKind.Agreement && guarantee.Rows > 0)
        {
            _warnings.Add($"The calibration rows carry no gold (or too little), so the threshold bounds {words.BoundsDisagreement}.");
        }
    }
}
