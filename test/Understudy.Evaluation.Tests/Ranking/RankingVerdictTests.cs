using Understudy.Core;
using Understudy.Statistics;
using Xunit;

namespace Understudy.Evaluation.Tests.Ranking;

public sealed class RankingVerdictTests
{
    private static readonly double SecondPlace = 1 / Math.Log2(3);

    // One relevant item: first place is 1, second .631. The specialist misses first place in `worse` queries of 600, the teacher in `better` others.
    [Theory]
    [InlineData(60, 60, Verdict.Promote)]
    [InlineData(60, 30, Verdict.NotYet)]
    [InlineData(120, 20, Verdict.Refuse)]
    public void Bounds_of_the_paired_difference_decide(int worse, int better, Verdict expected)
    {
        EvaluationResult result = Paired(600, worse, better).Evaluate();
        DifferenceResult d = result.Alone.Difference!;
        Assert.Equal(expected, result.Alone.Verdict);
        Assert.Equal(expected, result.Decision);
        Assert.Equal((better - worse) * (1 - SecondPlace) / 600, d.Value, 12);
        Assert.StartsWith("cluster-bootstrap", d.Method, StringComparison.Ordinal);
        Assert.Equal((better, 600 - worse - better, worse), (d.Scores!.Value.Better, d.Scores.Value.Equal, d.Scores.Value.Worse));
        Assert.Equal("sign-flip permutation test", d.SuperiorityTest);
        Assert.Null(d.Counts);
        Assert.Equal(0.96, d.Confidence, 12);
        Assert.Equal(1 - (worse * (1 - SecondPlace) / 600), result.Alone.Rate.Value, 12);
        Assert.Equal("NDCG@10", result.PrimaryMetric);
    }

