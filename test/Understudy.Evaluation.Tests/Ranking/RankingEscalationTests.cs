using Understudy.Core;
using Understudy.Statistics;
using Xunit;

namespace Understudy.Evaluation.Tests.Ranking;

public sealed class RankingEscalationTests
{
    private static readonly double Lost = 1 - (1 / Math.Log2(3));
    private static readonly EvaluationOptions Options = new() { Replicates = 200, MaxError = 0.1 };

    [Fact]
    public void The_specialist_ranks_what_it_is_sure_of_and_the_teacher_the_rest()
    {
        // Unsure in two queries of five, and wrong in all of these; the teacher misses one query in ten.
        EvaluationResult result = Make(q => q % 5 < 2 ? 0.3f : 0.9f, q => q % 5 < 2, q => q % 10 == 9).Evaluate();
        Assert.Equal(0.6, result.Escalation.Threshold);
        Assert.Equal((120, 200), (result.Escalation.Kept, result.Escalation.Rows));
        Assert.Null(result.Escalation.Wrong);
        Assert.Equal(0, result.Escalation.MeanLoss!.Value, 12);
        Assert.Equal("Above confidence 0.6 the specialist keeps 60 % of the queries, and what it keeps lacks at most 0.1 of NDCG@10 on average with confidence 95 % (a mean shortfall of 0 over 120 kept, among 200 calibration queries).", result.Escalation.Reason);
        Assert.Equal(Verdict.Promote, result.WithEscalation!.Verdict);
        ResponderResult together = result.Responders.Single(r => r.IsEscalating);
        Assert.Equal(1, together.Metrics.Ndcg10!.Value, 12); // the teacher's misses are queries that are kept
        Assert.Equal(0.6, together.Metrics.Coverage!.Value, 12);
        Assert.Equal(0.6, result.KeptOnTest!.Coverage.Value, 12);
        Assert.Equal(0, result.KeptOnTest.Error!.Value, 12);
        Assert.False(result.KeptOnTest.Contradicts);
        Assert.Equal(2, result.RiskCoverage.Count);
        Assert.Equal((0.6, 0), (result.RiskCoverage[0].Coverage, result.RiskCoverage[0].Risk));
        Assert.Equal(0.4 * Lost, result.RiskCoverage[1].Risk, 12);
        Assert.Equal(0.4 * 0.4 * Lost, result.RiskCoverageArea!.Value, 12);
        Assert.Empty(result.Reliability);
        Assert.Contains(
            "What it keeps (confidence 0.600 or more) lacks at most 0.1 of NDCG@10 on average, with 95 % confidence (ε = 0.1, δ = 0.05, n = 200): it kept 120 of 200 distinct calibration queries, which lacked 0.000 on average.",
            HtmlReport.Render(result).Replace('\u00a0', ' '),
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_threshold_is_certified_where_too_few_are_kept_or_too_much_is_lacking()
    {
        EvaluationResult few = Make(q => q % 10 == 0 ? 0.9f : 0.3f, _ => false, _ => false).Evaluate();
        Assert.Null(few.Escalation.Threshold);
        Assert.Contains("only 20 of 200 calibration queries are kept, and even if all of them were ordered perfectly, 32 are needed", few.Escalation.Reason, StringComparison.Ordinal);
        Assert.Equal(32, LearnThenTest.LeastRowsOfLosses(0.1, 0.05));
        Assert.Equal(few.Escalation.RowsNeeded, few.Needs.CalibrationExamples);
        Assert.Equal(Verdict.NotYet, few.WithEscalation!.Verdict);

        EvaluationResult much = Make(_ => 0.9f, q => q % 3 == 0, _ => false).Evaluate();
        Assert.Null(much.Escalation.Threshold);
        Assert.Contains("the 200 calibration queries kept have a mean shortfall of NDCG@10 of 0.124, which does not prove \"at most 0.1\"", much.Escalation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_specialist_without_confidence_has_no_threshold()
    {
        EvaluationResult result = Make(_ => 0.9f, _ => false, _ => false, states: false).Evaluate();
        Assert.Equal("The specialist states no confidence, so there is nothing to set a threshold on.", result.Escalation.Reason);
        Assert.Empty(result.RiskCoverage);
    }

    [Fact]
    public void Nothing_kept_on_test_promotes_nothing()
    {
        EvaluationResult result = Make(q => q < 200 ? 0.9f : 0.1f, _ => false, _ => false).Evaluate();
        Assert.Equal(0, result.KeptOnTest!.Kept);
        Assert.Null(result.KeptOnTest.Error);
        Assert.Equal(Verdict.NotYet, result.WithEscalation!.Verdict);
        Assert.Contains(result.WithEscalation.Reasons, r => r.Contains("keeps none of the test queries", StringComparison.Ordinal));
    }

    [Fact]
    public void Test_queries_that_contradict_the_guarantee_keep_it_from_promoting()
    {
        EvaluationResult result = Make(_ => 0.9f, q => q >= 200 && q % 2 == 0, q => q >= 200 && q % 2 == 0).Evaluate();
        Assert.NotNull(result.Escalation.Threshold);
        Assert.True(result.KeptOnTest!.Contradicts);
        Assert.Equal(Verdict.NotYet, result.WithEscalation!.Verdict);
        Assert.Contains(result.WithEscalation.Reasons, r => r.StartsWith("On the test queries that it keeps the mean shortfall of NDCG@10 is 0.185", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stricter_certified_threshold_is_used_where_the_margin_asks_for_it()
    {
        // Sure: never lacking. Half sure: every fourth lacks, .09 on average, within ε but far below the teacher.
        EvaluationResult result = Make(q => q % 2 == 0 ? 0.9f : 0.5f, q => q % 8 == 1, _ => false, candidates: [new(0.8, 0.5, 0.001), new(0.4, 1, 0.05)]).Evaluate();
        Assert.Equal(0.4, result.Escalation.LoosestCertified);
        Assert.Equal(0.8, result.Escalation.Threshold);
        Assert.Contains("the stricter one is used because the test of the 0.02 margin against teacher is expected to pass with it", result.Escalation.Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Promote, result.WithEscalation!.Verdict);
    }

    [Fact]
    public void Calibration_without_gold_bounds_what_lacks_by_the_teachers_grades_and_it_is_said()
    {
        EvaluationResult result = new RankingWorld
        {
            Queries = 600,
            Calibration = 200,
            Gold = (q, i) => q < 200 ? null : i == 0 ? 1 : 0,
            Teacher = (_, i) => i == 1 ? 1 : 0,
            Specialist = (_, i) => i == 1 ? 2 : -i,
            Candidates = [new(0.6, 1, 0.01)],
            Options = Options,
        }.Evaluate();
        Assert.Equal((TruthKind.Gold, TruthKind.Agreement), (result.Truth, result.Escalation.Truth));
        Assert.Contains("by the teacher's grades, with confidence", result.Escalation.Reason, StringComparison.Ordinal);
        Assert.Contains(result.Warnings, w => w.Contains("bounds what the order lacks by the teacher's grades, not by gold", StringComparison.Ordinal));
        Assert.Equal(0, result.KeptOnTest!.Error!.Value, 12); // perfect by the teacher, though second by gold
        Assert.False(result.KeptOnTest.Contradicts);
    }

    [Fact]
    public void Losses_of_any_kind_can_be_certified_from_outside()
    {
        var options = new EvaluationOptions { MaxError = 0.1 };
        float[] confidence = [.. Enumerable.Range(0, 100).Select(i => i < 60 ? 0.9f : 0.2f)];
        double[] losses = [.. confidence.Select(c => c > 0.5 ? 0.01 : 0.6)];
        EscalationGuarantee g = ThresholdCertifier.CertifyLosses([new(0.5, 0.6, 0.01), new(0.1, 1, 0.3)], 0, confidence, losses, [.. Enumerable.Range(0, 100)], TruthKind.Gold, options);
        Assert.Equal((0.5, 60L), (g.Threshold!.Value, g.Kept));
        Assert.Equal(0.01, g.MeanLoss!.Value, 12);
        Assert.Null(ThresholdCertifier.CertifyLosses([new(0.5, 0.6, 0.01)], 0, confidence, losses, new int[100], TruthKind.Gold, options).Threshold); // one unit
        Assert.Throws<ArgumentException>(() => ThresholdCertifier.CertifyLosses([], 0, confidence, losses, [1], TruthKind.Gold, options));
        Assert.Throws<ArgumentException>(() => ThresholdCertifier.CertifyLosses([new(0.5, 0.6, 0.01)], 0, confidence, [.. losses.Select(l => l * 2)], [.. Enumerable.Range(0, 100)], TruthKind.Gold, options));
    }

    private static RankingWorld Make(
        Func<int, float> confidence, Func<int, bool> specialistMisses, Func<int, bool> teacherMisses, bool states = true, CandidateThreshold[]? candidates = null)
    {
        RankingWorld world = RankingWorld.OneRelevant(600, q => specialistMisses(q) ? 2 : 1, q => teacherMisses(q) ? 2 : 1);
        return new RankingWorld
        {
            Queries = 600,
            Calibration = 200,
            Gold = world.Gold,
            Teacher = world.Teacher,
            Specialist = world.Specialist,
            Confidence = confidence,
            StatesConfidence = states,
            Candidates = candidates ?? [new(0.6, 0.6, 0.01)],
            SelectionUnits = 100,
            Options = Options,
        };
    }
}
