using Understudy.Core;
using Understudy.Data;

using Xunit;

namespace Understudy.Gateway.Tests.Routing;

public sealed class RouteFileTests : IDisposable
{
    private readonly RouteWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_change_is_read_back_with_its_time_its_reason_and_the_step_before()
    {
        await _shop.Ask(r => r with { Stage = RouteStage.Shadow, Specialist = "helpdesk-one" }, "look first");
        _shop.Clock.Advance(TimeSpan.FromHours(1));
        await _shop.Ask(r => r with { Stage = RouteStage.Canary, Share = 0.1, Aliases = ["helpdesk-mini"], TeacherModels = ["large"], Forced = new RouteForce("ann", "trial", _shop.Clock.GetUtcNow()) }, "ten in a hundred");

        Route read = Assert.Single(_shop.File.Read());

        Assert.Equal((RouteStage.Canary, 0.1, "helpdesk-one", "ten in a hundred"), (read.Stage, read.Share, read.Specialist, read.Reason));
        Assert.Equal(["helpdesk-mini"], read.Aliases);
        Assert.Equal(["large"], read.TeacherModels);
        Assert.Equal(("ann", "trial"), (read.Forced!.Who, read.Forced.Why));
        Assert.Equal(RouteWorkshop.Start.AddHours(1), read.Since);
        Assert.Equal((RouteStage.Shadow, RouteWorkshop.Start), (read.Previous!.Stage, read.Previous.Since));
        Assert.Null(read.Previous.Previous);
    }

    [Fact]
    public async Task Asking_for_what_is_there_already_keeps_the_step_back()
    {
        await _shop.Ask(r => r with { Stage = RouteStage.Shadow });
        await _shop.Ask(r => r with { Stage = RouteStage.Live });
        await _shop.Ask(r => r with { Stage = RouteStage.Live }, "again");

        Assert.Equal(RouteStage.Shadow, _shop.File.Read()[0].Previous!.Stage);
        Assert.Equal("asked", _shop.File.Read()[0].Reason);
    }

