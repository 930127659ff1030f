using System.Globalization;

using Understudy.Core;
using Understudy.Evaluation;
using Understudy.Statistics;

namespace Understudy.Research;

/// <summary>From the students' metrics on each judged unit to points, slope, crossing and verdict.</summary>
internal sealed class CurveAnalysis
{
    private static readonly Interval s_share = new(0, 1), s_difference = new(-1, 1);
    private readonly DistilCurveData _data;
    private readonly DistilCurveOptions _options;
    private readonly IStudent _student;
    private readonly TestPanel _panel;
    private readonly PoolPlan _plan;
    private readonly Dictionary<PlannedFit, FitOutcome> _outcomes;

    public CurveAnalysis(DistilCurveData data, DistilCurveOptions options, IStudent student, TestPanel panel, PoolPlan plan, Dictionary<PlannedFit, FitOutcome> outcomes)
    {
        _data = data;
        _options = options;
        _student = student;
        _panel = panel;
        _plan = plan;
        _outcomes = outcomes;
    }

    private string Metric => _data.TestTable.HasQueries ? "NDCG@10" : "accuracy";

    public DistilCurveResult Run(IProgress<StageProgress>? progress)
    {
        List<CurveArm> arms = [];
        StudyArm[] all = Enum.GetValues<StudyArm>();
        for (int a = 0; a < all.Length; a++)
        {
            progress?.Report(new StageProgress("Resampling", a, all.Length, "arms"));
            arms.Add(Arm(all[a]));
        }

        progress?.Report(new StageProgress("Resampling", all.Length, all.Length, "arms"));
        CurvePoint[] curve = Holm(arms[0].Points);
        arms[0] = arms[0] with { Points = curve };
        Estimate teacher = Estimates.From(Resample(_panel.Teacher, s_share));
        var result = new DistilCurveResult
        {
            Name = _data.Name,
            Kind = _data.TestTable.HasQueries ? WorkloadKind.Relevance : WorkloadKind.Classification,
            Metric = Metric,
            Verdict = ClaimVerdict.Inconclusive,
            Reasons = [],
            Notes = [],
            Teacher = teacher,
            Chance = _panel.Chance(_data),
            Arms = arms,
            Slope = Slope(),
            Crossing = curve.FirstOrDefault(p => p.Above == true)?.Rows,
            Fit = Fit(curve, teacher.Value),
            Facts = Facts(),
        };
        (ClaimVerdict verdict, IReadOnlyList<string> reasons) = CrossingVerdict.Judge(result);
        return result with { Verdict = verdict, Reasons = reasons, Notes = Notes(result) };
    }

    private CurveArm Arm(StudyArm arm)
    {
        PlannedFit[] fits = [.. _outcomes.Keys.Where(f => f.Arm == arm)];
        string? missing = fits.Length > 0 ? null : arm switch
        {
            StudyArm.Gold => string.Create(CultureInfo.InvariantCulture, $"Not run: {_plan.RowsWithGold:#,0} of the {_plan.Available:#,0} training rows have gold; this arm needs all of them to have it."),
            StudyArm.GoldOnly or StudyArm.SelfTaught when _plan.GoldRows == 0 => string.Create(CultureInfo.InvariantCulture, $"Not run: {_plan.RowsWithGold:#,0} training rows have gold; a gold set needs 20."),
            _ => "Not run: no pool is larger than the gold set.",
        };
        return new CurveArm(arm, ArmWords.Name(arm), ArmWords.Explanation(arm), missing, [.. fits.Select(f => f.Rows).Distinct().Order().Select(rows => Point(arm, rows))]);
    }

    private CurvePoint Point(StudyArm arm, int rows)
    {
        FitOutcome[] repeats = Repeats(arm, rows);
        BootstrapResult difference = Resample(Difference(repeats), s_difference);
        return new CurvePoint
        {
            Rows = rows,
            Score = Estimates.From(Resample(Mean(repeats), s_share)),
            Difference = Estimates.From(difference),
            OneSidedLow = difference.OneSidedLow,
            OneSidedHigh = difference.OneSidedHigh,
            Repeats = [.. repeats.Select(r => r.Values.Average() - _panel.Teacher.Average())],
            Recipes = [.. repeats.Select(r => r.Recipe)],
            Parameters = (long)repeats.Average(r => r.Parameters),
        };
    }

    /// <summary>
    /// Holm's procedure in terms of bounds: pools in order of evidence, the j-th of m tested at α / (m − j) until the first that fails. The
    /// chance of any false crossing stays at α for any order (the first true null in it is tested at α / (its number) or less).
    /// </summary>
    private CurvePoint[] Holm(IReadOnlyList<CurvePoint> points)
    {
        var result = points.ToArray();
        double alpha = 1 - _options.Confidence;
        int[] order = [.. Enumerable.Range(0, result.Length).OrderByDescending(i => result[i].OneSidedLow).ThenByDescending(i => result[i].Rows)];
        bool holds = true;
        double level = alpha / Math.Max(1, result.Length);
        for (int j = 0; j < order.Length; j++)
        {
            int i = order[j];
            level = holds ? alpha / (order.Length - j) : level;
            double low = Resample(Difference(Repeats(StudyArm.Teacher, result[i].Rows)), s_difference, 1 - level).OneSidedLow;
            holds = holds && low > 0;
            result[i] = result[i] with { SimultaneousLow = low, Above = holds };
        }

        return result;
    }

