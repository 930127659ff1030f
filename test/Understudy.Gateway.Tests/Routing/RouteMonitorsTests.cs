using System.Globalization;

using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Data;
using Understudy.Evaluation;

using Xunit;

namespace Understudy.Gateway.Tests.Routing;

public sealed class RouteMonitorsTests : IAsyncDisposable
{
    private readonly RouteWorkshop _shop = new();
    private readonly SqliteCallStore _store;

    public RouteMonitorsTests() => _store = new SqliteCallStore(Path.Combine(_shop.Path, "calls.db"));

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _shop.Dispose();
    }

    [Fact]
    public async Task A_specialist_that_breaks_its_promise_goes_back_to_shadow_with_the_reason_in_the_file()
    {
        await using RouteBook book = await Live();
        await using var monitors = new RouteMonitors(book, _store, NullLogger<RouteMonitors>.Instance);
        for (int i = 0; i < 300; i++)
        {
            monitors.Observe(HeldBack(i, agreed: i % 5 != 0));
        }

        await monitors.SettleAsync();

        Assert.Equal(1, monitors.Demotions);
        Assert.Equal(RouteStage.Shadow, book.Current.Routes[0].EffectiveStage);
        Route file = Assert.Single(_shop.File.Read());
        Assert.True(file.Demoted);
        Assert.Equal(RouteStage.Live, file.Previous!.Stage);
        Assert.StartsWith("what was certified does not hold in service: it differed in ", file.Reason, StringComparison.Ordinal);
        Assert.EndsWith("at most 5 % disagreement is promised: it is broken", file.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_specialist_that_keeps_its_promise_stays_and_the_snapshot_says_so()
    {
        await using RouteBook book = await Live();
        await using var monitors = new RouteMonitors(book, _store, NullLogger<RouteMonitors>.Instance);
        for (int i = 0; i < 1000; i++)
        {
            monitors.Observe(HeldBack(i, agreed: i % 100 != 0));
            monitors.Observe(HeldBack(5000 + i, agreed: false) with { Decision = CallDecision.BelowThreshold, Confidence = 0.3 });
        }

        await monitors.SettleAsync();

        KeptWatch seen = monitors.Snapshot("helpdesk")!;
        Assert.Equal((1000L, 10L, KeptVerdict.Holds), (seen.Units, seen.Disagreed, seen.Verdict));
        Assert.Equal(RouteStage.Live, book.Current.Routes[0].EffectiveStage);
        Assert.Null(monitors.Snapshot("nobody"));
    }

    [Fact]
    public async Task Evidence_from_before_a_restart_counts()
    {
        await using RouteBook book = await Live();
        await _store.WriteAsync([.. Enumerable.Range(0, 300).Select(i => HeldBack(i, agreed: i % 5 != 0))], [], TestContext.Current.CancellationToken);

        await using var monitors = new RouteMonitors(book, _store, NullLogger<RouteMonitors>.Instance);
        await monitors.SettleAsync();

        Assert.Equal(RouteStage.Shadow, book.Current.Routes[0].EffectiveStage);
    }

    [Fact]
    public async Task Evidence_about_another_specialist_or_from_before_it_went_into_service_does_not()
    {
        await using RouteBook book = await Live();
        await _store.WriteAsync([.. Enumerable.Range(0, 300).Select(i => HeldBack(i, false) with { Specialist = "helpdesk-two" }), .. Enumerable.Range(300, 300).Select(i => HeldBack(i, false) with { Started = RouteWorkshop.Start.AddMinutes(-1) })], [], TestContext.Current.CancellationToken);

        await using var monitors = new RouteMonitors(book, _store, NullLogger<RouteMonitors>.Instance);
        await monitors.SettleAsync();

        Assert.Equal((0L, RouteStage.Live), (monitors.Snapshot("helpdesk")!.Units, book.Current.Routes[0].EffectiveStage));
    }

    [Fact]
    public async Task A_larger_share_keeps_the_evidence_and_a_rollback_to_a_bad_specialist_finds_it_again()
    {
        await using RouteBook book = await Live(RouteStage.Canary);
        await using var monitors = new RouteMonitors(book, _store, NullLogger<RouteMonitors>.Instance);
        RecordedCall[] bad = [.. Enumerable.Range(0, 300).Select(i => HeldBack(i, agreed: i % 5 != 0))];
        monitors.Observe(bad[1]);
        await book.ChangeAsync("helpdesk", r => r with { Stage = RouteStage.Live }, "more", TestContext.Current.CancellationToken);
        Assert.Equal(1, monitors.Snapshot("helpdesk")!.Units);

        string other = _shop.AddSpecialist("helpdesk-two");
        _shop.Certify(other);
        await book.ChangeAsync("helpdesk", r => r with { Specialist = other }, "newer", TestContext.Current.CancellationToken);
        await _store.WriteAsync(bad, [], TestContext.Current.CancellationToken);
        Assert.Equal(0, monitors.Snapshot("helpdesk")!.Units);

        await _shop.File.RollBackAsync("helpdesk", false, TestContext.Current.CancellationToken);
        book.Poll();
        await monitors.SettleAsync();
        Assert.True(_shop.File.Read()[0].Demoted);
    }

    [Fact]
    public async Task Another_large_model_demotes_and_a_dated_version_of_an_undated_name_does_not()
    {
        await using RouteBook book = await Live(change: r => r with { TeacherModels = ["large-4o"] });
        await using var monitors = new RouteMonitors(book, _store, NullLogger<RouteMonitors>.Instance);
        RecordedCall call = HeldBack(1, true) with { Decision = CallDecision.PassThrough };
        monitors.Observe(call with { AnsweredModel = "large-4o-2026-08-06" });
        monitors.Observe(call with { AnsweredModel = "huge-5", AnsweredBy = "helpdesk-one" });
        monitors.Observe(call with { AnsweredModel = "huge-5", Outcome = CallOutcome.Failed });
        monitors.Observe(call with { AnsweredModel = "huge-5", Workload = "other" });
        await monitors.SettleAsync();
        Assert.Equal(RouteStage.Live, book.Current.Routes[0].EffectiveStage);

        monitors.Observe(call with { AnsweredModel = "huge-5" });
        await monitors.SettleAsync();

        Assert.Equal(RouteStage.Shadow, book.Current.Routes[0].EffectiveStage);
        Assert.Equal("the large model changed: 'huge-5' answered, and the specialist was certified against large-4o; label with it, train and certify again", _shop.File.Read()[0].Reason);
    }

    [Fact]
    public async Task Who_forced_a_route_accepted_another_model_and_not_a_specialist_that_is_proven_bad()
    {
        await using RouteBook book = await Live(change: r => r with { TeacherModels = ["large"], Forced = new RouteForce("ann", "trial", RouteWorkshop.Start) });
        await using var monitors = new RouteMonitors(book, _store, NullLogger<RouteMonitors>.Instance);
        monitors.Observe(HeldBack(1, true) with { AnsweredModel = "huge-5" });
        await monitors.SettleAsync();
        Assert.Equal(RouteStage.Live, book.Current.Routes[0].EffectiveStage);

        for (int i = 0; i < 100; i++)
        {
            monitors.Observe(HeldBack(i, agreed: false));
        }

        await monitors.SettleAsync();
        Assert.Equal(RouteStage.Shadow, book.Current.Routes[0].EffectiveStage);
        Assert.Null(_shop.File.Read()[0].Forced);
    }

    [Fact]
    public async Task The_command_line_reads_the_same_figures_from_the_store()
    {
        await using RouteBook book = await Live(change: r => r with { TeacherModels = ["large"] });
        await _store.WriteAsync(
            [.. Enumerable.Range(0, 40).Select(i => HeldBack(i, agreed: i != 7)), HeldBack(90, true) with { AnsweredModel = "huge-5" }, HeldBack(91, true) with { AnsweredBy = "helpdesk-one", Decision = CallDecision.Specialist, Agreed = null }],
            [new CallFeedback { Id = "f", CallId = "91", Time = RouteWorkshop.Start.AddHours(9), Good = false }],
            TestContext.Current.CancellationToken);

        (KeptWatch seen, string? stranger) = await RouteMonitors.ReadAsync(book.Current.Routes[0], _store, TestContext.Current.CancellationToken);

        Assert.Equal((41L, 1L, 1L, "huge-5"), (seen.Units, seen.Disagreed, seen.CalledBad, stranger));
    }

    private static RecordedCall HeldBack(int number, bool agreed) => new()
    {
        Id = number.ToString(CultureInfo.InvariantCulture),
        Started = RouteWorkshop.Start.AddSeconds(number),
        Endpoint = CallEndpoint.ChatCompletions,
        Workload = RouteWorkshop.Workload,
        AnsweredModel = "large",
        Stage = RouteStage.Live,
        Decision = CallDecision.HoldBack,
        Specialist = "helpdesk-one",
        Confidence = 0.9,
        Threshold = 0.8,
        Agreed = agreed,
        Outcome = CallOutcome.Ok,
        Status = 200,
    };

    private async Task<RouteBook> Live(RouteStage stage = RouteStage.Live, Func<Route, Route>? change = null)
    {
        string id = _shop.AddSpecialist();
        _shop.Certify(id);
        await _shop.Ask(r => (change ?? (x => x))(r with { Stage = stage, Specialist = id }));
        return new RouteBook(_shop.Path, 1, _shop.Clock, NullLogger<RouteBook>.Instance);
    }
}
