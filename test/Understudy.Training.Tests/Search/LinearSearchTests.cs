using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Tests.Search;

public sealed class LinearSearchTests
{
    [Theory]
    [InlineData(4, 2000, 600)]
    [InlineData(20, 2000, 600)]
    [InlineData(4, 600, 100)]
    public void Any_number_of_threads_gives_the_same_bytes(int classes, int train, int selection)
    {
        ExampleTable table = Workloads.Messages(train + selection, classes);
        var results = new List<(byte[] Bytes, string Choice)>();
        foreach (int threads in (int[])[1, 2, 4])
        {
            SearchResult r = LinearSearch.Run(table, Workloads.Range(0, train), Workloads.Range(train, train + selection), new TrainOptions { Threads = threads, TimeBudget = TimeSpan.FromSeconds(2) }, null, TestContext.Current.CancellationToken);
            results.Add((LinearArtifact.Serialize(r.Model), $"{r.Options} {r.Temperature:R} {string.Join(';', r.CandidateThresholds)} {string.Join(';', r.Candidates)} {string.Join(';', r.LearningCurve)}"));
        }

        Assert.All(results, r => Assert.Equal(results[0].Bytes, r.Bytes));
        Assert.All(results, r => Assert.Equal(results[0].Choice, r.Choice));
    }

    [Fact]
    public void A_learnable_rule_is_learned_and_beats_the_majority()
    {
        ExampleTable table = Workloads.Messages(1500);
        SearchResult result = Run(table, 800, 1300);
        int right = Workloads.Range(1300, 1500).Count(row => Best(result.Model, table.Input(row)) == table.Gold(row));

        // The teacher is wrong in 3.75 % of the rows, the rule is not.
        Assert.InRange(right / 200.0, 0.97, 1);
        Assert.Equal([100, 200, 400, 800], result.LearningCurve.Select(p => p.TrainExamples));
        Assert.Single(result.Candidates, c => c.Chosen);
        Assert.False(result.CrossValidated);
    }

