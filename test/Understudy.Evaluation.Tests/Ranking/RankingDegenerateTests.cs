using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Ranking;

public sealed class RankingDegenerateTests
{
    public static TheoryData<string> Cases =>
    [
        "one query", "no test", "no calibration", "all grades equal", "all grades zero", "constant scores", "one item each", "one unit", "no truth",
        "no confidence", "no kept", "perfect", "reversed", "no teacher answers", "two queries",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_odd_input_gives_an_honest_result_instead_of_a_crash(string which)
    {
        RankingWorld world = which switch
        {
            "one query" => Make(queries: 1, calibration: 0),
            "no test" => Make(queries: 50),
            "no calibration" => Make(calibration: 0),
            "all grades equal" => Make(gold: (_, _) => 2),
            "all grades zero" => Make(gold: (_, _) => 0),
            "constant scores" => Make(specialist: (_, _) => 1),
            "one item each" => Make(items: 1),
            "one unit" => Make(calibration: 0, unit: _ => 7),
            "no truth" => Make(gold: (_, _) => null, teacher: (_, _) => null),
            "no confidence" => Make(confidence: false),
            "no kept" => Make(kept: 0.1f),
            "reversed" => Make(specialist: (_, i) => i),
            "no teacher answers" => Make(teacher: (_, _) => null),
            "two queries" => Make(queries: 2, calibration: 0),
            _ => Make(),
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(which is "constant scores" or "reversed" ? Verdict.Refuse : which is "perfect" or "no calibration" or "no confidence" or "no kept" or "all grades equal" or "one item each" ? Verdict.Promote : Verdict.NotYet, result.Alone.Verdict);
        Assert.NotEmpty(result.Reasons);
        Assert.All([.. result.Reasons, .. result.Warnings, result.TruthStatement, result.PopulationStatement, result.Escalation.Reason], r =>
        {
            Assert.DoesNotContain("NaN", r, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", r, StringComparison.Ordinal);
        });
        Estimate[] all = [.. result.Responders.SelectMany(r => new[] { r.Metrics.Ndcg10, r.Metrics.Mrr10, r.Metrics.Auc, r.Metrics.Spearman, r.Metrics.KeptError, r.Metrics.Coverage }).OfType<Estimate>(), result.Alone.Rate];
        Assert.All(all, e => Assert.True(double.IsFinite(e.Value) && e.Low >= -1 && e.High <= 1 && e.Low <= e.Value + 1e-9 && e.Value <= e.High + 1e-9, e.ToString()));
        string page = HtmlReport.Render(result), json = ReportJson.Write(result);
        Assert.DoesNotContain("NaN", page + json, StringComparison.Ordinal);
    }

    [Fact]
    public void One_query_proves_nothing_and_its_interval_says_so()
    {
        EvaluationResult result = Make(queries: 1, calibration: 0).Evaluate();
        Assert.Equal(1, result.Alone.Rate.Value);
        Assert.True(result.Alone.Rate.Low < 0.1);
        Assert.True(result.Difference!.Low < -0.5);
        Assert.Equal(1, result.Units.Test);
    }

    [Fact]
    public void Queries_that_tell_no_order_from_another_are_left_out_and_counted()
    {
        EvaluationResult result = Make(gold: (q, i) => q % 4 == 0 ? 0 : q % 4 == 1 ? 1 : i == 0 ? 1 : 0).Evaluate();
        Assert.Equal((113, 37, 13), (result.Units.Test, result.Units.UninformativeTestQueries, result.Escalation.Uninformative));
        Assert.Contains(result.Warnings, w => w.StartsWith("Left out: 37 of 150 test queries", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, w => w.StartsWith("37 of 113 test queries have one item, or one grade for all items", StringComparison.Ordinal));
        Assert.Equal(76, result.Responders[0].Metrics.Auc!.Count);
        Assert.Equal(76, result.Responders[0].Metrics.Spearman!.Count);
        Assert.Equal(113, result.Responders[0].Metrics.Ndcg10!.Count);
    }

    [Fact]
    public void Items_without_a_grade_are_asked_about_but_not_judged()
    {
        RankingWorld world = Make(gold: (_, i) => i == 3 ? null : i == 0 ? 1 : 0, specialist: (_, i) => i == 3 ? 9 : -i);
        EvaluationResult result = world.Evaluate();
        Assert.Equal(1, result.Alone.Rate.Value, 12);
        Assert.Equal((150, 750), (result.Units.TestRowsWithoutTruth, result.Units.TestRows));
        Assert.Contains(world.Seen!.Asked, rows => rows.Contains(3));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_score_that_is_none_is_refused_with_its_row(float score)
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => Make(specialist: (q, i) => q == 70 && i == 2 ? score : -i).Evaluate());
        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        Assert.Contains("specialist: row 423: expected a finite score, found", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_grade_below_zero_is_refused_with_its_row_and_a_way_out(bool gold)
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => Make(gold: (_, i) => gold ? i - 1 : null, teacher: (_, i) => i - 1.5).Evaluate());
        Assert.Equal(ErrorCode.InputUnreadable, e.Code);
        Assert.StartsWith(gold ? "Row 1: expected a gold grade of 0 or more, found -1." : "Row 1: expected a teacher's grade of 0 or more, found -1.5.", e.Message, StringComparison.Ordinal);
        Assert.Contains("bring the scores to such a scale", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_confidence_belongs_to_a_query_and_lies_between_0_and_1()
    {
        RankingWorld world = Make();
        EvaluationRequest request = world.Request();
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => RankingVerdictTests.Evaluate(request with
        {
            Specialist = new ScriptedRanker { Name = "odd", Scores = new float[request.Table.Count], Confidence = [.. Enumerable.Range(0, request.Table.Count).Select(r => r == 8 ? 0.3f : 0.5f)] },
        }));
        Assert.Contains("odd: row 7: expected one confidence from 0 to 1 for all items of the query, found 0.5 and 0.3", e.Message, StringComparison.Ordinal);
        Assert.Throws<UnderstudyException>(() => Make(kept: 1.5f).Evaluate());
    }

    [Fact]
    public void Labels_instead_of_scores_are_refused()
    {
        EvaluationRequest request = Make().Request();
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => RankingVerdictTests.Evaluate(request with { Specialist = new ScriptedResponder { Name = "labeller", Labels = new int[request.Table.Count] } }));
        Assert.Contains("labeller: expected 300 scores, one a query-item pair, found none", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_a_request_is_told_at_once()
    {
        EvaluationRequest request = Make().Request();
        var builder = new ExampleTableBuilder();
        builder.Add(new ExampleRow { Source = 1, Input = "item", Query = "q" });
        builder.Add(new ExampleRow { Source = 2, Input = "item", Query = "q" });
        builder.Add(new ExampleRow { Source = 3, Input = "no query" });
        ArgumentException e = Assert.Throws<ArgumentException>(() => RankingVerdictTests.Evaluate(request with
        {
            Table = builder.Build(),
            CalibrationRows = [0],
            TestRows = [1, 2],
            Units = [1, 2, 3],
            Options = new EvaluationOptions { RelevantFrom = 0 },
        }));
        Assert.Contains("RelevantFrom is 0; give a number above 0.", e.Message, StringComparison.Ordinal);
        Assert.Contains("TestRows names row 2, which has no query", e.Message, StringComparison.Ordinal);
        Assert.Contains("Query 0 has calibration and test rows", e.Message, StringComparison.Ordinal);
        e = Assert.Throws<ArgumentException>(() => RankingVerdictTests.Evaluate(request with { Units = [.. Enumerable.Range(0, request.Table.Count)] }));
        Assert.Contains("the rows of query 0 belong to different units", e.Message, StringComparison.Ordinal);
    }

    private static RankingWorld Make(
        int queries = 200,
        int calibration = 50,
        int items = 6,
        Func<int, int, double?>? gold = null,
        Func<int, int, double?>? teacher = null,
        Func<int, int, float>? specialist = null,
        bool confidence = true,
        float kept = 0.9f,
        Func<int, int>? unit = null) => new()
        {
            Queries = queries,
            Calibration = calibration,
            Items = _ => items,
            Gold = gold ?? ((_, i) => i == 0 ? 1 : 0),
            Teacher = teacher ?? ((_, i) => -i),
            Specialist = specialist ?? ((_, i) => -i),
            StatesConfidence = confidence,
            Confidence = _ => kept,
            Unit = unit,
            Candidates = [new(0.5, 1, 0)],
            Options = new EvaluationOptions { Replicates = 200, MaxError = 0.1, Margin = 0.05, Target = 0.5 },
        };
}
