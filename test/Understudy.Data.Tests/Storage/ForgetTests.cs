using System.Text;

using Microsoft.Data.Sqlite;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class ForgetTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Root => _directory["ws"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_group_is_deleted_from_main_and_test_and_the_rest_loads_as_stated()
    {
        using Workspace workspace = await OpenAsync(test: true);
        ExampleSetRecord before = workspace.FindExamples("triage")!;

        ForgetResult result = workspace.Forget("triage", new ForgetRequest { Group = "customer-3" }, cancellationToken: Cancel);

        ExampleSetRecord after = workspace.FindExamples("triage")!;
        Assert.Equal((10L, 2L, 90L), (result.Examples, result.TestExamples, result.Left));
        Assert.Equal((100L, 90L, 0L, 10L), (after.Total, after.Kept, after.Rejected, after.Forgotten));
        Assert.NotEqual(before.Content, after.Content);
        Assert.Equal(after.Content, result.Content);
        ExampleTable table = workspace.LoadExamples("triage", verify: true, cancellationToken: Cancel);
        Assert.Equal(90, table.Count);
        Assert.DoesNotContain(Enumerable.Range(0, 90), r => table.Input(r).Contains("from customer 3", StringComparison.Ordinal));
        Assert.Equal(18, workspace.LoadExamples("triage", ExampleSetKind.Test, table.Labels, verify: true, cancellationToken: Cancel).Count);
    }

    [Fact]
    public async Task Lines_are_those_of_the_main_file()
    {
        using Workspace workspace = await OpenAsync(test: true);

        ForgetResult result = workspace.Forget("triage", new ForgetRequest { Lines = [2, 5, 5, 9999] }, cancellationToken: Cancel);

        Assert.Equal((2L, 0L), (result.Examples, result.TestExamples));
        ExampleTable table = workspace.LoadExamples("triage", verify: true, cancellationToken: Cancel);
        Assert.DoesNotContain(Enumerable.Range(0, table.Count), r => table.Source(r) is 2 or 5);
    }

    [Fact]
    public async Task Specialists_that_learned_from_what_is_deleted_are_named_and_later_ones_are_not()
    {
        using Workspace workspace = await OpenAsync();
        ContentHash first = workspace.FindExamples("triage")!.Content;
        workspace.AddSpecialist(Specialist("one", first));
        workspace.AddSpecialist(Specialist("elsewhere", ContentHash.Of("another import")));

        ForgetResult deleted = workspace.Forget("triage", new ForgetRequest { Group = "customer-1" }, cancellationToken: Cancel);
        Assert.Equal(["one"], deleted.Learned.Select(s => s.Id));
        Assert.Equal(["elsewhere"], deleted.Unknown.Select(s => s.Id));

        // The second deletion concerns the first specialist too: the second group was among its examples, under the hash of then.
        workspace.AddSpecialist(Specialist("two", deleted.Content));
        ForgetResult again = workspace.Forget("triage", new ForgetRequest { Group = "customer-2" }, cancellationToken: Cancel);
        Assert.Equal(["one", "two"], again.Learned.Select(s => s.Id).Order());
        Assert.Equal(["elsewhere"], again.Unknown.Select(s => s.Id));

        workspace.AddSpecialist(Specialist("three", again.Content));
        Assert.DoesNotContain("three", workspace.Forget("triage", new ForgetRequest { Group = "customer-1" }, cancellationToken: Cancel).Learned.Select(s => s.Id));
    }

    [Fact]
    public async Task Another_import_of_the_file_forgets_what_was_known_of_the_old_one()
    {
        using Workspace workspace = await OpenAsync();
        workspace.AddSpecialist(Specialist("one", workspace.FindExamples("triage")!.Content));
        workspace.Forget("triage", new ForgetRequest { Group = "customer-1" }, cancellationToken: Cancel);
        await workspace.ImportAsync("triage", Options(File("other.csv", 60)), cancellationToken: Cancel);

        ForgetResult result = workspace.Forget("triage", new ForgetRequest { Group = "customer-2" }, cancellationToken: Cancel);

        Assert.Empty(result.Learned);
        Assert.Equal(["one"], result.Unknown.Select(s => s.Id));
    }

    [Fact]
    public async Task What_matches_nothing_changes_nothing()
    {
        using Workspace workspace = await OpenAsync();
        ExampleSetRecord before = workspace.FindExamples("triage")!;
        workspace.AddSpecialist(Specialist("one", before.Content));

        ForgetResult result = workspace.Forget("triage", new ForgetRequest { Group = "nobody" }, cancellationToken: Cancel);

        Assert.Equal((0L, 0L, 100L), (result.Examples, result.TestExamples, result.Left));
        Assert.Empty(result.Learned);
        Assert.Equal(before, workspace.FindExamples("triage")! with { Responders = before.Responders });
    }

    [Fact]
    public async Task A_cancelled_deletion_leaves_everything_in_place()
    {
        using Workspace workspace = await OpenAsync();
        Assert.Throws<OperationCanceledException>(() => workspace.Forget("triage", new ForgetRequest { Group = "customer-1" }, cancellationToken: new CancellationToken(true)));
        Assert.Equal(100, workspace.LoadExamples("triage", verify: true, cancellationToken: Cancel).Count);
    }

    [Fact]
    public async Task Deleted_texts_are_not_left_in_the_files()
    {
        const string Secret = "from customer 7";
        using (Workspace workspace = await OpenAsync())
        {
            Assert.Contains(Directory.GetFiles(Root), f => Holds(f, Secret));
            Assert.True(workspace.Forget("triage", new ForgetRequest { Group = "customer-7" }, cancellationToken: Cancel).IsOverwritten);
        }

        Assert.DoesNotContain(Directory.GetFiles(Root), f => Holds(f, Secret));
    }

    [Fact]
    public async Task A_file_that_another_process_reads_is_not_said_to_be_overwritten()
    {
        using Workspace workspace = await OpenAsync();
        using var other = new SqliteConnection($"Data Source={Path.Combine(Root, "understudy.db")};Pooling=False");
        other.Open();
        using SqliteCommand command = other.CreateCommand();
        command.CommandText = "SELECT input FROM examples";
        using SqliteDataReader reader = command.ExecuteReader();
        Assert.True(reader.Read());

        ForgetResult result = workspace.Forget("triage", new ForgetRequest { Group = "customer-7" }, cancellationToken: Cancel);

        Assert.Equal((10L, false), (result.Examples, result.IsOverwritten));
    }

    private static bool Holds(string path, string text)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }

    private async Task<Workspace> OpenAsync(bool test = false)
    {
        var workspace = Workspace.Open(Root, TimeProvider.System);
        await workspace.ImportAsync("triage", Options(File("rows.csv", 100)), cancellationToken: Cancel);
        if (test)
        {
            await workspace.ImportAsync("triage", Options(File("test.csv", 20)), ExampleSetKind.Test, cancellationToken: Cancel);
        }

        return workspace;
    }

    private string File(string name, int rows) => _directory.Write(name, "text,label,who\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"message {i} from customer {i % 10},l{i % 3},customer-{i % 10}\n")));

    private static ImportOptions Options(string path) => new() { Path = path, Label = "label", Group = "who" };

    private static SpecialistRecord Specialist(string id, ContentHash data) => new()
    {
        Id = id,
        WorkloadId = "triage",
        Rung = Rung.Linear,
        Directory = "specialists/" + id,
        Artifact = ContentHash.Of(id),
        Data = data,
        Seed = 1,
        TrainSeconds = 1,
        Created = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
