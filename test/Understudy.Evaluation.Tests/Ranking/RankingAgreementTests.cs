using Understudy.Core;
using Understudy.Statistics;
using Xunit;

namespace Understudy.Evaluation.Tests.Ranking;

/// <summary>No gold: the teacher's scores are the grades. And neither: a target or other systems.</summary>
public sealed class RankingAgreementTests
{
    private static readonly double SecondPlace = 1 / Math.Log2(3);

    // Every miss costs .369: 2 % of misses are a mean of .993, 8 % .970, 30 % .889.
    [Theory]
    [InlineData(6, Verdict.Promote)]
    [InlineData(35, Verdict.NotYet)]
    [InlineData(120, Verdict.Refuse)]
    public void A_bound_of_the_mean_decides_against_the_bar(int misses, Verdict expected)
    {
        EvaluationResult result = Make(300, misses).Evaluate();
        BarTest bar = result.Alone.Bar!;
        Assert.Equal(TruthKind.Agreement, result.Truth);
        Assert.Equal(expected, result.Alone.Verdict);
        Assert.Equal(1 - (misses * (1 - SecondPlace) / 300), bar.Value, 12);
        Assert.Null(bar.Successes);
        Assert.Null(result.Difference);
        Assert.Equal(bar.PValue <= 0.04, bar.Low > 0.95);
        double[] shortfalls = [.. Enumerable.Range(0, 300).Select(q => q < misses ? 1 - SecondPlace : 0)];
        Assert.InRange(bar.Low, bar.Value - 0.05, bar.Value);
        Assert.InRange(bar.Low, 1 - BettingBound.UpperBound(shortfalls, 0.04) - 0.03, 1 - BettingBound.UpperBound(shortfalls, 0.04) + 0.03); // another order of bets, another bound
        Assert.Contains("by the teacher's grades over 300 test queries", result.Alone.Reasons[0], StringComparison.Ordinal);
        Assert.Equal("the specialist alone has a mean NDCG@10 of 0.95 or less by the teacher's grades", result.Alone.Hypothesis);
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(35, 200)]
    [InlineData(120, 200)]
    public void No_sentence_calls_a_disagreement_an_error(int misses, int calibration)
    {
        RankingWorld world = Make(300 + calibration, misses + calibration / 20, calibration);
        EvaluationResult result = world.Evaluate(r => r with { LookNumber = 2, OverlapRows = [r.TestRows[0]] });
        string[] sentences = [result.TruthStatement, result.PopulationStatement, result.Escalation.Reason, .. result.Reasons, .. result.Warnings, .. result.Alone.Reasons, .. result.WithEscalation!.Reasons, result.Alone.Hypothesis, result.Registration.Loss!];
        string page = System.Text.RegularExpressions.Regex.Replace(HtmlReport.Render(result)[HtmlReport.Render(result).IndexOf("<body", StringComparison.Ordinal)..], "<[^>]*>", " ");
        Assert.All([.. sentences, page], s =>
        {
            foreach (string word in new[] { "error", "wrong", "mistake", "accuracy", "is right" })
            {
                Assert.DoesNotContain(word, s, StringComparison.OrdinalIgnoreCase);
            }
        });
    }

