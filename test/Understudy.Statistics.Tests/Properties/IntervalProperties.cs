using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class IntervalProperties
{
    private static readonly Gen<(long K, long N)> Counts = Gen.Select(Gen.Long[1, 3000], Gen.Double[0, 1]).Select((n, share) => ((long)Math.Round(n * share), n));
    private static readonly Gen<double> Confidence = Gen.Double[0.5, 0.999];

    [Fact]
    public void Clopper_Pearson_holds_the_share_and_mirrors() =>
        Gen.Select(Counts, Confidence).Sample((counts, confidence) =>
        {
            (long k, long n) = counts;
            Interval interval = ClopperPearson.TwoSided(k, n, confidence), mirror = ClopperPearson.TwoSided(n - k, n, confidence);
            return interval.Contains((double)k / n) && Math.Abs(interval.Low - (1 - mirror.High)) < 1e-12 && Math.Abs(interval.High - (1 - mirror.Low)) < 1e-12;
        });

    [Fact]
    public void Clopper_Pearson_rises_with_successes_and_widens_with_confidence() =>
        Gen.Select(Counts, Confidence).Where(g => g.Item1.K < g.Item1.N).Sample((counts, confidence) =>
        {
            (long k, long n) = counts;
            Interval narrow = ClopperPearson.TwoSided(k, n, confidence), more = ClopperPearson.TwoSided(k + 1, n, confidence), wide = ClopperPearson.TwoSided(k, n, 0.5 * (1 + confidence));
            return more.Low > narrow.Low && more.High > narrow.High - 1e-15 && wide.Low <= narrow.Low && wide.High >= narrow.High;
        });

    [Fact]
    public void Exact_test_rejects_exactly_when_the_bound_is_above_the_bar() =>
        Gen.Select(Counts, Gen.Double[0.001, 0.999], Gen.Double[0.001, 0.3]).Sample((counts, bar, alpha) =>
        {
            (long k, long n) = counts;
            double p = ExactBinomialTest.PValueGreater(k, n, bar), bound = ClopperPearson.LowerBound(k, n, 1 - alpha);
            return Math.Abs(bound - bar) < 1e-9 || p < alpha == bound > bar;
        });

    [Fact]
    public void Exact_test_the_other_way_rejects_exactly_when_the_upper_bound_is_below_the_bar() =>
        Gen.Select(Counts, Gen.Double[0.001, 0.999], Gen.Double[0.001, 0.3]).Sample((counts, bar, alpha) =>
        {
            (long k, long n) = counts;
            double p = ExactBinomialTest.PValueLess(k, n, bar), bound = ClopperPearson.UpperBound(k, n, 1 - alpha);
            return Math.Abs(bound - bar) < 1e-9 || p < alpha == bound < bar;
        });

    [Fact]
    public void Wilson_holds_the_share_and_mirrors() =>
        Gen.Select(Counts, Confidence).Sample((counts, confidence) =>
        {
            (long k, long n) = counts;
            Interval interval = WilsonScore.TwoSided(k, n, confidence), mirror = WilsonScore.TwoSided(n - k, n, confidence);
            return interval.Contains((double)k / n) && Math.Abs(interval.Low - (1 - mirror.High)) < 1e-12;
        });

    [Fact]
    public void No_rows_say_nothing()
    {
        Assert.Equal(new Interval(0, 1), ClopperPearson.TwoSided(0, 0));
        Assert.Equal(new Interval(0, 1), WilsonScore.TwoSided(0, 0));
        Assert.Equal(1, ExactBinomialTest.PValueGreater(0, 0, 0.95));
        Assert.Equal(new Interval(-1, 1), TangoScore.TwoSided(default));
        Assert.Equal(1, TangoScore.NonInferiorityPValue(default, 0.02));
        Assert.Equal(1, McNemar.ExactPValue(0, 0));
    }

    [Fact]
    public void Refuses_more_successes_than_trials()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.TwoSided(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonScore.TwoSided(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.LowerBound(1, 2, 1));
    }
}
