using System.Text;

using Microsoft.Data.Sqlite;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class SqliteCallStoreTests : CallStoreContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Database => _directory["calls.db"];

    public void Dispose() => _directory.Dispose();

    protected override ICallStore Open() => CallStores.Open(Database);

    [Fact]
    public async Task What_was_erased_is_in_no_file()
    {
        const string Canary = "canary-5f1c";
        await using ICallStore store = Open();
        await store.WriteAsync(
            [.. Enumerable.Range(0, 50).Select(i => CallSamples.Call(i) with { UserHash = i % 2 == 0 ? "u" : "v", Request = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(i % 2 == 0 ? Canary : "other", 1 + (i * 40)))) })],
            [CallSamples.Feedback("f", CallSamples.Call(0).Id, 0, gold: Canary)],
            Cancel);
        Assert.Contains(Canary, Everything());

        Assert.Equal(25, await store.EraseUserAsync("u", Cancel));

        Assert.DoesNotContain(Canary, Everything());
        Assert.Equal(25, (await Read(store)).Count(c => c.Call.Request.Length > 0));
    }

    [Fact]
    public async Task A_file_that_is_moved_away_is_missed_and_found_again()
    {
        await using ICallStore store = Open();
        await store.WriteAsync([CallSamples.Call(0)], [], Cancel);
        File.Move(Database, Database + ".elsewhere");

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => store.WriteAsync([CallSamples.Call(1)], [], Cancel));

        Assert.Equal((ErrorCode.PathUnusable, $"{Database}: the recorded calls' file is gone since it was opened. Put it back, or restart to begin a new one."), (e.Code, e.Message));
        File.Move(Database + ".elsewhere", Database);
        await store.WriteAsync([CallSamples.Call(1)], [], Cancel);
        Assert.Equal([CallSamples.Call(0).Id, CallSamples.Call(1).Id], (await Read(store)).Select(c => c.Call.Id));
    }

    [Fact]
    public async Task A_file_that_is_replaced_is_written_to_not_the_one_that_it_replaced()
    {
        await using ICallStore store = Open();
        await store.WriteAsync([CallSamples.Call(0)], [], Cancel);
        await using (ICallStore restored = CallStores.Open(_directory["restored.db"]))
        {
            await restored.WriteAsync([CallSamples.Call(7)], [], Cancel);
        }

        File.Delete(Database + "-wal");
        File.Delete(Database + "-shm");
        File.Move(_directory["restored.db"], Database, overwrite: true);
        await store.WriteAsync([CallSamples.Call(1)], [], Cancel);

        Assert.Equal([CallSamples.Call(7).Id, CallSamples.Call(1).Id], (await Read(store)).Select(c => c.Call.Id));
    }

    [Fact]
    public async Task A_batch_is_written_whole_or_not_at_all()
    {
        await using ICallStore store = Open();
        await store.WriteAsync([CallSamples.Call(0)], [], Cancel);
        Execute("CREATE TRIGGER refuse BEFORE INSERT ON feedback BEGIN SELECT RAISE(ABORT, 'no'); END");

        await Assert.ThrowsAsync<UnderstudyException>(() => store.WriteAsync([CallSamples.Call(1), CallSamples.Call(2)], [CallSamples.Feedback("f", "x", 0)], Cancel));

        Execute("DROP TRIGGER refuse");
        Assert.Equal(1, await store.CountAsync(CallFilter.All, Cancel));
    }

    [Fact]
    public async Task A_newer_programs_file_is_refused()
    {
        await using (ICallStore store = Open())
        {
            await store.WriteAsync([], [], Cancel);
        }

        Execute("PRAGMA user_version = 99; UPDATE meta SET value = '9.9.9' WHERE key = 'program'");
        await using ICallStore older = Open();

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => older.CountAsync(CallFilter.All, Cancel));

        Assert.Equal((ErrorCode.WorkspaceTooNew, $"{Database}: expected recorded calls of schema 2 or older, found schema 99, written by Understudy 9.9.9. This is Understudy 0.1.0: use the newer program, or another store (--store)."), (e.Code, e.Message));
    }

    [Fact]
    public async Task Somebody_elses_file_is_refused()
    {
        _directory.Write("calls.db", string.Concat(Enumerable.Repeat("this is no database ", 100)));
        await using ICallStore store = Open();

        Assert.Equal(ErrorCode.IntegrityBroken, (await Assert.ThrowsAsync<UnderstudyException>(() => store.WriteAsync([], [], Cancel))).Code);
    }

    [Fact]
    public async Task A_reader_that_stands_still_holds_up_no_writer()
    {
        await using ICallStore store = Open();
        await store.WriteAsync([.. Enumerable.Range(0, 600).Select(CallSamples.Call)], [], Cancel);
        await using IAsyncEnumerator<StoredCall> reader = store.ReadAsync(CallFilter.All, Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await reader.MoveNextAsync());

        await store.WriteAsync([CallSamples.Call(1000)], [], Cancel);

        int rows = 1;
        while (await reader.MoveNextAsync())
        {
            rows++;
        }

        Assert.Equal(601, rows);
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows inherits rights from the directory.");
        await using ICallStore store = Open();
        await store.WriteAsync([CallSamples.Call(0)], [], Cancel);

        Assert.All(Directory.GetFiles(_directory.Path, "calls.db*"), f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? 0 : File.GetUnixFileMode(f)));
    }

    private void Execute(string text)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(text, connection);
        command.ExecuteNonQuery();
    }

    private string Everything() => string.Concat(Directory.GetFiles(_directory.Path).Select(f =>
    {
        using var stream = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }));
}
