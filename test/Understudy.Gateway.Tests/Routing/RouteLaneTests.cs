using System.Globalization;

using Understudy.Data;

using Xunit;

namespace Understudy.Gateway.Tests.Routing;

public sealed class RouteLaneTests : IDisposable
{
    private const int Conversations = 100_000;

    private readonly RouteWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task The_canary_is_sticky_and_members_stay_members_as_it_grows()
    {
        HashSet<string> before = [];
        foreach (double share in new[] { 0.05, 0.1, 0.5, 1 })
        {
            ActiveRoute route = await Canary(share, 0);
            string[] members = [.. Names().Where(n => route.LaneOf(n, RouteWorkshop.Start) == RouteLane.Answer)];

            Assert.Equal(members, Names().Where(n => route.LaneOf(n, RouteWorkshop.Start.AddDays(3)) == RouteLane.Answer));
            Assert.Subset(members.ToHashSet(), before);
            AssertShare(share, members.Length, Conversations);
            before = [.. members];
        }
    }

    [Fact]
    public async Task The_hold_back_has_its_share_whether_inside_the_canary_or_live()
    {
        ActiveRoute canary = await Canary(0.1, 0.02);
        RouteLane[] lanes = [.. Names().Select(n => canary.LaneOf(n, RouteWorkshop.Start))];
        int inside = lanes.Count(l => l is RouteLane.Answer or RouteLane.HoldBack);
        AssertShare(0.1, inside, Conversations);
        AssertShare(0.02, lanes.Count(l => l == RouteLane.HoldBack), inside);

        ActiveRoute live = await Canary(1, 0.02, RouteStage.Live);
        bool[] held = [.. Names().Select(n => live.LaneOf(n, RouteWorkshop.Start) == RouteLane.HoldBack)];
        AssertShare(0.02, held.Count(h => h), Conversations);

        // Independent of membership: as many of those held back are members of the canary as of all.
        AssertShare(0.1, Enumerable.Range(0, Conversations).Count(i => held[i] && lanes[i] != RouteLane.OutsideCanary), held.Count(h => h));
    }

    [Fact]
    public async Task The_hold_back_stays_for_a_day_and_is_drawn_anew_the_next()
    {
        ActiveRoute live = await Canary(1, 0.02, RouteStage.Live);
        DateTimeOffset midnight = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        bool[] first = Held(midnight), same = Held(midnight.AddDays(1).AddTicks(-1)), next = Held(midnight.AddDays(1));

        Assert.Equal(first, same);
        AssertShare(0.02, first.Zip(next).Count(p => p.First && p.Second), first.Count(h => h));

        bool[] Held(DateTimeOffset now) => [.. Names().Select(n => live.LaneOf(n, now) == RouteLane.HoldBack)];
    }

    [Fact]
    public async Task Two_workloads_draw_independently()
    {
        ActiveRoute one = await Canary(0.1, 0);
        var other = new ActiveRoute(one.Route with { Workload = "other" }, one.Specialist, one.Standing, one.Refused, _shop.Clock);
        string[] members = [.. Names().Where(n => one.LaneOf(n, RouteWorkshop.Start) == RouteLane.Answer)];
        AssertShare(0.1, members.Count(n => other.LaneOf(n, RouteWorkshop.Start) == RouteLane.Answer), members.Length);
    }

    [Fact]
    public async Task A_lane_allocates_nothing()
    {
        ActiveRoute route = await Canary(0.5, 0.02);
        route.LaneOf("warm", RouteWorkshop.Start);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            route.LaneOf("a conversation of some length", RouteWorkshop.Start);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static IEnumerable<string> Names() => Enumerable.Range(0, Conversations).Select(i => string.Create(CultureInfo.InvariantCulture, $"conversation-{i}"));

    /// <summary>Within four standard errors: the names are fixed, so this passes always or never.</summary>
    private static void AssertShare(double share, int count, int of)
    {
        double error = Math.Sqrt(share * (1 - share) / of);
        Assert.InRange((double)count / of, share - (4 * error), share + (4 * error));
    }

    private async Task<ActiveRoute> Canary(double share, double holdBack, RouteStage stage = RouteStage.Canary)
    {
        if (_shop.File.Read().Count == 0)
        {
            _shop.Certify(_shop.AddSpecialist());
        }

        await _shop.Ask(r => r with { Stage = stage, Specialist = "helpdesk-one", Share = share, HoldBack = holdBack });
        return _shop.Load();
    }
}