    [Fact]
    public async Task Rollback_restores_the_whole_state_before_once_and_then_says_there_is_no_more()
    {
        await _shop.Ask(r => r with { Stage = RouteStage.Canary, Share = 0.1, HoldBack = 0.05, Specialist = "helpdesk-one" });
        await _shop.Ask(r => r with { Stage = RouteStage.Live, Specialist = "helpdesk-two", Aliases = ["mini"] });

        Route back = await _shop.File.RollBackAsync(RouteWorkshop.Workload, false, TestContext.Current.CancellationToken);

        Assert.Equal((RouteStage.Canary, 0.1, 0.05, "helpdesk-one"), (back.Stage, back.Share, back.HoldBack, back.Specialist));
        Assert.Empty(back.Aliases);
        Assert.Equal("rolled back to Canary from Live", back.Reason);
        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => _shop.File.RollBackAsync(RouteWorkshop.Workload, false, TestContext.Current.CancellationToken));
        Assert.Contains("nothing to roll back to", e.Message, StringComparison.Ordinal);
        Assert.Equal(RouteStage.Canary, _shop.File.Read()[0].Stage);
    }

    [Fact]
    public async Task Rollback_of_a_demotion_has_to_be_asked_for_twice()
    {
        await _shop.Ask(r => r with { Stage = RouteStage.Live });
        await _shop.Ask(r => r with { Stage = RouteStage.Shadow, Demoted = true }, "the kept disagreement is at least 6 %");

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => _shop.File.RollBackAsync(RouteWorkshop.Workload, false, TestContext.Current.CancellationToken));
        Assert.Contains("at least 6 %", e.Message, StringComparison.Ordinal);
        Assert.Equal(RouteStage.Live, (await _shop.File.RollBackAsync(RouteWorkshop.Workload, true, TestContext.Current.CancellationToken)).Stage);
    }

    [Fact]
    public async Task Evidence_goes_on_through_shares_and_starts_over_with_another_specialist_or_after_shadow()
    {
        DateTimeOffset first = (await Step(r => r with { Stage = RouteStage.Canary, Share = 0.05, Specialist = "a" })).WatchedSince;
        Assert.Equal(first, (await Step(r => r with { Share = 0.5 })).WatchedSince);
        Assert.Equal(first, (await Step(r => r with { Stage = RouteStage.Live })).WatchedSince);
        Assert.Equal(first, (await Step(r => r with { Stage = RouteStage.Shadow })).WatchedSince);
        Assert.NotEqual(first, (await Step(r => r with { Stage = RouteStage.Live })).WatchedSince);
        Route other = await Step(r => r with { Specialist = "b" });
        Assert.Equal(other.Since, other.WatchedSince);
        Assert.NotEqual(_shop.Clock.GetUtcNow(), (await _shop.File.RollBackAsync(RouteWorkshop.Workload, false, TestContext.Current.CancellationToken)).WatchedSince);

        Task<Route> Step(Func<Route, Route> change)
        {
            _shop.Clock.Advance(TimeSpan.FromMinutes(1));
            return _shop.Ask(change);
        }
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        // Each opens the file for itself, as a process of its own would: the lock lies between open files, not between threads.
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(
            () => new RouteFile(_shop.Path, _shop.Clock).ChangeAsync(i % 2 == 0 ? "shared" : $"own-{i}", old => (old ?? new Route { Workload = "" }) with { Aliases = [.. old?.Aliases ?? [], $"alias-{i}"] }, $"writer {i}", cancellationToken),
            cancellationToken)));

        IReadOnlyList<Route> routes = _shop.File.Read();
        Assert.Equal(13, routes.Count);
        Assert.Equal(12, routes.Single(r => r.Workload == "shared").Aliases.Count);
        Assert.False(File.Exists(_shop.File.Path + ".writing"));
    }

    [Fact]
    public async Task Readers_see_the_state_before_or_after_and_never_half_of_one()
    {
        await _shop.Ask(r => r with { Stage = RouteStage.Shadow });
        using var done = new CancellationTokenSource();
        Task reading = Task.Run(
            () =>
            {
                while (!done.IsCancellationRequested)
                {
                    Assert.Single(_shop.File.Read());
                }
            },
            TestContext.Current.CancellationToken);
        for (int i = 1; i <= 60; i++)
        {
            await _shop.Ask(r => r with { HoldBack = i / 1000.0, Aliases = [new string('x', 100 * i)] });
        }

        await done.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task What_contradicts_itself_is_refused_as_a_whole_and_the_file_stays()
    {
        await _shop.Ask(r => r with { Stage = RouteStage.Shadow, Aliases = ["mini"], Fingerprints = ["f1"] });

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => _shop.File.ChangeAsync(
            "other", _ => new Route { Workload = "other", Share = 0, HoldBack = 0.9, Aliases = ["mini"], Fingerprints = ["f1"] }, "bad", TestContext.Current.CancellationToken));

        Assert.Equal(
            $"{_shop.File.Path}: the routes contradict the rules: other: the canary's share lies above 0 and up to 1, found 0; other: the hold-back lies between 0 and 0.5, found 0.9; the model alias 'mini' means both helpdesk and other; the fingerprint 'f1' means both helpdesk and other.",
            e.Message);
        Assert.Single(_shop.File.Read());
    }

    [Theory]
    [InlineData("not json", ErrorCode.IntegrityBroken, "routes.json:1:")]
    [InlineData("[]", ErrorCode.IntegrityBroken, "expected a file of routes")]
    [InlineData("{\"schemaVersion\":1}", ErrorCode.IntegrityBroken, "expected a file of routes")]
    [InlineData("{\"schemaVersion\":1,\"routes\":[{\"workload\":\"a\",\"stage\":\"Sideways\"}]}", ErrorCode.IntegrityBroken, "expected a file of routes")]
    [InlineData("{\"schemaVersion\":1,\"routes\":[{\"workload\":\"a\",\"typo\":1}]}", ErrorCode.IntegrityBroken, "typo")]
    [InlineData("{\"schemaVersion\":1,\"routes\":[{\"workload\":\"a\",\"aliases\":null}]}", ErrorCode.OptionsInvalid, "a list or the reason is null")]
    [InlineData("{\"schemaVersion\":7,\"routes\":[],\"new\":{}}", ErrorCode.WorkspaceTooNew, "schema version 7; this program reads up to 1")]
    public void A_bad_file_says_where_and_what(string content, ErrorCode code, string says)
    {
        File.WriteAllText(_shop.File.Path, content);
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => _shop.File.Read());
        Assert.Equal(code, e.Code);
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_route_that_goes_live_at_once_rolls_back_to_off()
    {
        await _shop.File.ChangeAsync("first", _ => new Route { Workload = "first", Stage = RouteStage.Live, Specialist = "some" }, "live at once", TestContext.Current.CancellationToken);

        Route back = await _shop.File.RollBackAsync("first", evenDemoted: false, TestContext.Current.CancellationToken);

        Assert.Equal((RouteStage.Off, null), (back.Stage, back.Previous));
    }
}
