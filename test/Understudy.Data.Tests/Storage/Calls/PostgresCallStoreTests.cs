using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class PostgresCallStoreTests(PostgresCallStoreTests.Fixture fixture) : CallStoreContract, IClassFixture<PostgresCallStoreTests.Fixture>
{
    protected override ICallStore Open() => CallStores.Open(Server.NewDatabase());

    private PostgresServer Server
    {
        get
        {
            Assert.SkipWhen(PostgresServer.WhyAbsent is not null, PostgresServer.WhyAbsent ?? "");
            return fixture.Server!;
        }
    }

    [Fact]
    public async Task A_server_that_went_away_is_missed_and_found_again()
    {
        await using ICallStore store = Open();
        await store.WriteAsync([CallSamples.Call(0)], [], Cancel);
        Server.Stop();

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => store.WriteAsync([CallSamples.Call(1)], [], Cancel));
        UnderstudyException again = await Assert.ThrowsAsync<UnderstudyException>(() => store.WriteAsync([CallSamples.Call(1)], [], Cancel));

        Server.Start();
        Assert.Equal((ErrorCode.WriteFailed, ErrorCode.WriteFailed), (e.Code, again.Code));
        Assert.StartsWith($"{store.Place}: PostgreSQL is not reachable (", again.Message, StringComparison.Ordinal);
        await store.WriteAsync([CallSamples.Call(1)], [], Cancel);
        Assert.Equal([CallSamples.Call(0).Id, CallSamples.Call(1).Id], (await Read(store)).Select(c => c.Call.Id));
    }

    [Fact]
    public async Task A_password_is_in_no_place_and_no_error()
    {
        string url = Server.NewDatabase();
        await using ICallStore wrong = CallStores.Open(url.Replace(PostgresServer.Password, "wr0ng-password", StringComparison.Ordinal));

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => wrong.WriteAsync([], [], Cancel));

        Assert.Matches("^postgres://understudy@127.0.0.1:[0-9]+/d[0-9]+$", wrong.Place);
        Assert.Equal($"{wrong.Place}: PostgreSQL refused (28P01: password authentication failed for user \"understudy\"). Nothing of this was written; check the server, the database and the user's rights.", e.Message);
        Assert.DoesNotContain("wr0ng-password", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_programs_tables_are_refused()
    {
        string url = Server.NewDatabase();
        await using (ICallStore store = CallStores.Open(url))
        {
            await store.WriteAsync([], [], Cancel);
        }

        Server.Query(url[(url.LastIndexOf('/') + 1)..], "UPDATE understudy.meta SET value = '99' WHERE key = 'schema'");
        await using ICallStore older = CallStores.Open(url);

        Assert.Equal(ErrorCode.WorkspaceTooNew, (await Assert.ThrowsAsync<UnderstudyException>(() => older.WriteAsync([], [], Cancel))).Code);
    }

    [Fact]
    public async Task A_text_that_PostgreSQL_cannot_hold_stops_nothing()
    {
        await using ICallStore store = Open();

        await store.WriteAsync([CallSamples.Call(0) with { RequestedModel = "a\0b" }], [CallSamples.Feedback("f", CallSamples.Call(0).Id, 0, "c\0d")], Cancel);

        StoredCall read = Assert.Single(await Read(store));
        Assert.Equal(("a\uFFFDb", "c\uFFFDd"), (read.Call.RequestedModel, read.Gold));
    }

    [Fact]
    public async Task Ten_stores_that_begin_at_once_make_the_tables_once()
    {
        string url = Server.NewDatabase();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            await using ICallStore store = CallStores.Open(url);
            await store.WriteAsync([CallSamples.Call(i)], [], Cancel);
        }));

        await using ICallStore all = CallStores.Open(url);
        Assert.Equal(10, await all.CountAsync(CallFilter.All, Cancel));
    }

    public sealed class Fixture : IDisposable
    {
        public PostgresServer? Server { get; } = PostgresServer.WhyAbsent is null ? PostgresServer.Begin() : null;

        public void Dispose() => Server?.Dispose();
    }
}