    [Fact]
    public void The_teacher_has_no_figures_against_itself_and_what_is_handed_over_agrees_by_definition()
    {
        RankingWorld world = Make(500, 100, 200, q => q % 5 == 0 ? 0.2f : 0.9f, q => q % 5 == 0);
        EvaluationResult result = world.Evaluate();
        Assert.NotNull(result.Escalation.Threshold);
        Assert.Null(result.Responders.Single(r => r.Kind == ResponderKind.Teacher).Metrics.Ndcg10);
        ResponderResult together = result.Responders.Single(r => r.IsEscalating);
        Assert.Equal(1, together.Metrics.Ndcg10!.Value, 12);
        Assert.Equal(0.8, together.Metrics.Coverage!.Value, 12);
        Assert.Equal(0, together.Metrics.KeptError!.Value, 12);
        Assert.Equal((Verdict.Refuse, Verdict.Promote), (result.Alone.Verdict, result.WithEscalation!.Verdict));
        Assert.Contains(result.WithEscalation.Reasons, r => r.Contains("agree with it by definition", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.9, Verdict.Promote)]
    [InlineData(0.96, Verdict.NotYet)]
    [InlineData(0.99, Verdict.Refuse)]
    public void Without_a_teacher_a_target_is_the_bar(double target, Verdict expected)
    {
        RankingWorld world = RankingWorld.OneRelevant(300, q => q < 30 ? 2 : 1, _ => 1);
        EvaluationResult result = new RankingWorld { Queries = 300, Gold = world.Gold, Specialist = world.Specialist, HasTeacher = false, Options = new EvaluationOptions { Replicates = 200, Target = target } }.Evaluate();
        Assert.Equal(expected, result.Decision);
        Assert.Null(result.WithEscalation);
        Assert.Equal(300, result.Alone.Bar!.Units);
    }

    [Fact]
    public void Every_responder_has_to_be_beaten_but_a_baseline_is_shown_and_is_no_bar()
    {
        RankingWorld World(int worseThanSecond) => new()
        {
            Queries = 300,
            Gold = (_, i) => i == 0 ? 1 : 0,
            Specialist = (q, i) => (float)RankingWorld.At(i, q < 60 ? 2 : 1),
            HasTeacher = false,
            Responders = { ["old"] = (q, i) => RankingWorld.At(i, q % 2 == 0 ? 2 : 1), ["other"] = (q, i) => RankingWorld.At(i, q < worseThanSecond ? 2 : 1) },
            Baselines = { ["BM25"] = (q, i) => (float)RankingWorld.At(i, q < 30 ? 2 : 1) },
        };

        EvaluationResult beaten = World(180).Evaluate(), lost = World(0).Evaluate();
        Assert.Equal((Verdict.Promote, Verdict.Refuse), (beaten.Decision, lost.Decision));
        Assert.Equal(["old", "other"], beaten.Registration.Comparators);
        ResponderResult baseline = beaten.Responders.Single(r => r.Name == "BM25");
        Assert.Equal(ResponderKind.Baseline, baseline.Kind);
        Assert.Equal(0.9 + (0.1 * SecondPlace), baseline.Metrics.Ndcg10!.Value, 12);
        Assert.True(baseline.Metrics.Ndcg10.Value > beaten.Alone.Rate.Value); // better than the specialist, and still no bar
        Assert.Contains(beaten.Alone.AgainstOthers, d => d.Comparator == "BM25" && d.Value < 0);
        Assert.Equal(["BM25", "random order"], beaten.Responders.TakeLast(2).Select(r => r.Name));
    }

    [Fact]
    public void A_recorded_system_with_gaps_ranks_what_it_left_out_last()
    {
        EvaluationResult result = new RankingWorld
        {
            Queries = 100,
            Gold = (_, i) => i == 0 ? 1 : 0,
            HasTeacher = false,
            Responders = { ["gaps"] = (q, i) => q < 50 && i == 0 ? null : -i },
        }.Evaluate();
        ResponderResult gaps = result.Responders.Single(r => r.Name == "gaps");
        Assert.Equal(50, gaps.Unanswered);
        Assert.Equal((1 + (1 / Math.Log2(7))) / 2, gaps.Metrics.Ndcg10!.Value, 12);
        Assert.Contains(result.Warnings, w => w.StartsWith("gaps gave no score to 50 of 600 test pairs", StringComparison.Ordinal));
        Assert.Equal(100, result.Difference!.Units);
    }

    [Fact]
    public void Volunteered_gold_is_shown_apart()
    {
        EvaluationResult result = new RankingWorld
        {
            Queries = 100,
            Teacher = (_, i) => i == 0 ? 1 : 0,
            Gold = (q, i) => q < 20 ? (i == 1 ? 1 : 0) : null,
            Specialist = (_, i) => -i,
        }.Evaluate();
        Assert.Equal(TruthKind.Agreement, result.Truth);
        Assert.Equal(1, result.Alone.Bar!.Value, 12);
        Assert.Equal(20, result.VolunteeredGold!.Units);
        Assert.Equal(SecondPlace, result.VolunteeredGold.Specialist.Value, 12);
        Assert.Equal(Enumerable.Range(2, 5).Average(r => 1 / Math.Log2(1 + r)), result.VolunteeredGold.Teacher!.Value, 12); // tied with four others behind the first
    }

    /// <summary>The teacher grades one item of a query; the specialist puts it second in the queries that miss.</summary>
    private static RankingWorld Make(int queries, int misses, int calibration = 0, Func<int, float>? confidence = null, Func<int, bool>? missed = null) => new()
    {
        Queries = queries,
        Calibration = calibration,
        Teacher = (_, i) => i == 0 ? 1 : 0,
        Specialist = (q, i) => (float)RankingWorld.At(i, missed?.Invoke(q) ?? q < misses ? 2 : 1),
        Confidence = confidence ?? (_ => 0.9f),
        Candidates = [new(0.5, 0.8, 0.01)],
    };
}
