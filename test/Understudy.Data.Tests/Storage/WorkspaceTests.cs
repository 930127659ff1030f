using Microsoft.Data.Sqlite;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class WorkspaceTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Root => _directory["ws"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    private Workspace Open(string? root = null) => Workspace.Open(root ?? Root, TimeProvider.System);

    private string File(string name = "rows.csv", int rows = 100, string label = "l") =>
        _directory.Write(name, "text,label,truth,other\nbad\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"message {i},{label}{i % 3},{label}{i % 2},{(i % 5 == 0 ? "" : "?")}\n")));

    private static ImportOptions Options(string path) => new() { Path = path, Label = "label", Gold = "truth", Responders = [new ResponderColumn("rival", "other")] };

    [Theory]
    [InlineData(13, 13)]
    [InlineData(10, 4874)] // the log's index cannot grow
    public void A_full_disk_is_called_one(int code, int extended)
    {
        UnderstudyException e = Sql.Explain("w/understudy.db", new SqliteException("disk I/O error", code, extended));

        Assert.Equal((ErrorCode.WriteFailed, "w/understudy.db: the disk is full. Nothing was changed; free space and repeat."), (e.Code, e.Message));
    }

    [Fact]
    public async Task What_was_imported_is_loaded()
    {
        using Workspace workspace = Open();
        StoredImport stored = await workspace.ImportAsync("My Workload!", Options(File()), cancellationToken: Cancel);
        ExampleTable table = workspace.LoadExamples("my-workload", verify: true, cancellationToken: Cancel);

        Assert.Equal(("my-workload", "My Workload!"), (stored.Workload.Id, stored.Workload.Name));
        Assert.Equal((101L, 100L, 1L), (stored.Examples.Total, stored.Examples.Kept, stored.Examples.Rejected));
        Assert.Equal((100, "message 7", "l1", "l1"), (table.Count, table.Input(7).ToString(), table.Labels.NameOf(table.Teacher(7)), table.Labels.NameOf(table.Gold(7))));
        Assert.Equal(["rival"], table.ResponderNames);
        Assert.Equal((LabelSet.None, LabelSet.Unreadable), (table.Responder(0, 5), table.Responder(0, 6)));
        Assert.Equal("imports/1/rejects.jsonl", stored.Examples.RejectsPath);
        Assert.Single(System.IO.File.ReadAllLines(Path.Combine(Root, "imports", "1", "rejects.jsonl")));
        Assert.Equal(ContentHash.OfFile(_directory["rows.csv"]), stored.Examples.Source);
    }

    [Fact]
    public async Task Every_field_of_a_row_survives_storage()
    {
        string path = _directory.Write("calls.jsonl", Calls.Lines(Enumerable.Range(0, 20).Select(i => Calls.Line(
            $"m{i} — \"ü\" 👍",
            i == 19 ? "I'm sorry, no." : i % 2 == 0 ? "up" : "down",
            extra: $$""","gold":"up","group":"g{{i / 2}}","latency_ms":{{i}}.25,"time":{{1767225600 + i}}""",
            response: ""","usage":{"prompt_tokens":9,"completion_tokens":1,"prompt_tokens_details":{"cached_tokens":4}}"""))));
        ImportedRows direct = await ImportedRows.OfAsync(new ImportOptions { Path = path });
        using Workspace workspace = Open();
        await workspace.ImportAsync("calls", new ImportOptions { Path = path }, cancellationToken: Cancel);

        ExampleTable t = workspace.LoadExamples("calls", cancellationToken: Cancel);

        for (int i = 0; i < t.Count; i++)
        {
            ExampleRow row = direct.Rows[i];
            Assert.Equal(row.Input, t.Input(i).ToString());
            Assert.Equal(row.TeacherUnreadable ? LabelSet.Unreadable : t.Labels.IndexOf(row.Teacher!), t.Teacher(i));
            Assert.Equal((row.Source, row.Usage, row.Model, row.Time!.Value.ToUnixTimeMilliseconds()), (t.Source(i), t.Usage(i), t.Model(i), t.Time(i)));
            Assert.Equal((float)row.LatencyMilliseconds!.Value, t.LatencyMilliseconds(i));
            Assert.Equal(i / 2, t.Group(i));
        }
    }

    [Fact]
    public async Task Distributions_survive_storage()
    {
        string path = _directory.Write("soft.jsonl", Calls.Lines(Enumerable.Range(0, 60).Select(i => $$$"""{"text":"m{{{i}}}","label":{"up":0.75,"down":0.25}}""")));
        using Workspace workspace = Open();
        await workspace.ImportAsync("soft", new ImportOptions { Path = path }, cancellationToken: Cancel);

        ExampleTable table = workspace.LoadExamples("soft", verify: true, cancellationToken: Cancel);

        Assert.True(table.HasSoftLabels);
        Assert.Equal([0.25f, 0.75f], table.TeacherDistribution(3).ToArray());
    }

    [Fact]
    public async Task A_test_file_is_kept_apart_and_read_with_the_main_labels()
    {
        using Workspace workspace = Open();
        await workspace.ImportAsync("w", Options(File()), cancellationToken: Cancel);
        StoredImport test = await workspace.ImportAsync("w", new ImportOptions { Path = _directory.Write("test.csv", "text,label\na,l0\nb,never seen\n"), Gold = "label" }, ExampleSetKind.Test, cancellationToken: Cancel);
        ExampleTable main = workspace.LoadExamples("w", cancellationToken: Cancel);

        ExampleTable table = workspace.LoadExamples("w", ExampleSetKind.Test, main.Labels, cancellationToken: Cancel);

        Assert.Equal(2, test.Examples.Kept);
        Assert.Equal([main.Labels.IndexOf("l0"), LabelSet.Unreadable], new[] { table.Gold(0), table.Gold(1) });
        Assert.Equal(100, main.Count);
    }

    [Fact]
    public async Task A_second_import_replaces_the_first_with_its_test_file()
    {
        using Workspace workspace = Open();
        await workspace.ImportAsync("w", Options(File()), cancellationToken: Cancel);
        await workspace.ImportAsync("w", Options(File("t.csv", 10)), ExampleSetKind.Test, cancellationToken: Cancel);

        await workspace.ImportAsync("w", Options(File("new.csv", 60)), cancellationToken: Cancel);

        Assert.Equal(60, workspace.LoadExamples("w", cancellationToken: Cancel).Count);
        Assert.Null(workspace.FindExamples("w", ExampleSetKind.Test));
        Assert.Equal(60L, Scalar(workspace, "SELECT count(*) FROM examples"));
        Assert.Equal(["3"], Directory.GetDirectories(workspace.ImportsDirectory).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_failed_import_leaves_what_was_there()
    {
        using Workspace workspace = Open();
        StoredImport first = await workspace.ImportAsync("w", Options(File()), cancellationToken: Cancel);

        await Assert.ThrowsAsync<UnderstudyException>(() => workspace.ImportAsync("w", Options(_directory.Write("open.csv", "text,label,truth,other\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"m{i},a{i},b{i},\n")))), cancellationToken: Cancel));
        await Assert.ThrowsAsync<UnderstudyException>(() => workspace.ImportAsync("another", Options(_directory.Write("empty.csv", "")), cancellationToken: Cancel));

        Assert.Equal(first.Examples.Content, workspace.FindExamples("w")!.Content);
        Assert.Equal(["w"], workspace.ListWorkloads().Select(w => w.Id));
        Assert.Equal(100, workspace.LoadExamples("w", verify: true, cancellationToken: Cancel).Count);
    }

    [Fact]
    public async Task A_killed_import_leaves_no_half_workload_and_the_next_one_works()
    {
        // What kill -9 leaves on the disk: the files as they are while the transaction is open.
        string killed = _directory["killed"];
        using (Workspace workspace = Open())
        {
            await workspace.ImportAsync("before", Options(File()), cancellationToken: Cancel);
            bool copied = false;
            var progress = new Snapshot(p =>
            {
                if (p.Stage == "Importing" && p.Detail != "8,192 rows" && !copied)
                {
                    copied = true;
                    Copy(Root, killed);
                }
            });
            await workspace.ImportAsync("half", Options(File("big.csv", 40_000)), progress: progress, cancellationToken: Cancel);
            Assert.True(copied);
        }

        using Workspace after = Open(killed);

        Assert.Equal(["before"], after.ListWorkloads().Select(w => w.Id));
        Assert.Equal(100L, Scalar(after, "SELECT count(*) FROM examples"));
        StoredImport next = await after.ImportAsync("half", Options(File("big.csv", 40_000)), cancellationToken: Cancel);
        Assert.Equal(40_000, next.Examples.Kept);
        Assert.Equal(40_000, after.LoadExamples("half", verify: true, cancellationToken: Cancel).Count);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing()
    {
        using Workspace workspace = Open();
        using var cancel = new CancellationTokenSource();
        var progress = new Snapshot(p =>
        {
            if (p.Stage == "Importing")
            {
                cancel.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => workspace.ImportAsync("w", Options(File(rows: 30_000)), progress: progress, cancellationToken: cancel.Token));

        Assert.Empty(workspace.ListWorkloads());
        Assert.Equal(0L, Scalar(workspace, "SELECT count(*) FROM examples"));
    }

    [Fact]
    public async Task A_full_disk_is_said_to_be_one_and_changes_nothing()
    {
        using Workspace workspace = Open();
        await workspace.ImportAsync("w", Options(File()), cancellationToken: Cancel);
        Scalar(workspace, "PRAGMA max_page_count = 60");

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => workspace.ImportAsync("big", Options(File("big.csv", 20_000)), cancellationToken: Cancel));

        Assert.Equal((ErrorCode.WriteFailed, $"{Path.Combine(Root, "understudy.db")}: the disk is full. Nothing was changed; free space and repeat."), (e.Code, e.Message));
        Scalar(workspace, "PRAGMA max_page_count = 100000");
        Assert.Equal(["w"], workspace.ListWorkloads().Select(w => w.Id));
        await workspace.ImportAsync("big", Options(File("big.csv", 20_000)), cancellationToken: Cancel);
        Assert.Equal(20_000, workspace.LoadExamples("big", verify: true, cancellationToken: Cancel).Count);
    }

    [Fact]
    public async Task Rows_that_were_changed_are_noticed()
    {
        using Workspace workspace = Open();
        StoredImport stored = await workspace.ImportAsync("w", Options(File()), cancellationToken: Cancel);
        Scalar(workspace, "UPDATE examples SET input = 'message 8' WHERE input = 'message 7'");

        UnderstudyException e = Assert.Throws<UnderstudyException>(() => workspace.LoadExamples("w", verify: true, cancellationToken: Cancel));

        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        Assert.Equal($"{Path.Combine(Root, "understudy.db")}: expected the 100 examples of 'w' as they were imported (hash {stored.Examples.Content.Short}), found others. Import {_directory["rows.csv"]} again.", e.Message);
    }

    [Fact]
    public async Task Two_processes_may_read_while_one_writes_and_a_second_writer_is_told()
    {
        using Workspace first = Open();
        await first.ImportAsync("w", Options(File()), cancellationToken: Cancel);
        using Workspace second = Open();
        second.Connection.DefaultTimeout = 1;
        Scalar(first, "BEGIN IMMEDIATE");

        Assert.Equal(100, second.LoadExamples("w", cancellationToken: Cancel).Count);
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => second.RegisterLook("w", ContentHash.Of("rows"), n => "{}", n => 0.05));

        Assert.Equal((ErrorCode.WriteFailed, $"{Path.Combine(Root, "understudy.db")}: another process is writing to the workspace (an import?). Wait until it is done, or use another workspace (--workspace DIR)."), (e.Code, e.Message));
        Scalar(first, "ROLLBACK");
        Assert.Equal(1, second.RegisterLook("w", ContentHash.Of("rows"), n => "{}", n => 0.05).Number);
    }

    [Fact]
    public void A_newer_workspace_is_refused_naming_versions()
    {
        using (Workspace workspace = Open())
        {
            Scalar(workspace, "PRAGMA user_version = 9");
            Scalar(workspace, "UPDATE meta SET value = '2.3.4' WHERE key = 'program'");
        }

        UnderstudyException e = Assert.Throws<UnderstudyException>(() => Open());

        Assert.Equal(ErrorCode.WorkspaceTooNew, e.Code);
        Assert.Equal($"{Path.Combine(Root, "understudy.db")}: expected a workspace of schema 8 or older, found schema 9, written by Understudy 2.3.4. This is Understudy {WorkspaceSchema.Program}: use the newer program, or another workspace (--workspace DIR).", e.Message);
    }

    [Fact]
    public void A_place_that_cannot_be_a_workspace_is_named()
    {
        string file = _directory.Write("file", "text");
        Directory.CreateDirectory(Root);
        System.IO.File.WriteAllText(Path.Combine(Root, "understudy.db"), new string('x', 5000));

        UnderstudyException place = Assert.Throws<UnderstudyException>(() => Open(file));
        UnderstudyException content = Assert.Throws<UnderstudyException>(() => Open());

        Assert.Equal(ErrorCode.PathUnusable, place.Code);
        Assert.Equal((ErrorCode.IntegrityBroken, $"{Path.Combine(Root, "understudy.db")}: expected a workspace's SQLite file, found something else or a damaged one. Restore it, or use another workspace (--workspace DIR)."), (content.Code, content.Message));
    }

    [Fact]
    public async Task A_workload_that_is_not_there_is_answered_with_those_that_are()
    {
        using Workspace workspace = Open();
        UnderstudyException empty = Assert.Throws<UnderstudyException>(() => workspace.GetWorkload("x"));
        await workspace.ImportAsync("b", Options(File()), cancellationToken: Cancel);
        await workspace.ImportAsync("a", Options(File()), cancellationToken: Cancel);
        UnderstudyException some = Assert.Throws<UnderstudyException>(() => workspace.GetWorkload("x"));

        Assert.Equal($"{Root}: there is no workload 'x'. The workspace is empty: import a file first (understudy import FILE).", empty.Message);
        Assert.Equal((ErrorCode.NotFound, $"{Root}: there is no workload 'x'. Workloads: a, b."), (some.Code, some.Message));
    }

    [Fact]
    public async Task Looks_are_numbered_by_rows_across_workloads()
    {
        using Workspace workspace = Open();
        await workspace.ImportAsync("w", Options(File()), cancellationToken: Cancel);
        ContentHash rows = ContentHash.Of("rows");

        LookRecord[] looks = [workspace.RegisterLook("w", rows, n => $"{{\"look\":{n}}}", n => 0.05 / n), workspace.RegisterLook("v", rows, n => $"{{\"look\":{n}}}", n => 0.05 / n)];
        LookRecord other = workspace.RegisterLook("w", ContentHash.Of("other rows"), n => "{}", n => 0.05);

        Assert.Equal([1, 2], looks.Select(l => l.Number));
        Assert.Equal(looks, workspace.ListLooks(rows));
        Assert.Equal(("{\"look\":2}", 0.025, 1), (looks[1].Hypothesis, looks[1].Alpha, other.Number));
    }

    [Fact]
    public async Task Specialists_and_evaluations_are_registered()
    {
        using Workspace workspace = Open();
        await workspace.ImportAsync("w", Options(File()), cancellationToken: Cancel);
        var specialist = new SpecialistRecord { Id = "w-1", WorkloadId = "w", Rung = Rung.Linear, Directory = "specialists/w-1", Artifact = ContentHash.Of("a"), Data = ContentHash.Of("d"), Seed = ulong.MaxValue, TrainSeconds = 1.5, Created = DateTimeOffset.FromUnixTimeSeconds(1000) };
        SpecialistRecord newer = specialist with { Id = "w-2", Created = specialist.Created.AddDays(1) };
        var evaluation = new EvaluationRecord { SpecialistId = "w-1", Truth = TruthKind.Agreement, Alone = Verdict.NotYet, WithEscalation = Verdict.Promote, Report = "reports/w-1.html", Created = specialist.Created };

        workspace.AddSpecialist(specialist);
        workspace.AddSpecialist(newer);
        workspace.AddSpecialist(newer);
        workspace.AddEvaluation(evaluation);

        Assert.Equal([newer, specialist], workspace.ListSpecialists("w"));
        Assert.Empty(workspace.ListSpecialists("v"));
        Assert.Equal([evaluation], workspace.ListEvaluations("w-1"));
    }

    [Theory]
    [InlineData("Help Desk (2026)", "help-desk-2026")]
    [InlineData("../../etc", "etc")]
    [InlineData("日本", "workload")]
    [InlineData("calls.jsonl", "calls-jsonl")]
    public void Names_become_ids_that_are_safe_as_directories(string name, string id) => Assert.Equal(id, WorkloadName.ToId(name));

    [Fact]
    public async Task The_hash_of_rows_does_not_depend_on_order_or_place()
    {
        using Workspace workspace = Open();
        await workspace.ImportAsync("w", Options(File()), cancellationToken: Cancel);
        ExampleTable table = workspace.LoadExamples("w", cancellationToken: Cancel);

        Assert.Equal(ExampleHash.OfRows(table, [1, 2, 3]), ExampleHash.OfRows(table, [3, 1, 2]));
        Assert.NotEqual(ExampleHash.OfRows(table, [1, 2, 3]), ExampleHash.OfRows(table, [1, 2, 4]));
    }

    private static object? Scalar(Workspace workspace, string sql)
    {
        using SqliteCommand command = workspace.Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            System.IO.File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private sealed class Snapshot(Action<StageProgress> act) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => act(value);
    }
}
