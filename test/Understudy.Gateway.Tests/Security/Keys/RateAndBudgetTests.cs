using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class RateAndBudgetTests
{
    private static readonly ClientKey s_key = new() { Id = "abcdefgh", Name = "n", Hash = new string('0', 64), Created = DateTimeOffset.UnixEpoch };
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_minutes_requests_go_at_once_and_the_next_waits_its_share()
    {
        var limiter = new RateLimiter(_clock);
        ClientKey key = s_key with { RatePerMinute = 60 };
        for (int i = 59; i >= 0; i--)
        {
            Assert.Equal((true, i), (limiter.Take(key) is var d && d.Allowed, d.Remaining));
        }

        RateDecision refused = limiter.Take(key);
        Assert.Equal(new RateDecision(false, 60, 0, TimeSpan.FromSeconds(1)), refused);
        _clock.Advance(TimeSpan.FromSeconds(0.999));
        Assert.False(limiter.Take(key).Allowed);
        _clock.Advance(TimeSpan.FromSeconds(0.002));
        Assert.True(limiter.Take(key).Allowed);
        Assert.False(limiter.Take(key).Allowed);
    }

    [Fact]
    public void No_more_than_the_rate_and_a_buckets_content_pass_in_an_hour()
    {
        var limiter = new RateLimiter(_clock);
        ClientKey key = s_key with { RatePerMinute = 7 };
        int passed = 0;
        for (int i = 0; i < 36_000; i++)
        {
            passed += limiter.Take(key).Allowed ? 1 : 0;
            _clock.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.InRange(passed, (7 * 60) + 6, (7 * 60) + 7);
    }

    [Fact]
    public void Keys_do_not_share_and_a_changed_rate_counts_at_once()
    {
        var limiter = new RateLimiter(_clock);
        ClientKey one = s_key with { RatePerMinute = 1 }, other = s_key with { Id = "bbbbbbbb", RatePerMinute = 1 };
        Assert.True(limiter.Take(one).Allowed);
        Assert.False(limiter.Take(one).Allowed);
        Assert.True(limiter.Take(other).Allowed);
        Assert.True(limiter.Take(s_key).Allowed);
        var wide = new RateLimiter(_clock);
        Assert.True(wide.Take(s_key with { RatePerMinute = 1000 }).Allowed);
        Assert.Equal(1, wide.Take(s_key with { RatePerMinute = 2 }).Remaining);
    }

    [Fact]
    public async Task Many_threads_take_exactly_what_there_is()
    {
        var limiter = new RateLimiter(_clock);
        ClientKey key = s_key with { RatePerMinute = 500 };
        int[] passed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 200).Count(_ => limiter.Take(key).Allowed), TestContext.Current.CancellationToken)));
        Assert.Equal(500, passed.Sum());
    }

    [Fact]
    public void A_budget_ends_with_the_month_and_not_before()
    {
        var meter = new BudgetMeter(_clock);
        ClientKey key = s_key with { BudgetDollars = 1 };
        Assert.True(meter.Allows(key));
        meter.Charge(key.Id, 0.75);
        Assert.True(meter.Allows(key));
        meter.Charge(key.Id, 0.5);
        Assert.Equal((false, 1.25, true), (meter.Allows(key), meter.Spent(key.Id), meter.Allows(s_key)));
        _clock.Advance(meter.UntilNextMonth() - TimeSpan.FromTicks(1));
        Assert.False(meter.Allows(key));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((true, 0.0), (meter.Allows(key), meter.Spent(key.Id)));
        meter.Charge(key.Id, 0.1);
        Assert.Equal(0.1, meter.Spent(key.Id));
        Assert.Throws<ArgumentOutOfRangeException>(() => meter.Charge(key.Id, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => meter.Charge(key.Id, -1));
        Assert.False(meter.Allows(s_key with { BudgetDollars = 0 }));
    }
}
