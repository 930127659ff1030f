using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Judges relevance: a position is a query, its score the NDCG@10 of the order in which its items are put.</summary>
internal sealed class RankingJudge : WorkloadJudge
{
    /// <summary>Fewer calibration units than this say too little of a deviation.</summary>
    private const int LeastUnits = 30;
    private readonly Grading _grading;

    /// <summary>Deviation of the deciding figure over calibration units, by mode.</summary>
    private readonly Dictionary<PromotionMode, double> _deviations = [];

    public RankingJudge(EvaluationRequest request)
        : base(request)
    {
        TruthKind truth = request.Truth ?? TruthChoice.Of(TestTable, request.TestRows, Teacher is not null, request.Options, isGraded: true);
        _grading = Grading.Of(request, truth);
        Words = new RankingWords(truth, _grading.Gain);
    }

    public override MetricWords Words { get; }

    private bool IsPaired => Words.Kind == TruthKind.Gold && Teacher is not null;

    private bool HasBar => Words.Kind == TruthKind.Agreement || (Teacher is null && Request.Options is { Target: not null, PrimaryResponder: null });

    public override Registration Register(Registration registration) => registration with { Gain = _grading.Gain, RelevantFrom = _grading.RelevantFrom };

    public override async ValueTask<EscalationGuarantee> CertifyAsync(IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        EvaluationOptions options = Request.Options;
        TruthKind kind = CalibrationTruth(TruthChoice.Of(Request.Table, Request.CalibrationRows, Teacher is not null, options, isGraded: true));
        var judged = JudgedQueries.Of(Request.Table, Request.CalibrationRows, Request.Units, kind, _grading.Gain, options.Seed.For("calibration-representative"));
        RankingContender specialist = await AskAsync(Request.Specialist, judged, "Answering calibration queries", progress, cancellationToken).ConfigureAwait(false);
        float[]? confidence = judged.Count == 0 ? [] : specialist.Answers.Confidence;
        var rule = new MeanLossRule(kind, options, Array.ConvertAll(specialist.Scores, s => 1 - s));
        EscalationGuarantee Certify(IReadOnlyList<CandidateThreshold> candidates) =>
            ThresholdCertifier.Certify(candidates, Request.Facts.SelectionUnits, confidence, rule, judged.Sample, judged.LeftOut) with { Uninformative = judged.Uninformative };

        EscalationGuarantee guarantee = Certify(Request.Facts.Candidates);
        if (kind != Words.Kind)
        {
            return guarantee;
        }

        if (HasBar)
        {
            // In agreement mode what is handed over agrees throughout.
            Note(PromotionMode.Alone, judged.Sample, q => specialist.Scores[q]);
            Note(PromotionMode.WithEscalation, judged.Sample, q => guarantee.Threshold is { } t && confidence![q] >= t ? specialist.Scores[q] : 1);
            return guarantee;
        }

        if (!IsPaired || guarantee.Threshold is null || confidence is null)
        {
            return guarantee;
        }

        RankingContender reference = await AskAsync(Teacher!, judged, "Answering calibration queries", progress, cancellationToken).ConfigureAwait(false);
        Sample both = judged.Sample.Where(reference.Answered);
        long testUnits = Request.TestRows.Select(r => TestUnits is { } units ? units[r] : TestTable.Query(r)).Distinct().LongCount();
        double Difference(int q) => specialist.Scores[q] - reference.Scores[q];
        double Kept(int q, double threshold) => confidence[q] >= threshold ? Difference(q) : 0;
        double Power(double threshold)
        {
            double[] differences = Array.ConvertAll(both.Representatives, q => Kept(q, threshold));
            return differences.Length < 2 ? 0 : PairedMeanPower.Power(
                testUnits, Math.Max(BoundedMean.Deviation(differences), 1.0 / differences.Length), differences.Average(), options.Margin, AlphaSpending.ForLook(options.Alpha, 1));
        }

        guarantee = Tighten(guarantee, Power, Certify);
        Note(PromotionMode.Alone, both, Difference);
        Note(PromotionMode.WithEscalation, both, q => Kept(q, guarantee.Threshold!.Value));
        return guarantee;
    }

    public override async ValueTask<OpenedTest> OpenAsync(
        EscalationGuarantee guarantee, TimeProvider time, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        EvaluationOptions options = Request.Options;
        var judged = JudgedQueries.Of(TestTable, Request.TestRows, TestUnits, Words.Kind, _grading.Gain, options.Seed.For("test-representative"));
        RankingContender specialist = await AskAsync(Request.Specialist, judged, "Answering test queries", progress, cancellationToken).ConfigureAwait(false);
        var others = new List<RankingContender>();
        foreach (IResponder other in Request.Others)
        {
            others.Add(await AskAsync(other, judged, "Answering test queries", progress, cancellationToken).ConfigureAwait(false));
        }

        (LatencySummary Latency, double CpuSecondsPerAnswer)? timing = Request.SingleRanking is not { } rank
            ? null
            : LatencyMeter.Measure(judged.Count, q => rank(TestTable, judged.Rows.AsMemory(judged.Starts[q]..judged.Starts[q + 1])), time, cancellationToken: cancellationToken);
        return new RankingTest(Request, Words.Kind, _grading, guarantee, judged, specialist, others, timing, _deviations);
    }

    private async ValueTask<RankingContender> AskAsync(IResponder responder, JudgedQueries judged, string stage, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        RankingAnswers answers = await RankingAnswers.CollectAsync(responder, judged, stage, progress, cancellationToken).ConfigureAwait(false);
        return new RankingContender { Name = responder.Name, Kind = responder.Kind, Answers = answers, Figures = QueryFigures.Of(judged, answers.Scores, _grading) };
    }

    private void Note(PromotionMode mode, Sample sample, Func<int, double> value)
    {
        if (sample.Representatives.Length >= LeastUnits)
        {
            _deviations[mode] = BoundedMean.Deviation(Array.ConvertAll(sample.Representatives, q => value(q)));
        }
    }
}
