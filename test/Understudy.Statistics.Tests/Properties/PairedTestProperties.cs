using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class PairedTestProperties
{
    private static readonly Gen<PairedCounts> Tables = Gen.OneOf(
        Gen.Select(Gen.Long[0, 2000], Gen.Long[0, 100], Gen.Long[0, 100], Gen.Long[0, 300]),
        Gen.Select(Gen.Long[0, 3], Gen.Long[0, 3], Gen.Long[0, 3], Gen.Long[0, 3])).Select(c => new PairedCounts(c.Item1, c.Item2, c.Item3, c.Item4)).Where(c => c.Count > 0);

    [Fact]
    public void Tango_holds_the_difference_inside_the_possible() =>
        Gen.Select(Tables, Gen.Double[0.5, 0.999]).Sample((counts, confidence) =>
        {
            Interval interval = TangoScore.TwoSided(counts, confidence);
            return interval.Contains(counts.Difference) && interval.Low >= -1 && interval.High <= 1;
        });

    [Fact]
    public void Tango_mirrors_when_the_systems_change_places() =>
        Gen.Select(Tables, Gen.Double[0.6, 0.99]).Sample((counts, confidence) =>
        {
            Interval interval = TangoScore.TwoSided(counts, confidence), swapped = TangoScore.TwoSided(counts.Swap(), confidence);
            return Math.Abs(interval.Low + swapped.High) < 1e-12 && Math.Abs(interval.High + swapped.Low) < 1e-12;
        });

    [Fact]
    public void Tango_passes_exactly_when_its_lower_bound_is_above_minus_the_margin() =>
        Gen.Select(Tables, Gen.Double[0, 0.3], Gen.Double[0.001, 0.4]).Sample((counts, margin, alpha) =>
        {
            double p = TangoScore.NonInferiorityPValue(counts, margin), bound = TangoScore.LowerBound(counts, 1 - alpha);
            return Math.Abs(bound + margin) < 1e-9 || p < alpha == bound > -margin;
        });

    [Fact]
    public void Tango_p_value_falls_as_the_margin_grows() =>
        Gen.Select(Tables, Gen.Double[0, 0.9], Gen.Double[0, 0.09]).Sample((counts, margin, more) =>
            TangoScore.NonInferiorityPValue(counts, margin + more) <= TangoScore.NonInferiorityPValue(counts, margin) + 1e-12);

    [Fact]
    public void Tango_bounds_at_one_half_are_the_estimate() =>
        Tables.Sample(counts => Math.Abs(TangoScore.LowerBound(counts, 0.5 + 1e-12) - counts.Difference) < 1e-4 && TangoScore.LowerBound(counts, 0.3) >= counts.Difference - 1e-9);

    [Fact]
    public void A_table_can_be_printed() => Assert.Contains("OnlyFirst = 2", new PairedCounts(1, 2, 3, 4).ToString(), StringComparison.Ordinal);

    [Fact]
    public void McNemar_does_not_mind_which_is_first() =>
        Gen.Select(Gen.Long[0, 5000], Gen.Long[0, 5000]).Sample((b, c) =>
        {
            double p = McNemar.ExactPValue(b, c);
            return p == McNemar.ExactPValue(c, b) && p is >= 0 and <= 1 && (b != c || p == 1);
        });

    [Fact]
    public void Pairs_are_counted_into_four_cells() =>
        Gen.Select(Gen.Bool, Gen.Bool).Array.Sample(pairs =>
        {
            PairedCounts counts = PairedCounts.Of(pairs.Select(p => p.Item1).ToArray(), pairs.Select(p => p.Item2).ToArray());
            return counts.Count == pairs.Length && counts.Both == pairs.Count(p => p.Item1 && p.Item2) && counts.OnlyFirst == pairs.Count(p => p.Item1 && !p.Item2) && counts.OnlySecond == pairs.Count(p => !p.Item1 && p.Item2);
        });

    [Fact]
    public void Holm_never_lowers_a_p_value_and_keeps_their_order() =>
        Gen.Double[0, 1].Array.Sample(p =>
        {
            double[] adjusted = Holm.Adjust(p);
            return Enumerable.Range(0, p.Length).All(i => adjusted[i] >= p[i] && adjusted[i] <= 1 && Enumerable.Range(0, p.Length).All(j => p[i] > p[j] || adjusted[i] <= adjusted[j]));
        });

    [Fact]
    public void Looks_spend_less_each_time_and_no_more_than_alpha_together() =>
        Gen.Double[0.001, 0.5].Sample(alpha =>
        {
            double[] levels = [.. Enumerable.Range(1, 60).Select(k => AlphaSpending.ForLook(alpha, k))];
            return levels.Sum() <= alpha * (1 + 1e-12) && levels.Zip(levels.Skip(1)).All(p => p.Second < p.First);
        });

    [Fact]
    public void First_look_at_five_percent_has_four() => Assert.Equal(0.04, AlphaSpending.ForLook(0.05, 1), 12);

    [Fact]
    public void Refuses_impossible_tables()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TangoScore.TwoSided(new PairedCounts(1, -1, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TangoScore.NonInferiorityPValue(new PairedCounts(1, 1, 0, 0), 1));
        Assert.Throws<ArgumentException>(() => PairedCounts.Of([true], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlphaSpending.ForLook(0.05, 0));
    }
}
