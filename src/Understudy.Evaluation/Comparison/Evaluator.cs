using System.Globalization;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// The judge: certifies the threshold on calibration, registers the test, opens test once, and says what follows. The order is the
/// protocol's and is kept here, not by the caller: no responder sees a test row before the registration is stored.
/// </summary>
public static class Evaluator
{
    /// <summary>Evaluates one specialist.</summary>
    /// <param name="request">What is judged, on which rows, with which promises.</param>
    /// <param name="time">The clock of latency measurement.</param>
    /// <param name="progress">Receives rows answered.</param>
    /// <param name="cancellationToken">Stops between chunks of rows; a registered look stays registered.</param>
    /// <exception cref="ArgumentException">When options or rows are invalid; the message lists every fault.</exception>
    /// <exception cref="UnderstudyException">When a responder gives answers that cannot be judged, such as a confidence of NaN.</exception>
    public static async ValueTask<EvaluationResult> EvaluateAsync(
        EvaluationRequest request,
        TimeProvider time,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(time);
        Check(request);
        EvaluationOptions options = request.Options;
        ExampleTable testTable = request.TestTable ?? request.Table;
        IReadOnlyList<int>? testUnits = request.TestTable is null ? request.Units : request.TestUnits;
        IResponder? teacher = request.Others.FirstOrDefault(o => o.Kind == ResponderKind.Teacher);
        TruthKind truth = request.Truth ?? TruthChoice.Of(testTable, request.TestRows, teacher is not null, options);

        EscalationGuarantee guarantee = await CertifyAsync(request, truth, teacher, progress, cancellationToken).ConfigureAwait(false);
        TestPlan plan = TestPlan.Make(request, truth, teacher, guarantee.Threshold is not null);
        Registration registration = Register(request, plan, guarantee, testTable);
        int look = request.Looks is null
            ? request.LookNumber
            : await request.Looks.RegisterAsync(registration, DataHash.Fingerprints(testTable, request.TestRows), cancellationToken).ConfigureAwait(false);

        // From here on test is open.
        var judged = JudgedRows.Of(testTable, request.TestRows, testUnits, truth, refusedCounts: false, options.Seed.For("test-representative"));
        Answers specialist = await Answers.CollectAsync(request.Specialist, testTable, judged.Rows, judged.Truth, "Answering test rows", progress, cancellationToken).ConfigureAwait(false);
        var others = new List<Contender>();
        foreach (IResponder other in request.Others)
        {
            Answers answers = await Answers.CollectAsync(other, testTable, judged.Rows, judged.Truth, "Answering test rows", progress, cancellationToken).ConfigureAwait(false);
            others.Add(new Contender { Name = other.Name, Kind = other.Kind, Answers = answers, Right = judged.Right(answers.Labels, benefitOfDoubt: true) });
        }

        PredictionPoweredResult? powered = teacher is null || truth != TruthKind.Gold
            ? null
            : await GoldInference.PredictionPoweredAsync(testTable, request.TestRows, testUnits, request.Specialist, options, cancellationToken).ConfigureAwait(false);
        (LatencySummary Latency, double CpuSecondsPerAnswer)? timing = request.SinglePrediction is null
            ? null
            : LatencyMeter.Measure(testTable, judged.Rows, request.SinglePrediction, time, cancellationToken: cancellationToken);
        return new ResultAssembler(request, plan, guarantee, registration, look, judged, specialist, others, powered, timing).Assemble();
    }

