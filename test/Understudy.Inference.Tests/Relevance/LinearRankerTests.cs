using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Inference.Tests.Relevance;

public sealed class LinearRankerTests
{
    private static readonly WordStatistics Words = WordStatistics.Count(["electric kettle", "red teapot", "kettle filter"]);

    private static readonly FeatureOptions Features = new() { WordMax = 1, PairWindow = 0, CharMax = 0 };

    [Fact]
    public void The_score_is_the_expected_grade()
    {
        // One known feature alone in its block has the value 1: the logit of grade 4 is 100 · .02 = 2 against 0.
        var scores = new float[2];
        double confidence = Ranker().Rank("kettle", ["electric kettle", "red teapot"], scores);
        double p = 1 / (1 + Math.Exp(-2));

        Assert.Equal([(float)(4 * p), 2f], scores, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.InRange(confidence, 0.7, 1);
    }

    [Fact]
    public void Ranking_nothing_is_certain()
    {
        Assert.Equal(1, Ranker().Rank("kettle", [], []));
    }

    [Fact]
    public void Explanations_are_in_words_and_in_grades()
    {
        Contribution why = Assert.Single(Ranker().Explain("Kettle", "electric kettle"));
        double p = 1 / (1 + Math.Exp(-2));

        Assert.Equal("query word 'kettle' in item", why.Text);
        Assert.Equal(2 * p * (4 - (4 * p)), why.Weight, 1e-5); // the logit times its slope
        Assert.Empty(Ranker().Explain("kettle", "red teapot"));
    }

    [Fact]
    public async Task Responders_rank_query_by_query_at_any_thread_count()
    {
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < 300; i++)
        {
            builder.Add(new ExampleRow { Source = i + 1, Query = $"kettle {i % 40}", Input = i % 3 == 0 ? "electric kettle" : $"teapot {i}" });
        }

        ExampleTable table = builder.Build();
        int[] rows = [.. Enumerable.Range(0, 300).Reverse()];
        Responses one = await new RankingResponder(Ranker(), threads: 1).RespondAsync(table, rows, TestContext.Current.CancellationToken), four = await new RankingResponder(Ranker(), "x", 4).RespondAsync(table, rows, TestContext.Current.CancellationToken);

        Assert.Equal(one.Scores!, four.Scores!);
        Assert.Equal(one.Confidence!, four.Confidence!);
        Assert.Empty(one.Labels);
        Assert.All(rows.Select((row, i) => (Query: table.Query(row), Sure: one.Confidence![i])).GroupBy(x => x.Query), g => Assert.Single(g.Select(x => x.Sure).Distinct()));
        var direct = new float[8];
        int[] first = [.. rows.Where(r => table.Query(r) == 3)];
        double sure = Ranker().Rank("kettle 3", [.. first.Select(r => table.Input(r).ToString())], direct);
        Assert.Equal((float)sure, one.Confidence![Array.IndexOf(rows, first[0])]);
        Assert.Equal(direct[..first.Length], first.Select(r => one.Scores![Array.IndexOf(rows, r)]));
    }

    [Fact]
    public void A_directory_is_loaded_as_what_it_is()
    {
        using var temporary = new TemporaryDirectory();
        SpecialistDirectory.Write(temporary["s"], Manifest(), new Dictionary<string, byte[]> { [LinearArtifact.WeightsFile] = LinearArtifact.Serialize(Model(), Words) });
        var loaded = LinearRanker.Load(temporary["s"]);
        var scores = new float[1];
        var again = new float[1];
        Ranker().Rank("kettle", ["electric kettle"], scores);
        loaded.Rank("kettle", ["electric kettle"], again);

        Assert.Equal(scores, again);
        Assert.Equal(Words.ToArrays().Counts, loaded.Words.ToArrays().Counts);
        Assert.Equal(Manifest().Ranking, loaded.Manifest.Ranking);
        Assert.StartsWith("Expected a linear specialist for Classification", Assert.Throws<UnderstudyException>(() => LinearSpecialist.Load(temporary["s"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_directory_is_refused()
    {
        using var temporary = new TemporaryDirectory();
        SpecialistDirectory.Write(temporary["s"], Manifest() with { Ranking = null }, new Dictionary<string, byte[]> { [LinearArtifact.WeightsFile] = LinearArtifact.Serialize(Model(), Words) });
        SpecialistDirectory.Write(temporary["t"], Manifest(), new Dictionary<string, byte[]> { [LinearArtifact.WeightsFile] = LinearArtifact.Serialize(Model()) });

        string said = Assert.Throws<UnderstudyException>(() => LinearRanker.Load(temporary["s"])).Message;
        Assert.Contains("does not hold a usable model: A ranker needs", said, StringComparison.Ordinal);
        Assert.EndsWith("classes. Restore it or train again.", said, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.IntegrityBroken, Assert.Throws<UnderstudyException>(() => LinearRanker.Load(temporary["t"])).Code);
    }

    private static LinearRanker Ranker() => new(Model(), Words, Manifest());

    /// <summary>Grades 0 and 4; knows one piece of evidence, "the query word kettle is in the item".</summary>
    private static LinearModel Model() => new(Features, [HashOf(PairTokens.Found + "kettle")], [1f], [0.02f], [0, 100], [0f, 0f], 1);

    private static SpecialistManifest Manifest() => new()
    {
        Name = "shop",
        Kind = WorkloadKind.Relevance,
        Rung = Rung.Linear,
        Labels = ["0", "4"],
        Grades = [0, 4],
        Ranking = new RankingParameters { Slope = 1, Offset = 0 },
        Options = new LinearOptions { Features = Features },
        Temperature = 1,
        Lineage = new SpecialistLineage { Seed = 1, Target = "teacher", Version = "0.1.0", TrainRows = 10, SelectionRows = 2, TimeBudgetSeconds = 10 },
    };

    private static uint HashOf(string token)
    {
        var scratch = new FeatureScratch();
        new TextFeaturizer(Features).Extract(token, scratch);
        return scratch.Hashes[0];
    }
}