    [Fact]
    public void Sentences_speak_of_NDCG_and_never_of_right_answers()
    {
        EvaluationResult result = Paired(600, 60, 60).Evaluate();
        Assert.Equal("the specialist alone has a mean NDCG@10 that is lower than that of teacher by 0.02 or more", result.Alone.Hypothesis);
        Assert.StartsWith("The specialist alone has a mean NDCG@10 of 0.963 (0.9", result.Alone.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("all above the margin of −0.02.", result.Alone.Reasons[0], StringComparison.Ordinal);
        Assert.StartsWith("Judged by gold grades: NDCG@10", result.TruthStatement, StringComparison.Ordinal);
        Assert.Equal("Statements are about distinct queries: each of the 600 test queries (3,600 query-item pairs) is an independent unit.", result.PopulationStatement);
        Assert.All([result.TruthStatement, .. result.Reasons, .. result.Warnings], s =>
        {
            Assert.DoesNotContain("right", s, StringComparison.Ordinal);
            Assert.DoesNotContain("%", s.Replace("96 %", "", StringComparison.Ordinal).Replace("95 %", "", StringComparison.Ordinal), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Where_few_queries_differ_betting_stands_in_for_the_bootstrap()
    {
        EvaluationResult result = Paired(600, 12, 10).Evaluate();
        DifferenceResult d = result.Alone.Difference!;
        Assert.Equal("betting on one query per unit", d.Method);
        Assert.Equal(Verdict.Promote, result.Alone.Verdict);
        Assert.True(d.PValue <= 0.04);
        Assert.True(d.Low < d.Value && d.Value < d.High);
        Assert.Equal(Verdict.NotYet, Paired(100, 2, 2).Evaluate().Alone.Verdict); // a hundred queries cannot show two points, whatever their spread
    }

    [Fact]
    public void A_better_order_is_said_to_be_better_by_the_test_that_says_so()
    {
        EvaluationResult result = Paired(600, 5, 60).Evaluate();
        Assert.True(result.Difference!.SuperiorityPValue <= 0.05);
        Assert.Contains(result.Reasons, r => r.Contains("significantly better (sign-flip permutation test)", StringComparison.Ordinal));
    }

    [Fact]
    public void Near_duplicate_queries_share_a_unit_and_widen_the_bounds()
    {
        RankingWorld Alike(Func<int, int>? unit) => new()
        {
            Queries = 800,
            Gold = (_, i) => i == 0 ? 1 : 0,
            Teacher = (q, i) => RankingWorld.At(i, q / 8 % 4 == 1 ? 2 : 1),
            Specialist = (q, i) => (float)RankingWorld.At(i, q / 8 % 4 == 0 ? 2 : 1),
            Unit = unit,
        };

        EvaluationResult alone = Alike(null).Evaluate(), together = Alike(q => q / 8).Evaluate();
        Assert.Equal((800, 100), (alone.Units.Test, together.Units.Test));
        Assert.Equal(800, together.Units.TestQueries);
        Assert.Equal(Population.Calls, together.Population);
        Assert.Contains("100 independent units", together.PopulationStatement, StringComparison.Ordinal);
        Assert.Equal(alone.Alone.Difference!.Value, together.Alone.Difference!.Value, 12);
        Assert.InRange((together.Alone.Difference.Value - together.Alone.Difference.Low) / (alone.Alone.Difference.Value - alone.Alone.Difference.Low), 2.3, 3.5); // about √8
    }

    [Fact]
    public void A_query_that_the_teacher_did_not_score_whole_takes_no_part()
    {
        RankingWorld world = Paired(600, 60, 60);
        EvaluationResult result = new RankingWorld
        {
            Queries = 600,
            Gold = world.Gold,
            Teacher = (q, i) => q < 100 && i == 5 ? null : world.Teacher(q, i),
            Specialist = world.Specialist,
        }.Evaluate();
        Assert.Equal((100, 500), (result.Difference!.LeftOut, result.Difference.Units));
        Assert.Contains(result.Warnings, w => w.StartsWith("teacher gave no score to 100 of 3,600 test pairs", StringComparison.Ordinal));
        Assert.Equal(600, result.Responders.Single(r => r.Kind == ResponderKind.Teacher).Metrics.Ndcg10!.Count);
    }

    [Fact]
    public void Figures_of_every_responder_are_those_of_the_metrics()
    {
        EvaluationResult result = Paired(100, 40, 0).Evaluate(r => r with { Options = r.Options with { RelevantFrom = 1 } });
        MetricSet specialist = result.Responders[0].Metrics, random = result.Responders.Single(r => r.Name == "random order").Metrics;
        Assert.Equal((0.6 * 1) + (0.4 * SecondPlace), specialist.Ndcg10!.Value, 12);
        Assert.Equal((0.6 * 1) + (0.4 * 0.5), specialist.Mrr10!.Value, 12);
        Assert.Equal((0.6 * 1) + (0.4 * 0.8), specialist.Auc!.Value, 12); // behind one of five
        Assert.Null(specialist.Accuracy);
        Assert.Same(specialist.Ndcg10, specialist.Primary);
        Assert.Equal(0.5, random.Auc!.Value, 12);
        Assert.Equal(0, random.Spearman!.Value, 12);
        Assert.Equal(Enumerable.Range(1, 6).Average(r => 1 / Math.Log2(1 + r)), random.Ndcg10!.Value, 12);
        Assert.Equal(Enumerable.Range(1, 6).Average(r => 1.0 / r), random.Mrr10!.Value, 12);
    }

    [Fact]
    public void The_registration_says_what_a_grade_is_worth_and_from_where_it_is_relevant()
    {
        var ledger = new MemoryLedger();
        EvaluationResult result = new RankingWorld { Queries = 100, Calibration = 40, Gold = (q, i) => q < 40 ? Math.Min(3, i) : Math.Min(2, i), Teacher = (_, i) => i }.Evaluate(r => r with { Looks = ledger });
        Registration registered = Assert.Single(ledger.Registrations);
        Assert.Equal(("NDCG@10", "shortfall 1 − NDCG@10 of the query"), (registered.Metric, registered.Loss));
        Assert.Equal((GradeGain.Linear, 1.5), (registered.Gain, registered.RelevantFrom)); // half of the 3 that calibration has
        Assert.Same(registered, result.Registration);
        EvaluationResult exponential = new RankingWorld { Queries = 100, Gold = (_, i) => Math.Min(3, i), Teacher = (_, i) => i }.Evaluate(r => r with { Options = r.Options with { Gain = GradeGain.Exponential, RelevantFrom = 2 } });
        Assert.Equal((GradeGain.Exponential, 2), (exponential.Registration.Gain, exponential.Registration.RelevantFrom));
        Assert.Contains("2^g − 1", exponential.TruthStatement, StringComparison.Ordinal);
        Assert.Contains("a mean NDCG@10 (gain 2^g − 1) that is lower", exponential.Registration.HypothesisAlone, StringComparison.Ordinal);
    }

    [Fact]
    public void The_test_is_registered_before_any_responder_sees_a_test_query()
    {
        RankingWorld world = new() { Queries = 100, Calibration = 40, Gold = (_, i) => i, Teacher = (_, i) => i };
        EvaluationRequest request = world.Request();
        var ledger = new MemoryLedger();
        int first = request.TestRows[0];
        var nosy = new ScriptedRanker
        {
            Name = "nosy",
            Scores = new float[request.Table.Count],
            OnRow = row => Assert.True(row < first || ledger.Registrations.Count == 1, $"row {row} was answered before registration"),
        };
        Evaluate(request with { Specialist = nosy, Looks = ledger });
        Assert.Contains(nosy.Asked, rows => rows.Contains(first));
    }

    [Fact]
    public void The_same_request_gives_the_same_record()
    {
        Assert.Equal(Summary(RealRankingTests.Search(true).Evaluate()), Summary(RealRankingTests.Search(true).Evaluate()));

        static string Summary(EvaluationResult r) => string.Join(
            "|",
            [.. r.Reasons, .. r.Warnings, .. r.Responders.Select(x => x.Metrics.ToString()), .. r.Slices.Select(s => s.ToString()), $"{r.Difference!.Low} {r.Difference.High}", r.Needs.ToString(), r.Registration.TestRows.Hex]);
    }

    internal static EvaluationResult Evaluate(EvaluationRequest request) =>
        Evaluator.EvaluateAsync(request, TimeProvider.System, null, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();

    /// <summary>The specialist puts the one relevant item second in some queries, the teacher in others, spread over the whole file.</summary>
    private static RankingWorld Paired(int queries, int worse, int better) =>
        RankingWorld.OneRelevant(queries, q => q * 241L % queries < worse ? 2 : 1, q => q * 241L % queries >= queries - better ? 2 : 1);
}
