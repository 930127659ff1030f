using Microsoft.Extensions.Logging;

using Understudy.Core;
using Understudy.Data;

using Xunit;

namespace Understudy.Gateway.Tests.Routing;

public sealed class RouteBookTests : IDisposable
{
    private readonly RouteWorkshop _shop = new();
    private readonly Lines _log = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Another_processs_change_is_seen_at_the_next_look()
    {
        await using RouteBook book = Open();
        Assert.Empty(book.Current.Routes);
        RouteTable? swapped = null;
        book.Swapped += t => swapped = t;

        await _shop.Ask(r => r with { Stage = RouteStage.Shadow, Specialist = _shop.AddSpecialist() });
        book.Poll();

        Assert.Equal(RouteStage.Shadow, book.Current.Routes[0].EffectiveStage);
        Assert.Same(book.Current, swapped);
        RouteTable before = book.Current;
        book.Poll(); // once more for the specialist's certificate, which is watched from now on
        Assert.Same(before.Routes[0].Specialist, book.Current.Routes[0].Specialist);
        before = book.Current;
        book.Poll();
        Assert.Same(before, book.Current);
    }

    [Fact]
    public async Task A_bad_file_keeps_the_old_table_is_logged_once_and_a_mended_one_is_taken()
    {
        await _shop.Ask(r => r with { Stage = RouteStage.Shadow, Specialist = _shop.AddSpecialist() });
        await using RouteBook book = Open();
        book.Poll();
        RouteTable before = book.Current;
        string good = File.ReadAllText(_shop.File.Path);

        File.WriteAllText(_shop.File.Path, good[..^20]);
        book.Poll();
        book.Poll();
        Assert.Same(before, book.Current);
        Assert.Single(_log.Messages, m => m.Contains("the routes as they were go on", StringComparison.Ordinal));

        File.WriteAllText(_shop.File.Path, good.Replace("\"Shadow\"", "\"Off\"", StringComparison.Ordinal));
        book.Poll();
        Assert.Equal(RouteStage.Off, book.Current.Routes[0].EffectiveStage);
    }

    [Fact]
    public void A_gateway_does_not_start_on_bad_routes()
    {
        File.WriteAllText(_shop.File.Path, "{");
        Assert.Equal(ErrorCode.IntegrityBroken, Assert.Throws<UnderstudyException>(() => Open()).Code);
    }

    [Fact]
    public async Task A_new_certificate_lifts_the_route_without_a_change_of_the_file()
    {
        string id = _shop.AddSpecialist();
        await _shop.Ask(r => r with { Stage = RouteStage.Live, Specialist = id });
        await using RouteBook book = Open();
        book.Poll();
        Assert.Equal(RouteStage.Shadow, book.Current.Routes[0].EffectiveStage);

        _shop.Certify(id);
        book.Poll();

        Assert.Equal(RouteStage.Live, book.Current.Routes[0].EffectiveStage);
    }

    [Fact]
    public async Task A_change_here_is_live_when_it_returns_and_lies_in_the_file()
    {
        await _shop.Ask(r => r with { Stage = RouteStage.Live });
        await using RouteBook book = Open();

        await book.ChangeAsync(RouteWorkshop.Workload, r => r with { Stage = RouteStage.Shadow, Demoted = true }, "drift", TestContext.Current.CancellationToken);

        Assert.Equal(RouteStage.Shadow, book.Current.Routes[0].Route.Stage);
        Assert.Equal("drift", _shop.File.Read()[0].Reason);
        await Assert.ThrowsAsync<UnderstudyException>(() => book.ChangeAsync("nobody", r => r, "x", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_specialist_that_was_replaced_answers_on_for_requests_that_began_with_it()
    {
        await _shop.Ask(r => r with { Stage = RouteStage.Shadow, Specialist = _shop.AddSpecialist() });
        await using RouteBook book = Open();
        ServedSpecialist old = book.Current.Routes[0].Specialist!;

        await book.ChangeAsync(RouteWorkshop.Workload, r => r with { Specialist = _shop.AddSpecialist("helpdesk-other") }, "better", TestContext.Current.CancellationToken);

        Assert.NotEqual(old.Id, book.Current.Routes[0].Specialist!.Id);
        Assert.Equal(1, old.Classifier!.Predict("any text", new float[2]));
    }

    [Fact]
    public async Task The_timer_looks_by_itself()
    {
        await using var book = new RouteBook(_shop.Path, 1, TimeProvider.System, _log);
        var seen = new TaskCompletionSource();
        book.Swapped += _ => seen.TrySetResult();
        await _shop.Ask(r => r with { Stage = RouteStage.Shadow });
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Single(book.Current.Routes);
    }

    private RouteBook Open() => new(_shop.Path, 1, _shop.Clock, _log);

    private sealed class Lines : ILogger<RouteBook>
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Messages)
            {
                Messages.Add(formatter(state, exception));
            }
        }
    }
}
