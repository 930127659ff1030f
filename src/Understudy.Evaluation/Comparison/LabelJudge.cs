using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Judges labels: a row is a position, and right or wrong.</summary>
internal sealed class LabelJudge : WorkloadJudge
{
    public LabelJudge(EvaluationRequest request)
        : base(request)
    {
        TruthKind truth = request.Truth ?? TruthChoice.Of(TestTable, request.TestRows, Teacher is not null, request.Options);
        Words = request.Workload.Kind == WorkloadKind.FunctionCall ? new CallWords(truth) : new LabelWords(truth);
    }

    public override MetricWords Words { get; }

    public override async ValueTask<EscalationGuarantee> CertifyAsync(IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        EvaluationOptions options = Request.Options;
        TruthKind kind = CalibrationTruth(TruthChoice.Of(Request.Table, Request.CalibrationRows, Teacher is not null, options));
        var calibration = JudgedRows.Of(Request.Table, Request.CalibrationRows, Request.Units, kind, refusedCounts: true, options.Seed.For("calibration-representative"), CallAcceptance.Of(Request, Request.Table, kind));
        Answers answers = (await Answers.CollectAsync(Request.Specialist, Request.Table, calibration.Rows, null, "Answering calibration rows", progress, cancellationToken).ConfigureAwait(false)).Under(calibration);
        bool[] right = calibration.Right(answers.Labels, benefitOfDoubt: false);
        float[]? confidence = calibration.Rows.Length == 0 ? [] : answers.Confidence;
        var rule = new WrongShareRule(kind, options, Array.ConvertAll(right, r => !r));
        EscalationGuarantee Certify(IReadOnlyList<CandidateThreshold> candidates) =>
            ThresholdCertifier.Certify(candidates, Request.Facts.SelectionUnits, confidence, rule, calibration.Sample, calibration.LeftOut);

        EscalationGuarantee guarantee = Certify(Request.Facts.Candidates);
        if (guarantee.Threshold is null || confidence is null || kind != TruthKind.Gold || Words.Kind != TruthKind.Gold || Teacher is null)
        {
            return guarantee;
        }

        Answers reference = (await Answers.CollectAsync(Teacher, Request.Table, calibration.Rows, null, "Answering calibration rows", progress, cancellationToken).ConfigureAwait(false)).Under(calibration);
        bool[] teacherRight = calibration.Right(reference.Labels, benefitOfDoubt: true);
        long testUnits = TestUnits is { } units ? Request.TestRows.Select(r => units[r]).Distinct().LongCount() : Request.TestRows.Count;
        return Tighten(guarantee, t => OperatingPoint.Power(t, calibration.Sample, confidence, right, teacherRight, testUnits, options), Certify);
    }

    public override async ValueTask<OpenedTest> OpenAsync(
        EscalationGuarantee guarantee, TimeProvider time, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        EvaluationOptions options = Request.Options;
        var judged = JudgedRows.Of(TestTable, Request.TestRows, TestUnits, Words.Kind, refusedCounts: false, options.Seed.For("test-representative"), CallAcceptance.Of(Request, TestTable, Words.Kind));
        Answers specialist = (await Answers.CollectAsync(Request.Specialist, TestTable, judged.Rows, judged.Truth, "Answering test rows", progress, cancellationToken).ConfigureAwait(false)).Under(judged);
        var others = new List<LabelContender>();
        foreach (IResponder other in Request.Others)
        {
            Answers answers = (await Answers.CollectAsync(other, TestTable, judged.Rows, judged.Truth, "Answering test rows", progress, cancellationToken).ConfigureAwait(false)).Under(judged);
            others.Add(new LabelContender { Name = other.Name, Kind = other.Kind, Answers = answers, Right = judged.Right(answers.Labels, benefitOfDoubt: true) });
        }

        PredictionPoweredResult? powered = Teacher is null || Words.Kind != TruthKind.Gold
            ? null
            : await GoldInference.PredictionPoweredAsync(Request, TestTable, TestUnits, cancellationToken).ConfigureAwait(false);
        (LatencySummary Latency, double CpuSecondsPerAnswer)? timing = Request.SinglePrediction is null
            ? null
            : LatencyMeter.Measure(TestTable, judged.Rows, Request.SinglePrediction, time, cancellationToken: cancellationToken);
        return new LabelTest(Request, Words.Kind, guarantee, judged, specialist, others, powered, timing);
    }
}
