using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class SequentialProperties
{
    private static readonly Gen<(long K, long N, double Alpha)> Cases =
        from n in Gen.Int[1, 20_000]
        from k in Gen.Int[0, n]
        from alpha in Gen.Double[0.001, 0.3]
        select ((long)k, (long)n, alpha);

    [Fact]
    public void Interval_holds_the_observed_share_is_wider_than_a_fixed_one_and_mirrors() =>
        Cases.Sample(c =>
        {
            Interval always = BernoulliConfidenceSequence.At(c.K, c.N, c.Alpha), mirrored = BernoulliConfidenceSequence.At(c.N - c.K, c.N, c.Alpha);
            Interval once = WilsonScore.TwoSided(c.K, c.N, 1 - c.Alpha);
            return always.Contains((double)c.K / c.N) && always.Width >= once.Width - 1e-9
                && Math.Abs(always.Low - (1 - mirrored.High)) < 1e-9 && Math.Abs(always.High - (1 - mirrored.Low)) < 1e-9;
        });

    [Fact]
    public void Above_is_the_lower_end_being_above_and_below_the_upper_one_being_below() =>
        (from c in Cases from share in Gen.Double[0.001, 0.999] select (c, share)).Sample(x =>
        {
            Interval at = BernoulliConfidenceSequence.At(x.c.K, x.c.N, x.c.Alpha);
            return (Math.Abs(at.Low - x.share) < 1e-9 || BernoulliConfidenceSequence.IsAbove(x.c.K, x.c.N, x.share, x.c.Alpha) == at.Low > x.share)
                && (Math.Abs(at.High - x.share) < 1e-9 || BernoulliConfidenceSequence.IsBelow(x.c.K, x.c.N, x.share, x.c.Alpha) == at.High < x.share);
        });

    [Fact]
    public void Nothing_seen_is_nothing_known()
    {
        Assert.Equal(new Interval(0, 1), BernoulliConfidenceSequence.At(0, 0));
        Assert.Equal(0, BernoulliConfidenceSequence.LogEvidence(0, 0, 0.3), 1e-12);
        Assert.False(BernoulliConfidenceSequence.IsAbove(0, 0, 0));
        Assert.True(BernoulliConfidenceSequence.IsAbove(1, 1, 0));
    }

    [Fact]
    public void Arguments_out_of_range_are_the_callers_mistake()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BernoulliConfidenceSequence.At(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BernoulliConfidenceSequence.At(1, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BernoulliConfidenceSequence.LogEvidence(1, 2, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => BernoulliConfidenceSequence.LeastTrials(0));
    }
}
