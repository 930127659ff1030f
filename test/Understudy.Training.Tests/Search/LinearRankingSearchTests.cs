using Understudy.Core;
using Understudy.Inference;
using Understudy.Statistics;

using Xunit;

namespace Understudy.Training.Tests.Search;

public sealed class LinearRankingSearchTests
{
    private const int Items = 8;

    [Fact]
    public async Task Rules_that_words_alone_do_not_show_are_learned()
    {
        ExampleTable table = Shop.Pairs(500);
        SearchResult result = Run(table, 250, 400);
        Assert.SkipWhen(false, "");
        double bm25 = await Ndcg10(table, Bm25Responder.Train(table, Rows(0, 400)), 400, 500), learned = await Ndcg10(table, Responder(result), 400, 500);
        TestContext.Current.TestOutputHelper!.WriteLine($"{bm25} {learned}");

        Assert.InRange(bm25, 0, 0.85);
        Assert.InRange(learned, 0.95, 1);
    }

    private static SearchResult Run(ExampleTable table, int train, int selection, TrainOptions? options = null) =>
        LinearRankingSearch.Run(table, Rows(0, train), Rows(train, selection), [], options ?? new TrainOptions { TimeBudget = TimeSpan.FromSeconds(2) }, null, TestContext.Current.CancellationToken);

    private static RankingResponder Responder(SearchResult result, int threads = 0) => new(Ranker(result), "linear", threads);

    private static LinearRanker Ranker(SearchResult result) => new(result.Model, result.Ranking!.Words, new SpecialistManifest
    {
        Name = "shop",
        Kind = WorkloadKind.Relevance,
        Rung = Rung.Linear,
        Labels = result.Ranking.Scale.Names,
        Grades = result.Ranking.Scale.Values,
        Ranking = result.Ranking.Parameters,
        Options = result.Options,
        Temperature = result.Temperature,
        Lineage = new SpecialistLineage { Seed = 1, Target = "teacher", Version = "0", TrainRows = 0, SelectionRows = 0, TimeBudgetSeconds = 1 },
    });

    private static async Task<double> Ndcg10(ExampleTable table, IResponder responder, int from, int to)
    {
        Responses answers = await responder.RespondAsync(table, Rows(from, to), TestContext.Current.CancellationToken);
        return Enumerable.Range(from, to - from).Average(q => Ndcg.At(answers.Scores.AsSpan((q - from) * Items, Items), [.. Rows(q, q + 1).Select(table.GoldScore)]));
    }

    private static int[] Rows(int fromQuery, int toQuery) => Workloads.Range(fromQuery * Items, toQuery * Items);
}
