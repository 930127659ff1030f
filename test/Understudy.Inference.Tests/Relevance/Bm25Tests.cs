using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Relevance;

public sealed class Bm25Tests
{
    private static readonly string[] Items = ["Red kettle", "blue kettle KETTLE", "green teapot lid spout"];

    private static readonly Bm25 Shop = new(WordStatistics.Count(Items));

    // Three items of mean length 3. kettle is in two: ln(1 + 1.5 / 2.5) = ln 1.6; the others in one: ln(1 + 2.5 / 1.5) = ln(8/3).
    // Damping of lengths 2, 3, 4: 1.2 (.25 + .75 length / 3) = .9, 1.2, 1.5.
    [Theory]
    [InlineData("red kettle", 0, 1.679911)] // (ln 1.6 + ln 8/3) 2.2 / (1 + .9)
    [InlineData("kettle", 1, 0.646255)] // ln 1.6 · 2 · 2.2 / (2 + 1.2)
    [InlineData("kettle, kettle!", 1, 1.292510)] // a word that the query repeats counts twice
    [InlineData("Teapot", 2, 0.863130)] // ln 8/3 · 2.2 / (1 + 1.5)
    [InlineData("kettle", 2, 0)]
    [InlineData("vase", 0, 0)]
    [InlineData("", 0, 0)]
    public void Scores_match_those_worked_out_by_hand(string query, int item, double expected) =>
        Assert.Equal(expected, Shop.Score(query, Items[item]), 1e-6);

    [Fact]
    public void A_collection_without_words_scores_nothing()
    {
        Assert.Equal(0, new Bm25(WordStatistics.Count([])).Score("kettle", ""));
        Assert.True(new Bm25(WordStatistics.Count([])).Score("kettle", "kettle") > 0);
    }

    [Fact]
    public async Task Responders_score_pairs_with_the_statistics_of_the_training_items()
    {
        var builder = new ExampleTableBuilder();
        foreach (string query in (string[])["red kettle", "teapot"])
        {
            foreach (string item in Items)
            {
                builder.Add(new ExampleRow { Source = builder.Count + 1, Query = query, Input = item, GoldScore = 1 });
            }
        }

        ExampleTable table = builder.Build();
        var responder = Bm25Responder.Train(table, [0, 1, 2, 3, 4, 5]); // an item that comes with two queries counts once
        Responses answers = await responder.RespondAsync(table, new[] { 5, 0 }, TestContext.Current.CancellationToken);

        Assert.Equal((ResponderKind.Baseline, null), (responder.Kind, responder.Rung));
        Assert.Equal([0.863130f, 1.679911f], answers.Scores!, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Empty(answers.Labels);
        Assert.Null(answers.Confidence);
    }

    [Fact]
    public async Task Rows_without_a_query_are_refused()
    {
        var builder = new ExampleTableBuilder();
        builder.Add(new ExampleRow { Source = 7, Input = "kettle" });
        ExampleTable table = builder.Build();

        Assert.StartsWith("Expected query-item pairs; row 7 has no query.", (await Assert.ThrowsAsync<ArgumentException>(async () => await Bm25Responder.Train(table, [0]).RespondAsync(table, new[] { 0 }, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }
}
