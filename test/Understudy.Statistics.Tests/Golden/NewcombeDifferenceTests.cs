using Xunit;

namespace Understudy.Statistics.Tests;

public sealed class NewcombeDifferenceTests
{
    // Newcombe (1998), table II, method 10, as published (four decimals).
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1)]
    [InlineData(10, 10, 0, 10, 0.6075, 1)]
    public void The_published_intervals_come_out(int a, int m, int b, int n, double low, double high)
    {
        Interval interval = NewcombeDifference.TwoSided(b, n, a, m);
        Assert.Equal(low, interval.Low, 0.00006);
        Assert.Equal(high, interval.High, 0.00006);
    }

    [Fact]
    public void Changing_sides_changes_the_sign()
    {
        Interval one = NewcombeDifference.TwoSided(3, 40, 11, 60, 0.9), other = NewcombeDifference.TwoSided(11, 60, 3, 40, 0.9);
        Assert.Equal(one.Low, -other.High, 1e-15);
        Assert.Equal(one.High, -other.Low, 1e-15);
    }

    [Fact]
    public void No_trials_tell_nothing_of_their_side()
    {
        Assert.Equal(new Interval(-1, 1), NewcombeDifference.TwoSided(0, 0, 0, 0));
        Interval half = NewcombeDifference.TwoSided(0, 0, 50, 100);
        Assert.True(half.Low < -0.4 && half.High > 0.4);
    }

    [Theory]
    [InlineData(-1, 10, 1, 10, 0.95)]
    [InlineData(1, 10, 11, 10, 0.95)]
    [InlineData(1, 10, 1, 10, 1)]
    public void Impossible_counts_and_confidences_are_refused(int a, int m, int b, int n, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NewcombeDifference.TwoSided(a, m, b, n, confidence));
}
