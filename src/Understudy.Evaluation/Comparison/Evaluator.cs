using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// The judge: certifies the threshold on calibration, registers the test, opens test once, and says what follows. The order is the
/// protocol's and is kept here, not by the caller and not by the kind of workload: no responder sees a test row before the
/// registration is stored. Relevance is judged by query (NDCG@10), everything else by label.
/// </summary>
public static class Evaluator
{
    /// <summary>Evaluates one specialist.</summary>
    /// <param name="request">What is judged, on which rows, with which promises.</param>
    /// <param name="time">The clock of latency measurement.</param>
    /// <param name="progress">Receives rows answered.</param>
    /// <param name="cancellationToken">Stops between chunks of rows; a registered look stays registered.</param>
    /// <exception cref="ArgumentException">When options or rows are invalid; the message lists every fault.</exception>
    /// <exception cref="UnderstudyException">When a responder gives answers that cannot be judged, such as a confidence of NaN, or a grade is none.</exception>
    public static async ValueTask<EvaluationResult> EvaluateAsync(
        EvaluationRequest request,
        TimeProvider time,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(time);
        RequestCheck.Check(request);
        var judge = WorkloadJudge.For(request);
        EscalationGuarantee guarantee = await judge.CertifyAsync(progress, cancellationToken).ConfigureAwait(false);
        var plan = TestPlan.Make(request, judge.Words, judge.Teacher, guarantee.Threshold is not null);
        ExampleTable testTable = request.TestTable ?? request.Table;
        Registration registration = judge.Register(Register(request, plan, judge.Words, guarantee, testTable));
        int look = request.Looks is null
            ? request.LookNumber
            : await request.Looks.RegisterAsync(registration, DataHash.Fingerprints(testTable, request.TestRows), cancellationToken).ConfigureAwait(false);

        // From here on test is open.
        OpenedTest opened = await judge.OpenAsync(guarantee, time, progress, cancellationToken).ConfigureAwait(false);
        return new ResultAssembler(request, plan, judge.Words, guarantee, registration, look, opened).Assemble();
    }

    private static Registration Register(EvaluationRequest request, TestPlan plan, MetricWords words, EscalationGuarantee guarantee, ExampleTable testTable) => new()
    {
        Workload = request.Workload.Id,
        Metric = words.Metric,
        Loss = words.Loss,
        Equality = request.Workload.Kind == WorkloadKind.FunctionCall && request.Options.Equality != CallEquality.Exact ? request.Options.Equality : null,
        Truth = plan.Truth,
        Deciding = plan.Deciding,
        HypothesisAlone = plan.HypothesisAlone,
        HypothesisWithEscalation = plan.HypothesisWithEscalation,
        Comparators = plan.Comparators,
        Bar = plan.Bar,
        Threshold = guarantee.Threshold,
        Margin = request.Options.Margin,
        Alpha = request.Options.Alpha,
        MaxError = request.Options.MaxError,
        Confidence = request.Options.Confidence,
        SampledGoldProbability = request.Options.SampledGoldProbability,
        Replicates = request.Options.Replicates,
        Specialist = request.Facts.Hash,
        TestRows = DataHash.Of(testTable, request.TestRows),
        CalibrationRows = DataHash.Of(request.Table, request.CalibrationRows),
        TestCount = request.TestRows.Count,
        Seed = request.Options.Seed,
    };
}
