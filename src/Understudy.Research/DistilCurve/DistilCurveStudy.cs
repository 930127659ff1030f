using System.Globalization;
using System.Text;

using Understudy.Core;
using Understudy.Training;

namespace Understudy.Research;

/// <summary>
/// Claim C1 (2505.07105): does a student that learns from a growing pool of a teacher's labels end up better than the teacher, judged by
/// gold? The same student on nested pools, with the controls that the claim's logic needs: gold alone, gold labels of the same rows,
/// shuffled labels, a self-taught pool, a larger student.
/// </summary>
public static class DistilCurveStudy
{
    private const string Stage = "Fitting students";

    // Part of every stored fit's key: raise it when what a fit means changes.
    private const int Format = 1;

    /// <summary>Checks everything that can be checked before the held-out rows are answered.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static void Check(DistilCurveData data, DistilCurveOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }

        _ = TestPanel.Of(data);
        _ = PoolPlan.Make(data, options);
    }

    /// <summary>Runs the study; fits that the store holds are not made again.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">Pools, repeats, seed.</param>
    /// <param name="student">What is trained.</param>
    /// <param name="store">Keeps finished fits.</param>
    /// <param name="progress">Told about rows learned, those of all fits still to be made together.</param>
    /// <param name="cancellationToken">Stops; finished fits stay.</param>
    /// <exception cref="ArgumentException">When the options are out of range; the message lists all errors.</exception>
    /// <exception cref="UnderstudyException">When gold, teacher, rows or labels are missing.</exception>
    public static async Task<DistilCurveResult> RunAsync(DistilCurveData data, DistilCurveOptions options, IStudent student, FitStore store, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(student);
        ArgumentNullException.ThrowIfNull(store);
        Check(data, options);
        var panel = TestPanel.Of(data);
        var plan = PoolPlan.Make(data, options);
        List<PlannedFit> fits = Plan(plan, options, student);
        string basis = string.Join('\n', Format, Code(student), data.Identity, student.Identity, options.Seed, plan.GoldRows);
        var outcomes = new Dictionary<PlannedFit, FitOutcome>();
        foreach (PlannedFit fit in fits)
        {
            if (store.Find(Key(basis, fit)) is { } stored && stored.Values.Length == panel.Count)
            {
                outcomes.Add(fit, stored);
            }
        }

        long total = fits.Where(f => !outcomes.ContainsKey(f)).Sum(f => (long)f.Rows), done = 0;
        var pools = new PoolTable(data, plan, options.Seed);
        foreach (PlannedFit fit in fits.Where(f => !outcomes.ContainsKey(f)).ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            string detail = string.Create(CultureInfo.InvariantCulture, $"{ArmWords.Name(fit.Arm)}, {fit.Rows:#,0} rows, repeat {fit.Repeat + 1} of {options.Repeats}");
            progress?.Report(new StageProgress(Stage, done, total, "rows", detail));
            var inner = progress is null ? null : new Inner(progress, done, fit.Rows, total, detail);
            outcomes[fit] = await FitAsync(fit, data, panel, plan, pools, student, options, Key(basis, fit), outcomes, inner, cancellationToken).ConfigureAwait(false);
            store.Keep(Key(basis, fit), outcomes[fit]);
            done += fit.Rows;
            progress?.Report(new StageProgress(Stage, done, total, "rows", detail));
        }

        return new CurveAnalysis(data, options, student, panel, plan, outcomes).Run(progress);
    }

    /// <summary>The fits of a study in the order they are made: what another one needs comes first.</summary>
    private static List<PlannedFit> Plan(PoolPlan plan, DistilCurveOptions options, IStudent student)
    {
        List<PlannedFit> fits = [];
        for (int repeat = 0; repeat < options.Repeats; repeat++)
        {
            if (plan.GoldRows > 0)
            {
                fits.Add(new PlannedFit(StudyArm.GoldOnly, plan.GoldRows, repeat));
            }

            foreach (int size in plan.Sizes)
            {
                fits.Add(new PlannedFit(StudyArm.Teacher, size, repeat));
                if (plan.AllHaveGold)
                {
                    fits.Add(new PlannedFit(StudyArm.Gold, size, repeat));
                }

                if (size > plan.GoldRows)
                {
                    fits.Add(new PlannedFit(StudyArm.Placebo, size, repeat));
                    if (plan.GoldRows > 0)
                    {
                        fits.Add(new PlannedFit(StudyArm.SelfTaught, size, repeat));
                    }
                }

                if (student.EnlargeEverywhere || size == plan.Sizes[^1])
                {
                    fits.Add(new PlannedFit(StudyArm.Large, size, repeat));
                }
            }
        }

        return fits;
    }

    private static async ValueTask<FitOutcome> FitAsync(PlannedFit fit, DistilCurveData data, TestPanel panel, PoolPlan plan, PoolTable pools, IStudent student, DistilCurveOptions options, string key, Dictionary<PlannedFit, FitOutcome> outcomes, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        double[] taught = fit.Arm == StudyArm.SelfTaught ? outcomes[new PlannedFit(StudyArm.GoldOnly, plan.GoldRows, fit.Repeat)].Pool : [];
        (ExampleTable table, int[] train, int[] selection, int[] units) = pools.Build(fit.Arm, fit.Repeat, fit.Rows, taught);
        List<(ExampleTable Table, int[] Rows)> questions = [(data.TestTable, panel.Rows)];
        if (fit.Arm == StudyArm.GoldOnly)
        {
            questions.Add((data.Table, pools.ToLabel(fit.Repeat)));
        }

        try
        {
            StudentFit fitted = await student.FitAsync(
                new StudentRequest
                {
                    Table = table,
                    TrainRows = train,
                    SelectionRows = selection,
                    Units = units,
                    Questions = questions,
                    Enlarge = fit.Arm == StudyArm.Large ? outcomes[fit with { Arm = StudyArm.Teacher }].State : null,
                    Seed = options.Seed.For("fit", fit.Repeat),
                    Key = key,
                },
                progress,
                cancellationToken).ConfigureAwait(false);
            double[] pool = questions.Count < 2 ? [] : data.Table.HasQueries ? [.. fitted.Answers[1].Scores!.Select(s => (double)s)] : [.. fitted.Answers[1].Labels.Select(l => (double)l)];
            return new FitOutcome(panel.Values(fitted.Answers[0]), pool, fitted.Recipe, fitted.State, fitted.Parameters);
        }
        catch (UnderstudyException e)
        {
            throw new UnderstudyException(e.Code, string.Create(CultureInfo.InvariantCulture, $"A student cannot be trained ({ArmWords.Name(fit.Arm)}, {fit.Rows:#,0} rows, repeat {fit.Repeat + 1}): {e.Message}"), e);
        }
    }

    private static string Key(string basis, PlannedFit fit) => ContentHash.Of(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{basis}\n{fit.Arm} {fit.Rows} {fit.Repeat}"))).Hex[..40];

    /// <summary>Identities of the builds that decide a fit: deterministic builds make them hashes of the code.</summary>
    private static string Code(IStudent student) => string.Join(' ', new[] { typeof(DistilCurveStudy), typeof(LinearSearch), typeof(Inference.LinearModel), typeof(ExampleTable), typeof(Statistics.RankingMetrics), student.GetType() }
        .Concat(student.Rung == Rung.Encoder ? [typeof(Training.Torch.EncoderOptions)] : Array.Empty<Type>())
        .Select(t => t.Module.ModuleVersionId.ToString("N")));

    /// <summary>Turns a fit's own progress into the study's: the share of its rows.</summary>
    private sealed class Inner(IProgress<StageProgress> outer, long before, int rows, long total, string detail) : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
            // Only training counts: it is nearly all of the time.
            double share = value is { Stage: "Training", Total: > 0 } ? Math.Min(1, (double)value.Done / value.Total.Value) : 0;
            if (share > 0)
            {
                outer.Report(new StageProgress(Stage, before + (long)(share * rows), total, "rows", value.Detail is null ? detail : $"{detail} · {value.Detail}"));
            }
        }
    }
}
