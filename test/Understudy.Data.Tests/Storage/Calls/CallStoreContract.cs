using Xunit;

namespace Understudy.Data.Tests;

/// <summary>What every store of calls does, tried on each.</summary>
public abstract class CallStoreContract
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract ICallStore Open();

    [Fact]
    public async Task Every_field_of_a_call_survives()
    {
        await using ICallStore store = Open();
        RecordedCall bare = CallSamples.Call(1) with { Request = default, Response = default };

        await store.WriteAsync([CallSamples.Full, bare], [], Cancel);

        Assert.Equal([CallSamples.Of(CallSamples.Full), CallSamples.Of(bare)], (await Read(store)).Select(c => CallSamples.Of(c.Call)));
    }

    [Fact]
    public async Task Calls_are_read_in_the_order_in_which_they_were_written_over_many_pages()
    {
        await using ICallStore store = Open();
        int[] order = [.. Enumerable.Range(0, 700).Select(i => i * 331 % 700)];

        foreach (int[] batch in order.Chunk(150))
        {
            await store.WriteAsync([.. batch.Select(CallSamples.Call)], [], Cancel);
        }

        List<StoredCall> read = await Read(store);
        Assert.Equal(order.Select(i => CallSamples.Call(i).Id), read.Select(c => c.Call.Id));
        Assert.Equal(read.Select(c => c.Sequence).Order(), read.Select(c => c.Sequence));
        Assert.Equal(700, await store.CountAsync(CallFilter.All, Cancel));
    }

    [Fact]
    public async Task Writing_again_changes_nothing_and_brings_back_nothing()
    {
        await using ICallStore store = Open();
        RecordedCall call = CallSamples.Call(1) with { UserHash = "u" };
        CallFeedback feedback = CallSamples.Feedback("f", call.Id, 1, "gold");
        await store.WriteAsync([call, call], [feedback, feedback], Cancel);
        await store.EraseUserAsync("u", Cancel);

        await store.WriteAsync([call with { Status = 500 }, CallSamples.Call(2)], [feedback], Cancel);

        List<StoredCall> read = await Read(store);
        Assert.Equal([(call.Id, 200, 0, null), (CallSamples.Call(2).Id, 200, CallSamples.Call(2).Request.Length, (string?)null)], read.Select(c => (c.Call.Id, c.Call.Status, c.Call.Request.Length, c.Gold)));
    }

    [Fact]
    public async Task A_filter_limits()
    {
        await using ICallStore store = Open();
        await store.WriteAsync(
            [
                CallSamples.Call(0) with { Workload = "a", Fingerprint = "f1" },
                CallSamples.Call(1) with { Workload = "b", Fingerprint = "f2" },
                CallSamples.Call(2) with { Fingerprint = "f1" },
                CallSamples.Call(3) with { Workload = "a", Fingerprint = "f3" },
                CallSamples.Call(4),
            ],
            [],
            Cancel);

        Assert.Equal("0,3", await Of(new CallFilter { Workload = "a" }));
        Assert.Equal("0,1,2", await Of(new CallFilter { Fingerprints = ["f1", "f2"] }));
        Assert.Equal("0,2,3", await Of(new CallFilter { Workload = "a", Fingerprints = ["f1"] }));
        Assert.Equal("1,2,3", await Of(new CallFilter { From = CallSamples.Begin.AddMinutes(1), Until = CallSamples.Begin.AddMinutes(4).ToOffset(TimeSpan.FromHours(2)) }));
        Assert.Equal("2", await Of(new CallFilter { Id = CallSamples.Call(2).Id }));
        Assert.Equal("", await Of(new CallFilter { Workload = "a'; DROP TABLE calls; --" }));

        StoredCall bare = Assert.Single(await Read(store, new CallFilter { Id = CallSamples.Call(2).Id, WithContent = false }));
        Assert.Equal((0, 0), (bare.Call.Request.Length, bare.Call.Response.Length));

        async Task<string> Of(CallFilter filter)
        {
            int[] found = [.. (await Read(store, filter)).Select(c => (int)(c.Call.Started - CallSamples.Begin).TotalMinutes)];
            Assert.Equal(found.Length, await store.CountAsync(filter, Cancel));
            return string.Join(',', found);
        }
    }

    [Fact]
    public async Task Training_gets_whole_answers_of_the_large_model_that_no_retry_repeats()
    {
        await using ICallStore store = Open();
        await store.WriteAsync(
            [
                CallSamples.Call(0),
                CallSamples.Call(1) with { Outcome = CallOutcome.Failed },
                CallSamples.Call(2) with { Outcome = CallOutcome.Cancelled },
                CallSamples.Call(3) with { Outcome = CallOutcome.Partial },
                CallSamples.Call(4) with { AnsweredBy = "specialist" },
                CallSamples.Call(5),
                CallSamples.Call(6) with { RetryOf = CallSamples.Call(5).Id },
            ],
            [],
            Cancel);

        Assert.Equal([CallSamples.Call(0).Id, CallSamples.Call(6).Id], (await Read(store, new CallFilter { TrainingOnly = true })).Select(c => c.Call.Id));
    }

    [Fact]
    public async Task The_newest_feedback_counts_by_request_id_or_answer_id_whenever_it_came()
    {
        await using ICallStore store = Open();
        await store.WriteAsync([], [CallSamples.Feedback("f1", "answer-1", 5, good: true)], Cancel);
        await store.WriteAsync(
            [CallSamples.Call(1) with { AnswerId = "answer-1" }, CallSamples.Call(2)],
            [CallSamples.Feedback("f2", CallSamples.Call(1).Id, 9, gold: "new"), CallSamples.Feedback("f3", CallSamples.Call(1).Id, 7, gold: "old", good: false)],
            Cancel);

        Assert.Equal([("new", false), (null, (bool?)null)], (await Read(store)).Select(c => (c.Gold, c.Good)));
    }

    [Fact]
    public async Task Erasing_a_user_takes_content_and_gold_and_leaves_the_rest()
    {
        await using ICallStore store = Open();
        await store.WriteAsync(
            [CallSamples.Call(0) with { UserHash = "u", AnswerId = "a0" }, CallSamples.Call(1) with { UserHash = "v" }, CallSamples.Call(2) with { UserHash = "u" }],
            [CallSamples.Feedback("f0", "a0", 0, "gold0", true), CallSamples.Feedback("f1", CallSamples.Call(1).Id, 0, "gold1")],
            Cancel);

        long erased = await store.EraseUserAsync("u", Cancel);

        Assert.Equal(2, erased);
        List<StoredCall> read = await Read(store);
        Assert.Equal([(null, 0, null, true), ("v", CallSamples.Call(1).Request.Length, "gold1", null), (null, 0, (string?)null, (bool?)null)], read.Select(c => (c.Call.UserHash, c.Call.Request.Length, c.Gold, c.Good)));
        Assert.Equal(0, await store.EraseUserAsync("u", Cancel));
    }

    [Fact]
    public async Task Sealed_originals_come_when_asked_for_and_go_with_the_content()
    {
        await using ICallStore store = Open();
        RecordedCall Of(int i) => CallSamples.Call(i) with { UserHash = $"u{i}", Originals = new byte[] { 1, 2, (byte)i } };
        await store.WriteAsync([Of(0), Of(1), Of(2), CallSamples.Call(3)], [], Cancel);

        Assert.All(await Read(store), c => Assert.Equal(0, c.Call.Originals.Length));
        Assert.Equal(["010200", "010201", "010202", ""], await Originals());
        await store.EraseUserAsync("u1", Cancel);
        await store.PruneAsync(CallSamples.Begin.AddMinutes(1), metadataToo: false, Cancel);
        Assert.Equal(["", "", "010202", ""], await Originals());

        async Task<IEnumerable<string>> Originals() => (await Read(store, new CallFilter { WithOriginals = true })).Select(c => Convert.ToHexString(c.Call.Originals.Span));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pruning_takes_what_is_older(bool metadataToo)
    {
        await using ICallStore store = Open();
        await store.WriteAsync([.. Enumerable.Range(0, 10).Select(CallSamples.Call)], [CallSamples.Feedback("f0", CallSamples.Call(0).Id, 100, "gold0"), CallSamples.Feedback("f9", CallSamples.Call(9).Id, 9, "gold9")], Cancel);

        long pruned = await store.PruneAsync(CallSamples.Begin.AddMinutes(4), metadataToo, Cancel);

        Assert.Equal(4, pruned);
        List<StoredCall> read = await Read(store);
        Assert.Equal(metadataToo ? 6 : 10, read.Count);
        Assert.Equal(6, read.Count(c => c.Call.Request.Length > 0));
        Assert.Equal(["gold9"], read.Select(c => c.Gold).OfType<string>());

        // A place in the store is never used again.
        await store.PruneAsync(CallSamples.Begin.AddYears(1), true, Cancel);
        await store.WriteAsync([CallSamples.Call(11)], [], Cancel);
        Assert.True(Assert.Single(await Read(store)).Sequence > read[^1].Sequence);
    }

    protected static async Task<List<StoredCall>> Read(ICallStore store, CallFilter? filter = null)
    {
        List<StoredCall> calls = [];
        await foreach (StoredCall call in store.ReadAsync(filter ?? CallFilter.All, Cancel))
        {
            calls.Add(call);
        }

        return calls;
    }
}