    /// <summary>The least-squares slope over log₂ of the pool size is a weighted sum of the pools' means, so each unit has a value of its own: clusters can be drawn.</summary>
    private Estimate Slope()
    {
        double[] x = [.. _plan.Sizes.Select(s => Math.Log2(s))];
        double mean = x.Average(), squares = x.Sum(v => (v - mean) * (v - mean));
        var values = new double[_panel.Count];
        double reach = 0;
        for (int s = 0; s < x.Length; s++)
        {
            double weight = (x[s] - mean) / squares;
            double[] scores = Mean(Repeats(StudyArm.Teacher, _plan.Sizes[s]));
            reach += Math.Max(0, weight);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] += weight * scores[i];
            }
        }

        // Rounding may carry a value a hair beyond what weights times [0, 1] can reach.
        reach *= 1 + 1e-9;
        Estimate slope = Estimates.From(Resample(values, new Interval(-reach, reach)));
        return slope with { Method = $"least squares over log2 of the pool size, {slope.Method}" };
    }

    private FittedCrossing? Fit(CurvePoint[] curve, double teacher)
    {
        if (curve.Length < PowerLawCurve.LeastSizes)
        {
            return null;
        }

        LearningCurveFit fit = PowerLawCurve.Fit([.. curve.Select(p => (double)p.Rows)], [.. curve.Select(p => Math.Clamp(p.Score.Value, 0, 1))], [.. curve.Select(_ => (double)_panel.Units)], _options.Confidence, _options.Seed.For("fit").Value);
        SizeEstimate size = fit.RequiredSize(Math.Clamp(teacher, 0, 1));
        return new FittedCrossing(fit.Asymptote, fit.AsymptoteInterval.Low, fit.AsymptoteInterval.High, fit.Scale, fit.Exponent, Finite(size.Value), Finite(size.Low), Finite(size.High), size.Unreachable);
    }

    private StudyFacts Facts()
    {
        HashSet<int> overlap = [.. _data.OverlapRows];
        return new StudyFacts
        {
            Rung = _student.Rung.ToString().ToLowerInvariant(),
            Student = _student.Description,
            LargeStudent = _student.LargeDescription,
            Pools = _plan.Sizes,
            AvailableRows = _plan.Available,
            RowsWithGold = _plan.RowsWithGold,
            GoldRows = _plan.GoldRows,
            Judged = _panel.Count,
            Units = _panel.Units,
            WithoutGold = _panel.WithoutGold,
            WithoutTeacher = _panel.WithoutTeacher,
            Overlapping = overlap.Count == 0 ? 0 : Enumerable.Range(0, _panel.Count).Count(i => _panel.Holds(i, overlap)),
            Repeats = _options.Repeats,
            Replicates = _options.Replicates,
            Confidence = _options.Confidence,
            Seed = _options.Seed.Value,
            Data = _data.Identity.Hex,
        };
    }

    private List<string> Notes(DistilCurveResult result)
    {
        string unit = _data.TestTable.HasQueries ? "queries" : "rows";
        List<string> notes = [$"This study opened the held-out {unit}. A specialist that is certified on them afterwards has to count that look; fresh rows are better."];
        if (result.Facts.Units < ClusterBootstrap.LeastClusters)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Only {result.Facts.Units} independent held-out units: intervals rest on the metric's range more than on the data, and are wide."));
        }

        if (_options.Repeats < 3)
        {
            notes.Add("Fewer than three students a point: what training does by chance is not averaged out.");
        }

        if (result.Facts.Overlapping is > 0 and int overlapping)
        {
            HashSet<int> overlap = [.. _data.OverlapRows];
            int[] kept = [.. Enumerable.Range(0, _panel.Count).Where(i => !_panel.Holds(i, overlap))];
            double[] difference = Difference(Repeats(StudyArm.Teacher, _plan.Sizes[^1]));
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{overlapping:#,0} of the {_panel.Count:#,0} judged {unit} repeat training rows. With the largest pool student − teacher is {DifferenceText.Of(Metric, result.Arms[0].Points[^1].Difference.Value)} with them")
                + (kept.Length == 0 ? "." : $" and {DifferenceText.Of(Metric, kept.Average(i => difference[i]))} without."));
        }

        if (_plan.GoldRows > 0 && !_plan.AllHaveGold)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{_plan.RowsWithGold:#,0} of {_plan.Available:#,0} training rows have gold; the gold set's {_plan.GoldRows:#,0} stand first in every pool, so small pools hold more of such rows than large ones."));
        }

        return notes;
    }

    private FitOutcome[] Repeats(StudyArm arm, int rows) => [.. Enumerable.Range(0, _options.Repeats).Select(r => _outcomes[new PlannedFit(arm, rows, r)])];

    private double[] Mean(FitOutcome[] repeats) => [.. Enumerable.Range(0, _panel.Count).Select(i => repeats.Average(r => r.Values[i]))];

    private double[] Difference(FitOutcome[] repeats) => [.. Enumerable.Range(0, _panel.Count).Select(i => repeats.Average(r => r.Values[i]) - _panel.Teacher[i])];

    private BootstrapResult Resample(double[] values, Interval range, double? confidence = null) =>
        ClusterBootstrap.Mean(values, _panel.Clusters, _options.Replicates, confidence ?? _options.Confidence, _options.Seed.For("bootstrap").Value, range);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
