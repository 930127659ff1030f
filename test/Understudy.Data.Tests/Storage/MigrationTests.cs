using Microsoft.Data.Sqlite;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

/// <summary>A workspace that an older program wrote: <c>schema-1.sql</c> says how it was made.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public MigrationTests()
    {
        using var connection = new SqliteConnection($"Data Source={_directory["understudy.db"]};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = File.ReadAllText(Repository.PathOf("test", "Understudy.Data.Tests", "Storage", "schema-1.sql"));
        command.ExecuteNonQuery();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    private Workspace Open() => Workspace.Open(_directory.Path, TimeProvider.System);

    // Hashes and partitions as the program of schema 1 (e00a347) computed them, by a console program of ten lines that calls
    // ExampleHash.OfRows over all rows and Splitter.Split over NearDuplicates.Group(table, Threads = 1, Seed(11)) with Seed(5).
    [Theory]
    [InlineData("tickets", ExampleSetKind.Main, 72, "26583b0da57d44456e2a019e8035469bfd6a1c2d9c74851126905a280d124f6c", "6619589d2010bde2c753c878f36eb059d76839171722540aabba836c3566be11")]
    [InlineData("soft", ExampleSetKind.Main, 20, "2c23ec3cc18c62104d78c2f4f436205c37a135caa6e58c2b82ba2313693b7ec2", "19334d542b91d361ffa006695e7c6719ca20a833fb911a5abfd9f94d2924c793")]
    [InlineData("soft", ExampleSetKind.Test, 4, "ab0d82c47b06b22c5c589493bfc8468414a9f865748695854b35008edccda4af", "9f7203680fc1a78154b64f1e63f16450a193b934f2937d06a8c4d7b53ea7f181")]
    public void Its_examples_verify_and_hash_and_divide_as_they_did(string workload, ExampleSetKind kind, int rows, string hash, string partition)
    {
        using Workspace workspace = Open();

        ExampleTable table = workspace.LoadExamples(workload, kind, verify: true, cancellationToken: Cancel);
        int[] units = NearDuplicates.Group(table, new NearDuplicateOptions { Threads = 1 }, new Seed(11), null, Cancel);

        Assert.Equal(rows, table.Count);
        Assert.False(table.HasQueries);
        Assert.Equal(hash, ExampleHash.OfRows(table, [.. Enumerable.Range(0, rows)]).Hex);
        Assert.Equal(partition, Splitter.Split(table, units, new SplitOptions(), new Seed(5)).ContentHash.Hex);
    }

    [Fact]
    public void Its_records_are_all_there()
    {
        using Workspace workspace = Open();
        SpecialistRecord specialist = Assert.Single(workspace.ListSpecialists("tickets"));

        Assert.Equal([("soft", WorkloadKind.Classification), ("tickets", WorkloadKind.Classification)], workspace.ListWorkloads().Select(w => (w.Id, w.Kind)));
        Assert.Equal(workspace.FindExamples("tickets")!.Content, specialist.Data);
        Assert.Equal((Verdict.NotYet, TruthKind.Gold), (Assert.Single(workspace.ListEvaluations(specialist.Id)).Alone, workspace.ListEvaluations(specialist.Id)[0].Truth));
        Assert.Single(workspace.ListLooks(ContentHash.Parse("07971f873a202bb5ad46903d10abd5fe787cde66b4f5542aa6a8bff608ba76e2")));
    }

    [Fact]
    public async Task It_takes_pairs_from_now_on_and_is_migrated_once()
    {
        using (Workspace workspace = Open())
        {
            await workspace.ImportAsync("pairs", new ImportOptions { Path = _directory.Write("pairs.csv", "q,title,grade\na,x,1\na,y,0\n"), Query = "q" }, cancellationToken: Cancel);
        }

        using Workspace again = Open();

        Assert.Equal(WorkloadKind.Relevance, again.GetWorkload("pairs").Kind);
        Assert.Equal(2, again.LoadExamples("pairs", verify: true, cancellationToken: Cancel).Count);
        Assert.Equal(72, again.LoadExamples("tickets", verify: true, cancellationToken: Cancel).Count);
    }
}
