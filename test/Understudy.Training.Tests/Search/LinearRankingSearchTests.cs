using Understudy.Core;
using Understudy.Inference;
using Understudy.Statistics;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Tests.Search;

public sealed class LinearRankingSearchTests
{
    private const int Items = 8;

    [Fact]
    public async Task Rules_that_words_alone_do_not_show_are_learned()
    {
        ExampleTable table = Shop.Pairs(500);
        SearchResult result = Run(table, 250, 400, new TrainOptions { TimeBudget = TimeSpan.FromSeconds(1) });
        double bm25 = await Ndcg10(table, Bm25Responder.Train(table, Rows(0, 400)), 400, 500), learned = await Ndcg10(table, Responder(result), 400, 500);

        Assert.InRange(bm25, 0.4, 0.75);
        Assert.InRange(learned, 0.95, 1);
        Assert.Equal([0.0, 1, 3], result.Ranking!.Scale.Values);
        Assert.True(result.CrossValidated);
        Assert.All(result.Candidates, c => Assert.Equal(400, c.Count)); // queries, not rows
        Assert.Equal([1, 2, 4, 8], result.LearningCurve.Select(p => (int)Math.Round(8.0 * p.TrainExamples / result.LearningCurve[^1].TrainExamples)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_number_of_threads_gives_the_same_directory_byte_for_byte(bool manySelectionQueries)
    {
        using var temporary = new TemporaryDirectory();
        ExampleTable table = Shop.Pairs(manySelectionQueries ? 650 : 200, noise: 0.1);
        int train = manySelectionQueries ? 150 : 120;
        List<ContentHash> hashes = [];
        foreach (int threads in (int[])[1, 3])
        {
            SearchResult result = Run(table, train, table.QueryCount, new TrainOptions { Threads = threads, TimeBudget = TimeSpan.FromSeconds(0.3) });
            Assert.Equal(!manySelectionQueries, result.CrossValidated);
            hashes.Add(LinearExporter.WriteRanker(temporary[$"{threads}"], result, "shop", table, Rows(0, 20)).Hash);
        }

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public async Task The_directory_ranks_as_the_model_in_memory()
    {
        using var temporary = new TemporaryDirectory();
        ExampleTable table = Shop.Pairs(200, noise: 0.1);
        SearchResult result = Run(table, 120, 200);
        (LinearRanker loaded, ContentHash hash) = LinearExporter.WriteRanker(temporary["s"], result, "shop", table, Rows(120, 200), "abc");
        Responses expected = await Responder(result).RespondAsync(table, Rows(0, 200), TestContext.Current.CancellationToken), found = await new RankingResponder(loaded).RespondAsync(table, Rows(0, 200), TestContext.Current.CancellationToken);

        Assert.Equal(expected.Scores!, found.Scores!);
        Assert.Equal(expected.Confidence!, found.Confidence!);
        Assert.Equal(hash, SpecialistDirectory.HashOf(temporary["s"]));
        SpecialistManifest m = loaded.Manifest;
        Assert.Equal((WorkloadKind.Relevance, "abc", result.Ranking!.Parameters), (m.Kind, m.Lineage.DataHash, m.Ranking));
        Assert.Equal(result.Ranking.Scale.Values, m.Grades!);
        Assert.Equal(["0", "1", "2", "3"], m.Labels);
        Assert.Equal(result.CandidateThresholds, m.CandidateThresholds);
        Assert.Equal(result.LearningCurve, m.LearningCurve);
        Assert.Throws<ArgumentException>(() => LinearExporter.Write(temporary["t"], result, "shop", table, [0]));
    }

    [Fact]
    public void A_ranker_that_ranks_otherwise_is_refused()
    {
        using var temporary = new TemporaryDirectory();
        ExampleTable table = Shop.Pairs(120, noise: 0.2);
        SearchResult result = Run(table, 80, 120), other = Run(table, 80, 120, new TrainOptions { Seed = new Seed(9), TimeBudget = TimeSpan.FromSeconds(0.3) });
        LinearRanker loaded = LinearExporter.WriteRanker(temporary["s"], result, "shop", table, [0]).Ranker;

        Assert.Contains("does not rank as the trained model does", Assert.Throws<UnderstudyException>(() => LinearExporter.CheckGolden(ServedLinear.Ranker(other), loaded, table, Rows(0, 5), temporary["s"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confidence_tells_how_good_rankings_of_new_queries_are()
    {
        // The teacher grades at random where something is excluded: those rankings cannot be good, and the words show it.
        ExampleTable table = Shop.Pairs(700, noise: 0.1, arbitrary: 0.7);
        SearchResult result = Run(table, 200, 400);
        Responses answers = await Responder(result).RespondAsync(table, Rows(400, 700), TestContext.Current.CancellationToken);
        (double Sure, double Ndcg)[] queries = [.. Enumerable.Range(400, 300).Select(q => ((double)answers.Confidence![(q - 400) * Items], OfQuery(table, answers, q, 400, table.TeacherScore)))];

        Assert.Equal(queries.Average(q => q.Ndcg), queries.Average(q => q.Sure), 0.015);
        double[] byConfidence = [.. queries.OrderByDescending(q => q.Sure).Select(q => q.Ndcg)];
        Assert.True(byConfidence.Take(100).Average() > byConfidence.TakeLast(100).Average() + 0.05);
        IReadOnlyList<CandidateThreshold> thresholds = result.CandidateThresholds;
        Assert.Equal((0.0, 1.0), (thresholds[^1].Threshold, thresholds[^1].Coverage));
        Assert.Equal(1 - result.Candidates.Single(c => c.Chosen).Accuracy, thresholds[^1].Error, 9);
        Assert.Equal(thresholds.OrderByDescending(t => t.Threshold), thresholds);
    }

    [Fact]
    public async Task Scores_of_any_range_are_learned_in_bins()
    {
        ExampleTable table = Shop.Pairs(400, score: (grade, random) => (2 * grade) - 5 + (0.3 * random.NextGaussian()));
        SearchResult result = Run(table, 200, 320);

        Assert.Equal(GradeScale.MostBins, result.Ranking!.Scale.Values.Count);
        Assert.InRange(result.Ranking.Scale.Values[0], -7, -4);
        Assert.InRange(await Ndcg10(table, Responder(result), 320, 400), 0.9, 1);
    }

    [Fact]
    public async Task Gold_is_learned_when_asked_for()
    {
        ExampleTable table = Shop.Pairs(260, score: (_, random) => random.Next(4));
        SearchResult gold = Run(table, 120, 200, new TrainOptions { Target = LearningTarget.Gold, TimeBudget = TimeSpan.FromSeconds(0.3) });

        Assert.True(await Ndcg10(table, Responder(gold), 200, 260) > await Ndcg10(table, Responder(Run(table, 120, 200)), 200, 260) + 0.1);
    }

    [Fact]
    public void Folds_parts_and_scored_rows_keep_queries_whole()
    {
        ExampleTable table = Shop.Pairs(120);
        var pairs = PairTable.Make(table, Rows(0, 80), Rows(80, 120), [], LearningTarget.Teacher, TestContext.Current.CancellationToken);
        Targets train = Targets.Of(pairs.Texts, Rows(0, 80), LearningTarget.Teacher), selection = Targets.Of(pairs.Texts, Rows(80, 120), LearningTarget.Teacher);
        SearchPlan plan = SearchPlan.Make(pairs.Texts, train, selection, pairs.Units, new TrainOptions(), pairs.Queries);

        Assert.All(plan.Folds, f => Assert.Empty(f.Train.Select(r => pairs.Queries[r]).Intersect(f.Score.Select(r => pairs.Queries[r]))));
        Assert.Equal(120 * Items, plan.Scored.Distinct().Count());
        int[] part = plan.Part(plan.Folds[0].Train, 0.25, new Seed(1));
        Assert.All(part.GroupBy(p => pairs.Queries[p]), g => Assert.Equal(Items, g.Count()));
        Assert.InRange(part.Length, 0.2 * plan.Folds[0].Train.Length, 0.3 * plan.Folds[0].Train.Length);
    }

    [Fact]
    public void Pairs_without_a_grade_are_left_out()
    {
        ExampleTable table = Shop.Pairs(40, score: (grade, random) => random.Next(4) == 0 ? double.NaN : grade);
        SearchResult result = Run(table, 30, 40);

        Assert.Equal(Rows(0, 30).Count(r => !double.IsNaN(table.TeacherScore(r))), result.TrainRows);
    }

    [Fact]
    public void Nothing_to_learn_is_said()
    {
        Assert.Equal(
            "Expected training pairs with at least two different grades; found 240 graded pairs with 1. Give more pairs or another label column.",
            Assert.Throws<UnderstudyException>(() => Run(Shop.Pairs(40, score: (_, _) => 2), 30, 40)).Message);
        var message = Assert.Throws<ArgumentException>(() => LinearRankingSearch.Run(Workloads.Messages(100), Workloads.Range(0, 80), Workloads.Range(80, 100), [], new TrainOptions { Threads = -1 }, null, TestContext.Current.CancellationToken)).Message;
        Assert.StartsWith("Threads is -1", message, StringComparison.Ordinal);
    }

    private static SearchResult Run(ExampleTable table, int train, int selection, TrainOptions? options = null) =>
        LinearRankingSearch.Run(table, Rows(0, train), Rows(train, selection), [], options ?? new TrainOptions { TimeBudget = TimeSpan.FromSeconds(0.3) }, null, TestContext.Current.CancellationToken);

    private static RankingResponder Responder(SearchResult result, int threads = 0) => new(ServedLinear.Ranker(result), "linear", threads);

    private static async Task<double> Ndcg10(ExampleTable table, IResponder responder, int from, int to)
    {
        Responses answers = await responder.RespondAsync(table, Rows(from, to), TestContext.Current.CancellationToken);
        return Enumerable.Range(from, to - from).Average(q => OfQuery(table, answers, q, from, table.GoldScore));
    }

    private static double OfQuery(ExampleTable table, Responses answers, int query, int from, Func<int, double> grade) =>
        Ndcg.At(answers.Scores.AsSpan((query - from) * Items, Items), [.. Rows(query, query + 1).Select(grade)]);

    private static int[] Rows(int fromQuery, int toQuery) => Workloads.Range(fromQuery * Items, toQuery * Items);
}
