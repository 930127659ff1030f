using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Rankings of test queries, judged.</summary>
internal sealed class RankingTest : OpenedTest
{
    private readonly EvaluationRequest _request;
    private readonly TruthKind _truth;
    private readonly Grading _grading;
    private readonly EscalationGuarantee _guarantee;
    private readonly JudgedQueries _judged;
    private readonly RankingContender _specialist;
    private readonly List<RankingContender> _others;
    private readonly (LatencySummary Latency, double CpuSecondsPerAnswer)? _timing;
    private readonly Dictionary<PromotionMode, double> _deviations;
    private readonly RankingContender? _teacher;
    private readonly RankingSystem? _system;
    private readonly MeanMeasure _measure;

    public RankingTest(
        EvaluationRequest request,
        TruthKind truth,
        Grading grading,
        EscalationGuarantee guarantee,
        JudgedQueries judged,
        RankingContender specialist,
        List<RankingContender> others,
        (LatencySummary Latency, double CpuSecondsPerAnswer)? timing,
        Dictionary<PromotionMode, double> deviations)
    {
        _request = request;
        _truth = truth;
        _grading = grading;
        _guarantee = guarantee;
        _judged = judged;
        _specialist = specialist;
        _others = others;
        _timing = timing;
        _deviations = deviations;
        _teacher = others.Find(o => o.Kind == ResponderKind.Teacher);
        _system = RankingSystem.Of(judged, specialist, _teacher, guarantee.Threshold);
        _measure = new MeanMeasure(request.Options);
        Together = _system is null ? null : new EscalatedScores(_system.Kept, _system.Figures.Ndcg);
    }

    public override Measure Measure => _measure;

    public override Sample Sample => _judged.Sample;

    public override double[] Alone => _specialist.Scores;

    public override EscalatedScores? Together { get; }

    public override IReadOnlyList<Contender> Others => _others;

    public override TeacherConsistency? Consistency => null;

    /// <summary>What the certified threshold does on the test queries, judged by what it was certified on.</summary>
    public override KeptOnTest? Kept
    {
        get
        {
            if (_guarantee.Threshold is not { } threshold || _specialist.Answers.Confidence is not { } confidence)
            {
                return null;
            }

            // Certified by the teacher's grades but tested by gold: the promise was about the teacher's, so those are looked at.
            bool byTeacher = _guarantee.Truth == TruthKind.Agreement && _truth == TruthKind.Gold && _teacher is not null;
            double[] losses = byTeacher ? QueryFigures.ShortfallByTeacher(_judged, _specialist.Answers.Scores, _grading.Gain) : Array.ConvertAll(_specialist.Scores, s => 1 - s);
            int[] one = [.. Sample.Representatives.Where(q => !double.IsNaN(losses[q]))], kept = [.. one.Where(q => confidence[q] >= threshold)];
            double[] bets = Array.ConvertAll(BoundedMean.Drawn(kept, _request.Options.Seed), q => losses[q]);
            return new KeptOnTest
            {
                Coverage = Shares.Exact(kept.Length, one.Length),
                Error = kept.Length == 0 ? null : _measure.RateOf(losses, kept),
                Kept = kept.Length,
                Wrong = null,
                Contradicts = kept.Length > 0 && BoundedMean.Bounds(bets, MeanMeasure.Unit, _request.Options.Alpha).Low > _guarantee.MaxError,
            };
        }
    }

    public override UnitCounts Units => new()
    {
        Calibration = _guarantee.Rows,
        CalibrationRowsWithoutTruth = _guarantee.LeftOut,
        Test = Sample.Representatives.Length,
        TestRows = _judged.Pairs,
        TestQueries = _judged.Count,
        TestRowsWithoutTruth = _judged.LeftOut,
        UninformativeTestQueries = _judged.Uninformative,
    };

    public override List<(SliceKind Kind, string Name, int[] Positions)> Slices() => QuerySlices.Cut(_judged);

    public override bool Holds(int position, HashSet<int> rows)
    {
        foreach (int row in _judged.RowsOf(position))
        {
            if (rows.Contains(row))
            {
                return true;
            }
        }

        return false;
    }

    public override double? Deviation(PromotionMode mode) => _deviations.TryGetValue(mode, out double deviation) ? deviation : null;

    public override IReadOnlyList<ResponderResult> Table(ResamplingBudget budget, List<string> warnings) =>
        new RankingTable(_request, _truth, _grading, _judged, _measure, _specialist, _others, _system, _timing, budget, warnings).Build();

    public override void Warn(List<string> warnings)
    {
        if (_judged.Uninformative > 0)
        {
            warnings.Add($"Left out: {Say.Count(_judged.Uninformative)} of {Say.Count(_judged.Uninformative + _judged.Count)} test queries, as no item of theirs has a grade above 0 and no order is better than another.");
        }

        long flat = Enumerable.Range(0, _judged.Count).LongCount(q => _judged.JudgedOf(q).Select(i => _judged.Grades[i]).Distinct().Count() == 1);
        if (flat > 0)
        {
            warnings.Add($"{Say.Count(flat)} of {Say.Count(_judged.Count)} test queries have one item, or one grade for all items: every order of theirs is perfect, and they raise everybody's mean.");
        }

        if (_request.Options.SampledGoldProbability is not null)
        {
            warnings.Add("Prediction-powered estimates are made of labels only: gold grades that were drawn at random are judged as they are.");
        }
    }

    public override EvaluationResult Describe(EvaluationResult result)
    {
        (IReadOnlyList<RiskPoint> risk, double area) = _specialist.Answers.Confidence is { Length: > 0 } c ? ConfidencePlots.RiskCoverageOf(c, Array.ConvertAll(_specialist.Scores, s => 1 - s)) : ([], 0);
        return result with
        {
            RiskCoverage = risk,
            RiskCoverageArea = risk.Count > 0 ? area : null,
            WorstQueries = WorstQueryFinder.Find(_judged, _specialist, _truth == TruthKind.Gold ? _teacher : null, _guarantee.Threshold, _request.Options.WorstMistakes),
            VolunteeredGold = Volunteered(),
        };
    }

    /// <summary>Gold on a minority of the queries that agreement is judged on: shown apart, since nobody knows why these carry it.</summary>
    private VolunteeredGold? Volunteered()
    {
        if (_truth == TruthKind.Gold || _teacher is null)
        {
            return null;
        }

        var gold = JudgedQueries.Of(_judged.Table, _judged.Rows, null, TruthKind.Gold, _grading.Gain, _request.Options.Seed);
        var place = new Dictionary<int, int>(_judged.Rows.Length);
        for (int i = 0; i < _judged.Rows.Length; i++)
        {
            place[_judged.Rows[i]] = i;
        }

        // One query of each unit that has gold, as the units of the test are.
        var queryOf = Enumerable.Range(0, gold.Count).ToDictionary(gold.QueryOf);
        int[] one = [.. Sample.Where(q => queryOf.ContainsKey(_judged.QueryOf(q))).Representatives.Select(q => queryOf[_judged.QueryOf(q)])];
        return one.Length == 0 ? null : new VolunteeredGold(one.Length, _measure.RateOf(Ndcg(_specialist), one), _measure.RateOf(Ndcg(_teacher), one));

        double[] Ndcg(RankingContender who) => QueryFigures.Of(gold, Array.ConvertAll(gold.Rows, r => who.Answers.Scores[place[r]]), _grading).Ndcg;
    }
}