    [Fact]
    public void What_only_capitals_tell_is_learned_from_sentences_and_served()
    {
        ExampleTable table = Workloads.Sentences(1500);
        SearchResult result = Run(table, 800, 1300);
        int right = Workloads.Range(1300, 1500).Count(row => Best(result.Model, table.Input(row)) == table.Gold(row));
        string directory = Directory.CreateTempSubdirectory("understudy-style-").FullName;
        try
        {
            (LinearSpecialist served, _) = LinearExporter.Write(directory, result, "style", table, Workloads.Range(1300, 1500));

            Assert.InRange(right / 200.0, 0.95, 1);
            Assert.Equal(TextFeaturizer.StyleVersion, served.Manifest.FeaturizerVersion);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        ExampleTable table = Workloads.Messages(1500);

        Assert.NotEqual(LinearArtifact.Serialize(Run(table, 800, 1300).Model), LinearArtifact.Serialize(Run(table, 800, 1300, new TrainOptions { Seed = new Seed(99) }).Model));
    }

    [Fact]
    public void One_hot_distributions_give_the_model_of_hard_labels()
    {
        SearchResult hard = Run(Workloads.Messages(1500), 800, 1300), soft = Run(Workloads.Messages(1500, soft: true), 800, 1300);

        Assert.Equal(LinearArtifact.Serialize(hard.Model), LinearArtifact.Serialize(soft.Model));
    }

    [Fact]
    public void Gold_is_learned_when_asked_for()
    {
        ExampleTable table = Workloads.Messages(1500, noise: 0.4);
        SearchResult teacher = Run(table, 800, 1300), gold = Run(table, 800, 1300, new TrainOptions { Target = LearningTarget.Gold });

        Assert.True(gold.Candidates[0].Accuracy > teacher.Candidates[0].Accuracy + 0.2);
    }

    [Fact]
    public void Few_selection_rows_are_cross_validated_over_all_rows()
    {
        ExampleTable table = Workloads.Messages(600);
        SearchResult result = Run(table, 500, 600);

        Assert.True(result.CrossValidated);
        Assert.All(result.Candidates, c => Assert.Equal(600, c.Count));
        Assert.InRange(result.Candidates[0].TrainRows, 400, 500);
    }

    [Fact]
    public void Folds_never_split_a_unit()
    {
        ExampleTable table = Workloads.Messages(600, rowsPerGroup: 5);
        int[] units = [.. Enumerable.Range(0, 600).Select(i => i / 30)];
        Targets train = Targets.Of(table, Workloads.Range(0, 500), LearningTarget.Teacher), selection = Targets.Of(table, Workloads.Range(500, 600), LearningTarget.Teacher);
        SearchPlan byGroup = SearchPlan.Make(table, train, selection, [], new TrainOptions()), byUnit = SearchPlan.Make(table, train, selection, units, new TrainOptions());

        Assert.All(byGroup.Folds, f => Assert.Empty(f.Train.Select(r => r / 5).Intersect(f.Score.Select(r => r / 5))));
        Assert.All(byUnit.Folds, f => Assert.Empty(f.Train.Select(r => units[r]).Intersect(f.Score.Select(r => units[r]))));
        Assert.Equal(600, byUnit.Folds.Sum(f => f.Score.Length));
    }

    [Fact]
    public void Thresholds_go_from_strict_to_loose_and_end_with_everything()
    {
        IReadOnlyList<CandidateThreshold> thresholds = Run(Workloads.Messages(1500, noise: 0.2), 800, 1400).CandidateThresholds;

        Assert.InRange(thresholds.Count, 5, 64);
        Assert.Equal(thresholds.OrderByDescending(t => t.Threshold), thresholds);
        Assert.Equal(thresholds.OrderBy(t => t.Coverage), thresholds);
        Assert.Equal((0.0, 1.0), (thresholds[^1].Threshold, thresholds[^1].Coverage));
    }

    [Fact]
    public void Rows_beyond_the_memory_budget_are_streamed_and_learned_as_well()
    {
        ExampleTable table = Workloads.Messages(6000);
        SearchResult result = Run(table, 5000, 5800, new TrainOptions { FeatureMemory = 1 << 20 });
        int right = Workloads.Range(5800, 6000).Count(row => Best(result.Model, table.Input(row)) == table.Gold(row));

        Assert.True(result.Candidates[0].TrainRows < 1000);
        Assert.InRange(right / 200.0, 0.97, 1);
    }

    [Fact]
    public void Less_time_plans_less_work()
    {
        ExampleTable table = Workloads.Messages(6000, classes: 60);
        Targets train = Targets.Of(table, Workloads.Range(0, 5000), LearningTarget.Teacher), selection = Targets.Of(table, Workloads.Range(5000, 6000), LearningTarget.Teacher);
        SearchPlan little = SearchPlan.Make(table, train, selection, [], new TrainOptions { TimeBudget = TimeSpan.FromSeconds(0.1) }), much = SearchPlan.Make(table, train, selection, [], new TrainOptions { TimeBudget = TimeSpan.FromMinutes(1) });

        Assert.True(little.Candidates.Count < much.Candidates.Count);
        Assert.True(little.EpochFactor < much.EpochFactor);
        Assert.True(little.Folds[0].Train.Length < much.Folds[0].Train.Length);
        Assert.Equal(1, much.EpochFactor);
    }

    [Fact]
    public void Cancellation_stops_the_search()
    {
        ExampleTable table = Workloads.Messages(1500);
        using var source = new CancellationTokenSource();
        var progress = new CancelAtFirst(source);

        Assert.ThrowsAny<OperationCanceledException>(() => LinearSearch.Run(table, Workloads.Range(0, 800), Workloads.Range(800, 1300), new TrainOptions(), progress, source.Token));
    }

    [Fact]
    public void Nothing_to_learn_is_said()
    {
        ExampleTable table = Workloads.Messages(100, classes: 1);

        Assert.Equal(
            "Expected training rows with at least two labels; found 80 usable rows with 1. Give more examples or another label column.",
            Assert.Throws<UnderstudyException>(() => LinearSearch.Run(table, Workloads.Range(0, 80), Workloads.Range(80, 100), new TrainOptions(), null, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void Options_out_of_range_are_all_named_at_once()
    {
        var e = Assert.Throws<ArgumentException>(() => Run(Workloads.Messages(100), 80, 100, new TrainOptions { TimeBudget = TimeSpan.Zero, Threads = 999, FeatureMemory = 1, Candidates = [new LinearOptions { Epochs = 0 }] }));

        Assert.StartsWith("TimeBudget is 0 s; give 0.1 s to 24 h. Threads is 999; give 0 (one a processor) to 256. FeatureMemory is 1 bytes; give 1 MiB to 64 GiB. Candidates[0]: Epochs is 0; give 1 to 1000.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    public void Texts_without_words_train_a_bias(string text)
    {
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < 100; i++)
        {
            builder.Add(new ExampleRow { Source = i + 1, Input = text, Teacher = i % 4 == 0 ? "a" : "b" });
        }

        ExampleTable table = builder.Build();
        Assert.Equal(1, Best(Run(table, 80, 100).Model, ""));
    }

    [Fact]
    public void Headlines_are_learned_to_the_recipes_accuracy()
    {
        string data = Repository.Data ?? "";
        Assert.SkipWhen(data.Length == 0, "UNDERSTUDY_DATA is not set: the real data is not here.");
        ExampleTable table = RealData.Headlines(data);
        SearchResult result = LinearSearch.Run(table, Workloads.Range(0, 4000), Workloads.Range(4000, 5000), new TrainOptions(), null, TestContext.Current.CancellationToken);
        int right = Workloads.Range(5000, 10000).Count(row => Best(result.Model, table.Input(row)) == table.Gold(row));

        Assert.InRange(right / 5000.0, 0.895, 1);
    }

    private static SearchResult Run(ExampleTable table, int train, int selection, TrainOptions? options = null) =>
        LinearSearch.Run(table, Workloads.Range(0, train), Workloads.Range(train, selection), options ?? new TrainOptions { TimeBudget = TimeSpan.FromSeconds(2) }, null, TestContext.Current.CancellationToken);

    private static int Best(LinearModel model, ReadOnlySpan<char> text)
    {
        var logits = new float[model.PaddedClasses];
        model.Score(text, new FeatureScratch(), logits);
        return model.Softmax(logits);
    }

    private sealed class CancelAtFirst(CancellationTokenSource source) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => source.Cancel();
    }
}