    private static async ValueTask<EscalationGuarantee> CertifyAsync(
        EvaluationRequest request, TruthKind truth, IResponder? teacher, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        EvaluationOptions options = request.Options;
        TruthKind own = TruthChoice.Of(request.Table, request.CalibrationRows, teacher is not null, options);
        TruthKind kind = truth == TruthKind.Gold && own == TruthKind.Gold ? TruthKind.Gold : teacher is null ? truth : TruthKind.Agreement;
        var calibration = JudgedRows.Of(request.Table, request.CalibrationRows, request.Units, kind, refusedCounts: true, options.Seed.For("calibration-representative"));
        Answers answers = await Answers.CollectAsync(request.Specialist, request.Table, calibration.Rows, null, "Answering calibration rows", progress, cancellationToken).ConfigureAwait(false);
        bool[] wrong = Array.ConvertAll(calibration.Right(answers.Labels, benefitOfDoubt: false), right => !right);
        float[]? confidence = calibration.Rows.Length == 0 ? [] : answers.Confidence;
        EscalationGuarantee guarantee = ThresholdCertifier.Certify(request.Facts.Candidates, request.Facts.SelectionUnits, confidence, wrong, calibration.Sample, calibration.LeftOut, kind, options);
        if (guarantee.Threshold is not { } loosest || confidence is null || kind != TruthKind.Gold || truth != TruthKind.Gold || teacher is null)
        {
            return guarantee;
        }

        Answers reference = await Answers.CollectAsync(teacher, request.Table, calibration.Rows, null, "Answering calibration rows", progress, cancellationToken).ConfigureAwait(false);
        double[] certified = [.. ThresholdCertifier.Order(request.Facts.Candidates).Select(c => c.Threshold).Where(t => t <= guarantee.StartThreshold && t >= loosest)];
        double chosen = OperatingPoint.Choose(
            certified, calibration.Sample, confidence, calibration.Right(answers.Labels, benefitOfDoubt: false), calibration.Right(reference.Labels, benefitOfDoubt: true), TestUnits(request), options);
        if (chosen <= loosest)
        {
            return guarantee;
        }

        // Every stricter threshold of the sequence passed as well: certifying up to the chosen one repeats those passes.
        EscalationGuarantee stricter = ThresholdCertifier.Certify([.. request.Facts.Candidates.Where(c => c.Threshold >= chosen)], request.Facts.SelectionUnits, confidence, wrong, calibration.Sample, calibration.LeftOut, kind, options);
        return stricter.Threshold is null ? guarantee : stricter with
        {
            LoosestCertified = loosest,
            Reason = stricter.Reason + string.Create(CultureInfo.InvariantCulture, $" Thresholds down to {loosest:0.####} keep that promise too; the stricter one is used because the test of the {Say.Points(options.Margin)} margin against {teacher.Name} is expected to pass with it."),
        };
    }

    private static long TestUnits(EvaluationRequest request)
    {
        IReadOnlyList<int>? units = request.TestTable is null ? request.Units : request.TestUnits;
        return units is null ? request.TestRows.Count : request.TestRows.Select(r => units[r]).Distinct().LongCount();
    }

    private static Registration Register(EvaluationRequest request, TestPlan plan, EscalationGuarantee guarantee, ExampleTable testTable) => new()
    {
        Workload = request.Workload.Id,
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

    private static void Check(EvaluationRequest request)
    {
        var faults = new List<string>(EvaluationOptionsValidator.Validate(request.Options));
        ExampleTable test = request.TestTable ?? request.Table;
        Rows("CalibrationRows", request.CalibrationRows, request.Table.Count);
        Rows("TestRows", request.TestRows, test.Count);
        Rows("TrainRows", request.TrainRows, request.Table.Count);
        Units("Units", request.Units, request.Table.Count);
        Units("TestUnits", request.TestTable is null ? null : request.TestUnits, test.Count);
        if (request.LookNumber < 1)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"LookNumber is {request.LookNumber}; the first look is 1."));
        }

        if (request.TestTable is { } own && !own.Labels.Names.SequenceEqual(request.Table.Labels.Names, StringComparer.Ordinal))
        {
            faults.Add("TestTable has other labels than Table; build it with Table.Labels.");
        }

        if (request.TestTable is null)
        {
            var calibration = new HashSet<int>(request.CalibrationRows);
            if (request.TestRows.FirstOrDefault(calibration.Contains, -1) is >= 0 and int shared)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"Row {shared} is both a calibration and a test row; the threshold would be judged on rows that it was certified on."));
            }
        }

        string[] names = [request.Specialist.Name, .. request.Others.Select(o => o.Name)];
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            faults.Add($"Responders need different names; found {string.Join(", ", names)}.");
        }

        if (request.Others.Count(o => o.Kind == ResponderKind.Teacher) > 1)
        {
            faults.Add("There can be one teacher only; give the others as responders.");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(request));
        }

        void Rows(string name, IReadOnlyList<int> rows, int count)
        {
            int[] outside = [.. rows.Where(r => r < 0 || r >= count).Take(1)];
            if (outside.Length > 0)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} names row {outside[0]}, but the table has {count} rows."));
            }
            else if (rows.Distinct().Count() < rows.Count)
            {
                faults.Add($"{name} names a row twice.");
            }
        }

        void Units(string name, IReadOnlyList<int>? units, int count)
        {
            if (units is not null && units.Count != count)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} has {units.Count} entries; give one for each of the table's {count} rows."));
            }
        }
    }
}
