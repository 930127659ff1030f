using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Decoding;

public sealed class SelfConsistencyTests
{
    [Theory]
    // By hand: P(X > 1/2) = 1 - 2^-(n+1) for n votes of one answer; X ~ Beta(3, 2) has 11/16; Beta(2, 3) the rest.
    [InlineData(0, 0, 0.5)]
    [InlineData(3, 0, 0.9375)]
    [InlineData(4, 0, 0.96875)]
    [InlineData(2, 1, 0.6875)]
    [InlineData(1, 2, 0.3125)]
    [InlineData(100, 100, 0.5)]
    public void The_probability_of_a_majority_is_that_of_a_beta_distribution(int first, int second, double expected) =>
        Assert.Equal(expected, SelfConsistency.MajorityProbability(first, second), 1e-12);

    [Theory]
    [InlineData("aaaa", "a", 4, 4)]
    [InlineData("abaaaaaa", "a", 7, 8)]
    [InlineData("abababab", "a", 8, 16)]
    [InlineData("....", null, 4, 4)]
    public void Samples_are_drawn_until_the_majority_is_clear(string answers, string? expected, int votes, int samples)
    {
        int drawn = 0;
        SelfConsistencyVote vote = SelfConsistency.Hold((count, _) => [.. Enumerable.Range(0, count).Select(_ => answers[drawn++ % answers.Length] is var c && c == '.' ? null : $"{c}")], new SelfConsistencyOptions(), Seed.Default);

        Assert.Equal((expected, votes, samples), (vote.Answer, vote.Votes, vote.Samples));
    }

    [Fact]
    public void Each_draw_has_a_seed_of_its_own()
    {
        List<Seed> seeds = [];
        SelfConsistency.Hold((count, seed) => { seeds.Add(seed); return [.. Enumerable.Range(0, count).Select(i => $"{seeds.Count} {i}")]; }, new SelfConsistencyOptions { MostSamples = 10 }, Seed.Default);

        Assert.Equal(3, seeds.Distinct().Count());
    }

    [Fact]
    public void Options_out_of_range_are_named_together()
    {
        var e = Assert.Throws<ArgumentException>(() => SelfConsistency.Hold((_, _) => [], new SelfConsistencyOptions { MostSamples = 0, Together = 65, Certainty = 1, Temperature = 0 }, Seed.Default));

        Assert.StartsWith("MostSamples is 0; give 1 to 256. Together is 65; give 1 to 64. Certainty is 1; give above 0.5 to less than 1. Temperature is 0; give above 0 to 10.", e.Message, StringComparison.Ordinal);
    }
}
