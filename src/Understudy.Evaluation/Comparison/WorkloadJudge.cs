using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What the evaluator needs from a kind of workload: how its rows are checked, its threshold certified, its test opened and judged.</summary>
internal abstract class WorkloadJudge(EvaluationRequest request)
{
    /// <summary>The teacher, or null.</summary>
    public IResponder? Teacher { get; } = request.Others.FirstOrDefault(o => o.Kind == ResponderKind.Teacher);

    /// <summary>How sentences speak; says what is judged by.</summary>
    public abstract MetricWords Words { get; }

    /// <summary>The request.</summary>
    protected EvaluationRequest Request => request;

    /// <summary>The table of the test rows.</summary>
    protected ExampleTable TestTable => request.TestTable ?? request.Table;

    /// <summary>The unit of every row of <see cref="TestTable"/>; null when none was given.</summary>
    protected IReadOnlyList<int>? TestUnits => request.TestTable is null ? request.Units : request.TestUnits;

    /// <summary>The judge of the request's kind of workload.</summary>
    public static WorkloadJudge For(EvaluationRequest request) => request.Workload.Kind == WorkloadKind.Relevance ? new RankingJudge(request) : new LabelJudge(request);

    /// <summary>Answers calibration and certifies the threshold.</summary>
    public abstract ValueTask<EscalationGuarantee> CertifyAsync(IProgress<StageProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Adds to the registration what only this kind of workload fixes.</summary>
    public virtual Registration Register(Registration registration) => registration;

    /// <summary>Answers and judges the test rows. Only after the registration is stored.</summary>
    public abstract ValueTask<OpenedTest> OpenAsync(
        EscalationGuarantee guarantee, TimeProvider time, IProgress<StageProgress>? progress, CancellationToken cancellationToken);

    /// <summary>By what calibration is judged: gold only where the test is judged by it too and calibration has enough of it.</summary>
    protected TruthKind CalibrationTruth(TruthKind own) =>
        Words.Kind == TruthKind.Gold && own == TruthKind.Gold ? TruthKind.Gold : Teacher is null ? Words.Kind : TruthKind.Agreement;

    /// <summary>
    /// The loosest certified threshold, or a stricter certified one where the registered test of the margin asks for it. Learn then
    /// Test certifies all thresholds of the sequence up to the loosest at once, so the choice among them is free.
    /// </summary>
    /// <param name="loosest">What was certified.</param>
    /// <param name="power">The power expected of the test at a threshold.</param>
    /// <param name="certify">Certifies these candidates.</param>
    protected EscalationGuarantee Tighten(EscalationGuarantee loosest, Func<double, double> power, Func<IReadOnlyList<CandidateThreshold>, EscalationGuarantee> certify)
    {
        double limit = loosest.Threshold!.Value;
        double[] certified = [.. ThresholdCertifier.Order(request.Facts.Candidates).Select(c => c.Threshold).Where(t => t <= loosest.StartThreshold && t >= limit)];
        double chosen = OperatingPoint.Choose(certified, power, request.Options.Power);
        if (chosen <= limit)
        {
            return loosest;
        }

        // Every stricter threshold of the sequence passed as well: certifying up to the chosen one repeats those passes.
        EscalationGuarantee stricter = certify([.. request.Facts.Candidates.Where(c => c.Threshold >= chosen && c.Threshold <= loosest.StartThreshold)]);
        return stricter.Threshold is null ? loosest : stricter with
        {
            LoosestCertified = limit,
            Reason = stricter.Reason + FormattableString.Invariant($" Thresholds down to {limit:0.####} keep that promise too; the stricter one is used because the test of the {Words.Amount(request.Options.Margin)} margin against {Teacher!.Name} is expected to pass with it."),
        };
    }
}
