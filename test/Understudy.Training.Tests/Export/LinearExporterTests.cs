using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Tests.Export;

public sealed class LinearExporterTests
{
    [Fact]
    public void The_directory_answers_as_the_model_in_memory()
    {
        using var temporary = new TemporaryDirectory();
        ExampleTable table = Workloads.Messages(1200);
        SearchResult result = Search(table);
        (LinearSpecialist loaded, ContentHash hash) = LinearExporter.Write(temporary["s"], result, "helpdesk", table, Workloads.Range(1000, 1200), new AnswerShape { Property = "category", Prefix = "{\"category\":\"", Suffix = "\"}" }, "abc");

        Assert.Equal(result.Model.Features, loaded.Model.Features);
        Assert.Equal(LinearArtifact.Serialize(result.Model), LinearArtifact.Serialize(loaded.Model));
        Assert.Equal(hash, SpecialistDirectory.HashOf(temporary["s"]));
        Assert.Equal(("helpdesk", "abc", "category"), (loaded.Manifest.Name, loaded.Manifest.Lineage.DataHash, loaded.Manifest.AnswerShape.Property));
        Assert.Equal(result.CandidateThresholds, loaded.Manifest.CandidateThresholds);
        Assert.Equal(result.LearningCurve, loaded.Manifest.LearningCurve);
        Assert.Equal(result.Options, loaded.Manifest.Options);
        Assert.Equal(result.Temperature, loaded.Model.Temperature);
    }

    [Fact]
    public void The_same_search_is_the_same_directory_byte_for_byte()
    {
        using var temporary = new TemporaryDirectory();
        ExampleTable table = Workloads.Messages(1200);
        ContentHash one = LinearExporter.Write(temporary["one"], Search(table), "x", table, [0]).Hash, two = LinearExporter.Write(temporary["two"], Search(table, 2), "x", table, [0]).Hash;

        Assert.Equal(one, two);
    }

    [Fact]
    public void A_specialist_that_answers_otherwise_is_refused()
    {
        ExampleTable table = Workloads.Messages(1200);
        SearchResult result = Search(table), other = Search(table, seed: 77);
        using var temporary = new TemporaryDirectory();
        LinearSpecialist loaded = LinearExporter.Write(temporary["s"], result, "x", table, [0]).Specialist;
        var trained = new LinearSpecialist(other.Model, loaded.Manifest);

        Assert.Contains("does not answer as the trained model does", Assert.Throws<UnderstudyException>(() => LinearExporter.CheckGolden(trained, loaded, table, [0, 1, 2], temporary["s"])).Message, StringComparison.Ordinal);
    }

    private static SearchResult Search(ExampleTable table, int threads = 1, ulong seed = 1) =>
        LinearSearch.Run(table, Workloads.Range(0, 600), Workloads.Range(600, 1200), new TrainOptions { Threads = threads, Seed = new Seed(seed), TimeBudget = TimeSpan.FromSeconds(1) }, null, TestContext.Current.CancellationToken);
}
