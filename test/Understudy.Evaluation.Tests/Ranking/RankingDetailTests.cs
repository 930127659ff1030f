using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Ranking;

/// <summary>Slices, needs, overlap, hashes, times, costs and what the report shows of rankings.</summary>
public sealed class RankingDetailTests
{
    [Fact]
    public void Slices_are_by_query_length_items_and_time_and_harm_is_named()
    {
        // Long queries are ordered badly.
        var world = new RankingWorld
        {
            Queries = 450,
            Items = q => 4 + (q % 7),
            QueryText = q => new string('x', 1 + (q % 30)) + " " + q,
            Gold = (_, i) => i == 0 ? 1 : 0,
            Teacher = (_, i) => -i,
            Specialist = (q, i) => q % 30 >= 22 ? i : -i,
            Time = q => DateTimeOffset.UnixEpoch.AddHours(q),
            Options = new EvaluationOptions { Replicates = 200, Margin = 0.3 },
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal([SliceKind.Length, SliceKind.Items, SliceKind.Time], result.Slices.Select(s => s.Kind).Distinct());
        Assert.Equal(9, result.Slices.Count);
        Assert.Contains(result.Slices, s => s.Name == "4–5 items");
        SliceResult longest = result.Slices.Where(s => s.Kind == SliceKind.Length).MaxBy(s => s.Name.Length)!;
        Assert.StartsWith("query length", longest.Name, StringComparison.Ordinal);
        SliceResult[] harmed = [.. result.Slices.Where(s => s.Alone.Harmed)];
        Assert.Single(harmed);
        Assert.Equal(SliceKind.Length, harmed[0].Kind);
        Assert.Equal(Verdict.NotYet, result.Alone.Verdict);
        Assert.Contains(result.Alone.Reasons, r => r == $"It is proven worse by more than 0.3 on \"{harmed[0].Name}\".");
        Assert.True(harmed[0].Alone.Difference.High < -0.3);
        Assert.Equal("betting on one query per unit", harmed[0].Specialist.Method);
    }

    [Fact]
    public void Needs_come_from_the_spread_over_calibration_queries()
    {
        // Differences of ±.37: lost on a tenth of the queries, won on three in forty.
        RankingWorld world = RankingWorld.OneRelevant(400, q => q % 10 == 0 ? 2 : 1, q => q % 40 is 5 or 15 or 25 ? 2 : 1);
        EvaluationResult result = new RankingWorld
        {
            Queries = 400,
            Calibration = 200,
            Gold = world.Gold,
            Teacher = world.Teacher,
            Specialist = world.Specialist,
            Candidates = [new(0.5, 1, 0.02)],
            Options = new EvaluationOptions { Replicates = 200, MaxError = 0.2, Mode = PromotionMode.Alone },
        }.Evaluate(r => r with { Facts = r.Facts with { LearningCurve = [new(100, 0.7, 100), new(200, 0.8, 100), new(400, 0.86, 100)] } });
        Assert.NotNull(result.Escalation.Threshold);
        Assert.Equal(Verdict.NotYet, result.Alone.Verdict);
        SizeNeed need = result.Needs.TestExamples!;
        Assert.Contains("over calibration queries", need.Statement, StringComparison.Ordinal);
        Assert.Contains("test queries are needed in all", need.Statement, StringComparison.Ordinal);
        Assert.InRange(need.Value!.Value, 1370, 1400); // ((1.751 + 0.842) · 0.1549 / (0.02 − 0.0092))²: calibration is as the test is
        Assert.Equal(200, need.Have);
        Assert.Equal(3, result.LearningCurve.Points.Count);
        Assert.StartsWith("clopper-pearson: no mean", result.LearningCurve.Points[0].Accuracy.Method, StringComparison.Ordinal);
        Assert.Equal(0.86, result.LearningCurve.Points[2].Accuracy.Value);
    }

    [Fact]
    public void Needs_against_a_bar_are_those_of_betting()
    {
        EvaluationResult result = new RankingWorld
        {
            Queries = 100,
            Teacher = (_, i) => i == 0 ? 1 : 0,
            Specialist = (q, i) => (float)RankingWorld.At(i, q % 10 == 0 ? 2 : 1),
        }.Evaluate();
        Assert.Equal(Verdict.NotYet, result.Alone.Verdict);
        Assert.InRange(result.Needs.TestExamples!.Value!.Value, 250, 1800); // mean .963 against .95, deviation .11
        Assert.Contains("a deviation of 0.111 over test queries", result.Needs.TestExamples.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void Queries_like_training_queries_are_counted_and_the_result_is_given_without_them_too()
    {
        RankingWorld world = RankingWorld.OneRelevant(300, q => q >= 100 && q % 2 == 0 ? 2 : 1, _ => 1);
        EvaluationResult result = world.Evaluate(r => r with { OverlapRows = [.. Enumerable.Range(0, 600).Where(row => row % 6 == 2)] });
        Assert.Equal(100, result.Overlap!.Rows);
        Assert.Equal(1 - ((1 - (1 / Math.Log2(3))) / 3), result.Overlap.AccuracyWith.Value, 12);
        Assert.Equal(1 - ((1 - (1 / Math.Log2(3))) / 2), result.Overlap.AccuracyWithout!.Value, 12);
        Assert.Equal(200, result.Overlap.DifferenceWithout!.Units);
        Assert.Contains(result.Reasons, r => r.StartsWith("100 of 300 test queries resemble training rows; the specialist alone has a mean NDCG@10 of", StringComparison.Ordinal));
    }

    [Fact]
    public void Hashes_see_queries_and_scores_and_fingerprints_see_pairs()
    {
        static ExampleTable Table(string query, double gold, double teacher, double other)
        {
            var builder = new ExampleTableBuilder(["other"]);
            builder.Add(new ExampleRow { Source = 1, Input = "item", Query = query, GoldScore = gold, TeacherScore = teacher, Responders = [other.ToString(System.Globalization.CultureInfo.InvariantCulture)] });
            return builder.Build();
        }

        ExampleTable[] tables = [Table("a", 1, 2, 3), Table("b", 1, 2, 3), Table("a", 0, 2, 3), Table("a", 1, 0, 3), Table("a", 1, 2, 0)];
        Assert.Equal(5, tables.Select(t => DataHash.Of(t, [0])).Distinct().Count());
        Assert.Equal(DataHash.Of(tables[0], [0]), DataHash.Of(Table("a", 1, 2, 3), [0]));
        Assert.NotEqual(DataHash.Fingerprints(tables[0], [0]), DataHash.Fingerprints(tables[1], [0])); // the same item for another query is another row
        Assert.Equal(DataHash.Fingerprints(tables[0], [0]), DataHash.Fingerprints(tables[2], [0]));
    }

    [Fact]
    public void Times_and_costs_are_per_query()
    {
        var seen = new List<int>();
        EvaluationResult result = new RankingWorld { Queries = 100, Items = q => 3 + (q % 3), Gold = (_, i) => i, Teacher = (_, i) => i, Usage = _ => new TokenUsage(100, 0, 10) }
            .Evaluate(r => r with
            {
                SingleRanking = (table, rows) =>
                {
                    Assert.Single(rows.ToArray().Select(table.Query).Distinct());
                    seen.Add(rows.Length);
                },
                Prices = new PriceList { CorePerHour = 0.36, Models = new Dictionary<string, ModelPrice> { ["big-model"] = new() { InputPerMillion = 2, OutputPerMillion = 10 } } },
            });
        Assert.Equal([3, 4, 5], seen.Distinct().Order());
        Assert.Equal(1000, result.Responders[0].Latency!.Count);
        Estimate cost = result.Responders.Single(r => r.Kind == ResponderKind.Teacher).CostPer1000Usd!;
        Assert.Equal(1000 * 0.0003 * 3.99, cost.Value, 9); // 399 pairs of $0.0003 in 100 queries
        Assert.Equal(100, cost.Count);
    }

    [Fact]
    public void A_query_is_never_split_between_two_calls_of_a_responder()
    {
        var world = new RankingWorld { Queries = 40, Items = q => q == 3 ? 9000 : 700, Gold = (_, i) => i % 2, Teacher = (_, i) => i };
        world.Evaluate();
        Assert.True(world.Seen!.Asked.Count > 3);
        ExampleTable table = world.Table();
        var owners = new Dictionary<int, int>();
        for (int call = 0; call < world.Seen.Asked.Count; call++)
        {
            Assert.True(world.Seen.Asked[call].Length is <= 8192 or 9000);
            foreach (int query in world.Seen.Asked[call].Select(table.Query).Distinct())
            {
                Assert.True(owners.TryAdd(query, call));
            }
        }
    }

    [Fact]
    public void Worst_queries_show_the_order_the_grades_and_where_items_belong()
    {
        var world = new RankingWorld
        {
            Queries = 60,
            Items = _ => 12,
            Gold = (_, i) => i == 11 ? 3 : i == 0 ? 1 : 0,
            Teacher = (_, i) => i,
            Specialist = (q, i) => q == 7 ? -i : q < 30 ? (i == 11 ? 5 : -i) : i,
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(25, result.WorstQueries.Count);
        WorstQuery worst = result.WorstQueries[0];
        Assert.Equal((85L, "query 7", 12L), (worst.Source, worst.Query, worst.Items));
        Assert.Equal(11, worst.Ranking.Count); // ten places, and the best item that is not among them
        Assert.Equal(new RankedItem(1, "item 0 of 7", 1, 2, 12), worst.Ranking[0]);
        Assert.Equal(new RankedItem(12, "item 11 of 7", 3, 1, 1), worst.Ranking[10]);
        Assert.True(worst.TeacherNdcg10 > worst.Ndcg10);
        string page = HtmlReport.Render(result);
        Assert.Contains("id=\"worst\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"confusion\"", page, StringComparison.Ordinal);
        Assert.Contains("query 7", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_queries_and_items_cannot_break_the_page()
    {
        const string Script = "<script>alert(1)</script>\u202E";
        EvaluationResult result = new RankingWorld { Queries = 60, QueryText = q => Script + q, Gold = (_, i) => i, Teacher = (_, i) => i, Specialist = (_, i) => -i, Responders = { [Script] = (_, i) => i } }.Evaluate();
        string page = HtmlReport.Render(result);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', page);
        using var reader = System.Xml.XmlReader.Create(new StringReader(page), new System.Xml.XmlReaderSettings { DtdProcessing = System.Xml.DtdProcessing.Ignore, XmlResolver = null });
        Assert.NotNull(System.Xml.Linq.XDocument.Load(reader).Root);
    }

    [Fact]
    public void The_document_names_the_figures_of_rankings()
    {
        string json = ReportJson.Write(RealRankingTests.Search(true).Evaluate(RealRankingTests.Complete));
        System.Text.Json.Nodes.JsonNode workload = System.Text.Json.Nodes.JsonNode.Parse(json)!["workloads"]![0]!;
        Assert.Equal(("NDCG@10", "query", "Relevance"), ((string?)workload["primaryMetric"], (string?)workload["answerUnit"], (string?)workload["kind"]));
        Assert.Equal("sign-flip permutation test", (string?)workload["difference"]!["superiorityTest"]);
        Assert.Null(workload["escalation"]!["wrong"]);
        Assert.InRange((double)workload["escalation"]!["meanLoss"]!, 0, 0.1);
        foreach (string name in new[] { "ndcg10", "mrr10", "auc", "spearman" })
        {
            Assert.InRange((double)workload["responders"]![0]!["metrics"]![name]!["value"]!, 0.5, 1);
        }

        Assert.Null(workload["responders"]![0]!["metrics"]!["accuracy"]);
        Assert.Equal("linear", (string?)workload["relevance"]!["gain"]);
        Assert.Equal(259, (long)workload["relevance"]!["testQueries"]!);
    }

    [Fact]
    public void A_certificate_of_rankings_is_read_back_whole()
    {
        EvaluationResult result = RealRankingTests.Search(false).Evaluate(RealRankingTests.Complete);
        var certificate = CertificateIssuer.Make(result, ContentHash.Of("key"), TimeProvider.System);
        byte[] written = CertificateJson.Write(certificate);
        Certificate read = CertificateJson.Read(written);
        Assert.Equal(written, CertificateJson.Write(read));
        Assert.Equal(certificate.RegistrationHash, CertificateJson.HashOf(read.Registration));
        Assert.Equal(("NDCG@10", "shortfall 1 − NDCG@10 of the query, by the teacher's grades"), (read.Registration.Metric, read.Registration.Loss));
        Assert.Equal(result.Alone.Bar!.Value, read.TestAlone.Bar!.Value);
        Assert.Null(read.Guarantee.Wrong);
        Assert.Equal(result.Escalation.MeanLoss, read.Guarantee.MeanLoss);
    }

    [Fact]
    public void The_plan_before_training_counts_queries()
    {
        var paired = PowerPlan.ForRelevance(TruthKind.Gold, true, 200, 60, new EvaluationOptions());
        Assert.Equal(379, paired.Needed); // ((1.7507 + 0.8416) · 0.15 / 0.02)²
        Assert.Equal(63, paired.CalibrationMinimum);
        Assert.Contains("about 379 test queries are needed for 80 % power at a deviation of 0.15 over queries and no true difference (about 95 at 0.075, about 1,513 at 0.3); this file gives 200", paired.Statements[0], StringComparison.Ordinal);
        Assert.EndsWith("no threshold can be certified.", paired.Statements[1], StringComparison.Ordinal);
        var agreement = PowerPlan.ForRelevance(TruthKind.Agreement, true, 200, 100, new EvaluationOptions(), 0.1);
        Assert.Contains("a mean NDCG@10 above 0.95 by the teacher's grades", agreement.Statements[0], StringComparison.Ordinal);
        Assert.InRange(agreement.Needed!.Value, 200, 400);
        Assert.InRange(PowerPlan.ForRelevance(TruthKind.Gold, false, 200, 100, new EvaluationOptions { Target = 0.8 }).Needed!.Value, 20, 200);
        Assert.Contains("beats a responder", PowerPlan.ForRelevance(TruthKind.Gold, false, 200, 100, new EvaluationOptions()).Statements[0], StringComparison.Ordinal);
    }
}
