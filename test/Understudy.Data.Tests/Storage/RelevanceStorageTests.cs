using CsCheck;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class RelevanceStorageTests : IDisposable
{
    private const string Pairs = "q,title,grade,truth,bm25\nred shoes,red shoe,2.5,2,0.75\nred shoes,blue shoe,-0,,?\nlamp,red shoe,1e-300,0,\n";
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    private Workspace Open() => Workspace.Open(_directory["ws"], TimeProvider.System);

    private ImportOptions Options(string name = "pairs.csv", string content = Pairs) =>
        new() { Path = _directory.Write(name, content), Query = "q", Label = "grade", Gold = "truth", Responders = [new ResponderColumn("bm25", "bm25")] };

    [Fact]
    public async Task Pairs_are_stored_and_loaded_as_relevance()
    {
        using Workspace workspace = Open();
        StoredImport stored = await workspace.ImportAsync("pairs", Options(), cancellationToken: Cancel);

        ExampleTable table = workspace.LoadExamples("pairs", verify: true, cancellationToken: Cancel);

        Assert.Equal(WorkloadKind.Relevance, stored.Workload.Kind);
        Assert.Equal((3, 2), (table.Count, table.QueryCount));
        Assert.Equal(["red shoes|red shoe", "red shoes|blue shoe", "lamp|red shoe"], Enumerable.Range(0, 3).Select(r => $"{table.QueryText(table.Query(r))}|{table.Input(r)}"));
        Assert.Equal([2.5, 0, 1e-300], Enumerable.Range(0, 3).Select(table.TeacherScore));
        Assert.Equal([2, double.NaN, 0], Enumerable.Range(0, 3).Select(table.GoldScore));
        Assert.Equal([0.75, double.NaN, double.NaN], Enumerable.Range(0, 3).Select(r => table.ResponderScore(0, r)));
        Assert.True(table.HasTeacher && table.HasGold);
        Assert.Equal(0, table.Labels.Count);
    }

    [Fact]
    public async Task Any_finite_score_survives_storage()
    {
        using Workspace workspace = Open();
        int imports = 0;
        await Gen.Double.Where(double.IsFinite).Array[1, 20].SampleAsync(
            async scores =>
            {
                ImportOptions options = Options($"{++imports}.csv", "q,title,grade,truth,bm25\n" + string.Concat(scores.Select((s, i) => FormattableString.Invariant($"q{i % 3},t{i},{s:R},{Math.Abs(s):R},{s:R}\n"))));
                await workspace.ImportAsync("pairs", options, cancellationToken: Cancel);
                ExampleTable table = workspace.LoadExamples("pairs", verify: true, cancellationToken: Cancel);

                Assert.Equal(scores, Enumerable.Range(0, table.Count).Select(table.TeacherScore));
                Assert.Equal(scores, Enumerable.Range(0, table.Count).Select(r => table.ResponderScore(0, r)));
            },
            iter: 60,
            threads: 1);
    }

    [Theory]
    [InlineData("UPDATE examples SET query = 'lamps' WHERE query = 'lamp'")]
    [InlineData("UPDATE examples SET teacher_score = 2 WHERE query = 'lamp'")]
    [InlineData("UPDATE examples SET gold_score = NULL WHERE query = 'lamp'")]
    public async Task A_changed_query_or_score_is_noticed(string change)
    {
        using Workspace workspace = Open();
        await workspace.ImportAsync("pairs", Options(), cancellationToken: Cancel);
        Sql.Execute(workspace.Connection, change);

        UnderstudyException e = Assert.Throws<UnderstudyException>(() => workspace.LoadExamples("pairs", verify: true, cancellationToken: Cancel));

        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
    }

    [Fact]
    public void Hashes_cover_query_and_scores()
    {
        var row = new ExampleRow { Source = 1, Input = "item", Query = "q", TeacherScore = 1, GoldScore = 2 };
        ExampleRow[] others = [row with { Query = "r" }, row with { TeacherScore = 0 }, row with { TeacherScore = null }, row with { GoldScore = 1 }, row with { GoldScore = null }, row with { Input = "itemq", Query = "" }, new ExampleRow { Source = 1, Input = "item" }];

        ContentHash[] examples = [.. others.Prepend(row).Select(r => ExampleHash.OfRows(Tables.Of([r]), [0]))];
        ContentHash[] digests = [.. others.Prepend(row).Select(Digest)];

        Assert.Equal(examples.Length, examples.Distinct().Count());
        Assert.Equal(digests.Length, digests.Distinct().Count());
        static ContentHash Digest(ExampleRow row)
        {
            using var digest = new RowDigest();
            digest.Add(row);
            return digest.Finish();
        }
    }

    [Fact]
    public async Task A_test_file_is_of_the_main_files_kind()
    {
        using Workspace workspace = Open();
        await workspace.ImportAsync("pairs", Options(), cancellationToken: Cancel);
        ImportOptions labels = new() { Path = _directory.Write("labels.csv", "text,label\na,x\nb,y\n") };
        await workspace.ImportAsync("labels", labels, cancellationToken: Cancel);

        UnderstudyException query = await Assert.ThrowsAsync<UnderstudyException>(() => workspace.ImportAsync("pairs", labels, ExampleSetKind.Test, cancellationToken: Cancel));
        UnderstudyException noQuery = await Assert.ThrowsAsync<UnderstudyException>(() => workspace.ImportAsync("labels", Options(), ExampleSetKind.Test, cancellationToken: Cancel));
        StoredImport test = await workspace.ImportAsync("pairs", Options("test.csv"), ExampleSetKind.Test, cancellationToken: Cancel);

        Assert.Equal($"{labels.Path}: expected a test file of the workload's kind, Relevance. Name the column of its queries (--query).", query.Message);
        Assert.Equal($"{_directory["pairs.csv"]}: expected a test file of the workload's kind, Classification. Leave --query out, or import the main file of 'labels' with --query first.", noQuery.Message);
        Assert.Equal(3, test.Examples.Kept);
    }

    [Fact]
    public async Task A_second_import_may_change_the_kind()
    {
        using Workspace workspace = Open();
        await workspace.ImportAsync("w", Options(), cancellationToken: Cancel);

        StoredImport second = await workspace.ImportAsync("w", new ImportOptions { Path = _directory.Write("l.csv", "text,label\na,x\nb,y\n") }, cancellationToken: Cancel);

        Assert.Equal(WorkloadKind.Classification, second.Workload.Kind);
    }
}
