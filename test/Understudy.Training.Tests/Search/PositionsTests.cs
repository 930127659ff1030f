using Understudy.Core;

using Xunit;

namespace Understudy.Training.Tests.Search;

public sealed class PositionsTests
{
    [Fact]
    public void A_share_keeps_queries_whole_and_lies_inside_every_larger_one()
    {
        int[] items = [.. Enumerable.Range(0, 120)];
        Func<int, int> query = i => i / 6;

        int[] quarter = Positions.Share(items, query, .25, new Seed(1)), half = Positions.Share(items, query, .5, new Seed(1));

        Assert.Equal((30, 60), (quarter.Length, half.Length));
        Assert.All(half.GroupBy(query), q => Assert.Equal(6, q.Count()));
        Assert.Empty(quarter.Except(half));
        Assert.Equal(quarter.Order(), quarter);
        Assert.Equal(30, Positions.Share(items, null, .25, new Seed(1)).Length);
        Assert.Equal(2, Positions.Share(items, null, .001, new Seed(1)).Length);
    }
}
