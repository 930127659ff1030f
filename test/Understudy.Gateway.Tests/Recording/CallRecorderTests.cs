using System.Text;

using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Core;
using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class CallRecorderTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RecordingOptions Options => new() { Workspace = _directory.Path, SegmentBytes = 1 << 20, Linger = TimeSpan.FromMilliseconds(50) };

    private string Database => _directory["calls.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Under_load_rows_are_as_many_as_acknowledgements()
    {
        await using ICallStore store = CallStores.Open(Database);
        long acknowledged = 0;
        await using (CallRecorder recorder = await Open(store))
        {
            await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
            {
                for (int i = 0; i < 200; i++)
                {
                    Interlocked.Add(ref acknowledged, await recorder.RecordAsync(RecordedCalls.Of((caller * 1_000) + i, 1_000)) ? 1 : 0);
                }
            })));
            await recorder.DrainedAsync(Cancel);

            RecordingStatus status = recorder.Status;
            Assert.Equal((12_800, 0, 12_800, 0, 0, StoreState.Ready), (status.Recorded, status.NotRecorded, status.Moved, status.BacklogEntries, status.BacklogBytes, status.Store));
        }

        Assert.Equal(12_800, acknowledged);
        Assert.Equal(12_800, await store.CountAsync(CallFilter.All, Cancel));
        List<RecordedCall> calls = await Read(store);
        Assert.All(calls, c => Assert.True(RecordedCalls.IsWhole(c)));
        Assert.All(calls.Select(RecordedCalls.Number).GroupBy(n => n / 1_000), caller => Assert.Equal(caller.Order(), caller));
        Assert.Empty(Directory.GetFiles(_directory["journal"], "*.log"));
    }

    [Fact]
    public async Task A_call_and_its_feedback_are_in_the_store_after_the_linger_without_anybody_asking()
    {
        await using ICallStore store = CallStores.Open(Database);
        await using CallRecorder recorder = await Open(store);

        Assert.True(await recorder.RecordAsync(RecordedCalls.Of(1)));
        Assert.True(await recorder.RecordAsync(new CallFeedback { Id = "f", CallId = RecordedCalls.Id(1), Time = TimeProvider.System.GetUtcNow(), Gold = "gold" }));

        for (int i = 0; i < 200 && recorder.Status.Moved < 2; i++)
        {
            await Task.Delay(10, Cancel);
        }

        await foreach (StoredCall row in store.ReadAsync(CallFilter.All, Cancel))
        {
            Assert.Equal("gold", row.Gold);
        }

        Assert.Equal(2, recorder.Status.Moved);
    }

    [Fact]
    public async Task A_file_that_is_away_for_a_while_loses_nothing()
    {
        await using ICallStore store = CallStores.Open(Database);
        await using (CallRecorder recorder = await Open(store))
        {
            await Record(recorder, 0, 500);
            await recorder.DrainedAsync(Cancel);
            File.Move(Database, Database + ".elsewhere");

            await Record(recorder, 500, 1_500);
            await Until(() => recorder.Status.Store == StoreState.Away);
            Assert.StartsWith($"{Database}: the recorded calls' file is gone", recorder.Status.LastError, StringComparison.Ordinal);
            Assert.True(recorder.IsHealthy);

            File.Move(Database + ".elsewhere", Database);
            await Record(recorder, 1_500, 2_000);
            await recorder.DrainedAsync(Cancel);
            Assert.Equal(StoreState.Ready, recorder.Status.Store);
        }

        Assert.Equal(Enumerable.Range(0, 2_000).Select(i => (long)i), (await Read(store)).Select(RecordedCalls.Number));
    }

    [Fact]
    public async Task A_PostgreSQL_server_that_is_down_for_a_while_loses_nothing()
    {
        Assert.SkipWhen(PostgresServer.WhyAbsent is not null, PostgresServer.WhyAbsent ?? "");
        using PostgresServer server = PostgresServer.Begin();
        string url = server.NewDatabase();
        server.Stop();
        await using ICallStore store = CallStores.Open(url);
        await using (CallRecorder recorder = await Open(store))
        {
            await Record(recorder, 0, 500); // before it was ever there
            Assert.Equal(StoreState.Away, recorder.Status.Store);
            server.Start();
            await recorder.DrainedAsync(Cancel);
            Assert.Equal(500, await store.CountAsync(CallFilter.All, Cancel));

            server.Stop();
            await Record(recorder, 500, 1_500);
            await Until(() => recorder.Status.Store == StoreState.Away);
            Assert.DoesNotContain(PostgresServer.Password, recorder.Status.ToString(), StringComparison.Ordinal);
            server.Start();
            await Record(recorder, 1_500, 2_000);
            await recorder.DrainedAsync(Cancel);
        }

        Assert.Equal(Enumerable.Range(0, 2_000).Select(i => (long)i), (await Read(store)).Select(RecordedCalls.Number));
    }

    [Fact]
    public async Task Memory_stays_flat_while_the_store_is_away()
    {
        var store = new MemoryStore { IsAway = true, KeepContent = false };
        await using CallRecorder recorder = await CallRecorder.OpenAsync(new RecordingOptions { Workspace = _directory.Path }, store, TimeProvider.System, NullLogger.Instance, Cancel);
        await Record(recorder, 0, 2_000, 4_000);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        await Record(recorder, 2_000, 38_000, 4_000); // 2 minutes at 300 requests/s

        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(recorder.Status.BacklogBytes, 200 << 20, 300 << 20);
        Assert.True(grown < 20 << 20, $"{grown} bytes");
        store.IsAway = false;
        await recorder.DrainedAsync(Cancel);
        Assert.Equal(Enumerable.Range(0, 38_000).Select(i => (long)i), store.Calls.Select(RecordedCalls.Number));
        Assert.InRange(store.Batches, 38, 200);
    }

    [Fact]
    public async Task What_an_earlier_process_left_is_moved_first_while_new_calls_come_in()
    {
        var store = new MemoryStore { IsAway = true, KeepContent = false };
        await using (CallRecorder earlier = await Open(store))
        {
            await Record(earlier, 0, 5_000);
        }

        await using CallRecorder recorder = await Open(store);
        Assert.True(recorder.Status.BacklogBytes > 5_000 * 300);
        await Record(recorder, 5_000, 6_000);
        store.IsAway = false;
        await recorder.DrainedAsync(Cancel);

        Assert.Equal(Enumerable.Range(0, 6_000).Select(i => (long)i), store.Calls.Select(RecordedCalls.Number));
        Assert.Equal((6_000, 0), (recorder.Status.Moved, recorder.Status.BacklogEntries));
    }

    [Fact]
    public async Task Erasing_and_pruning_reach_what_is_still_in_the_journal()
    {
        const string Canary = "canary-77aa";
        await using ICallStore store = CallStores.Open(Database);
        await using CallRecorder recorder = await CallRecorder.OpenAsync(Options with { Linger = TimeSpan.FromMinutes(1) }, store, TimeProvider.System, NullLogger.Instance, Cancel);
        Assert.True(await recorder.RecordAsync(RecordedCalls.Of(1) with { UserHash = "u", Request = Encoding.UTF8.GetBytes(Canary) }));
        Assert.True(await recorder.RecordAsync(RecordedCalls.Of(2)));
        Assert.Equal(0, recorder.Status.Moved);

        Assert.Equal(1, await recorder.EraseUserAsync("u", Cancel));

        foreach (string file in Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.DoesNotContain(Canary, await reader.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.True(await recorder.RecordAsync(RecordedCalls.Of(3)));
        Assert.Equal(3, await recorder.PruneAsync(TimeProvider.System.GetUtcNow().AddYears(10), true, Cancel));
        Assert.Equal(0, await store.CountAsync(CallFilter.All, Cancel));
    }

    [Fact]
    public async Task A_newer_programs_store_stops_the_start()
    {
        await using (ICallStore store = CallStores.Open(Database))
        {
            await store.WriteAsync([], [], Cancel);
        }

        byte[] file = File.ReadAllBytes(Database);
        file[63] = 99; // user_version, big-endian, at byte 60
        File.WriteAllBytes(Database, file);
        await using ICallStore newer = CallStores.Open(Database);

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => Open(newer));

        Assert.Equal(ErrorCode.WorkspaceTooNew, e.Code);
        await using (await Open(new MemoryStore()))
        {
            // the journal was given back
        }
    }

    private static async Task Record(CallRecorder recorder, int from, int until, int bytes = 200)
    {
        // Started in order and awaited together: one commit takes many.
        foreach (int[] some in Enumerable.Range(from, until - from).Chunk(100))
        {
            ValueTask<bool>[] all = [.. some.Select(i => recorder.RecordAsync(RecordedCalls.Of(i, bytes)))];
            foreach (ValueTask<bool> one in all)
            {
                Assert.True(await one);
            }
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        for (int i = 0; i < 1_000 && !condition(); i++)
        {
            await Task.Delay(10, Cancel);
        }

        Assert.True(condition());
    }

    private static async Task<List<RecordedCall>> Read(ICallStore store)
    {
        List<RecordedCall> calls = [];
        await foreach (StoredCall row in store.ReadAsync(CallFilter.All, Cancel))
        {
            calls.Add(row.Call);
        }

        return calls;
    }

    private Task<CallRecorder> Open(ICallStore store) => CallRecorder.OpenAsync(Options, store, TimeProvider.System, NullLogger.Instance, Cancel);
}
