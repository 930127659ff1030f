using System.Text.Json;

using Xunit;

namespace Understudy.Statistics.Tests.Golden;

public sealed class IntervalGoldenTests
{
    [Fact]
    public void Clopper_Pearson_matches_roots_of_exact_tails()
    {
        foreach (double[] row in GoldenFile.Rows("clopperPearson"))
        {
            Interval interval = ClopperPearson.TwoSided((long)row[0], (long)row[1], row[2]);
            GoldenFile.Close(row[3], interval.Low, 1e-11, $"low {row[0]}/{row[1]}");
            GoldenFile.Close(row[4], interval.High, 1e-11, $"high {row[0]}/{row[1]}");
        }
    }

    [Fact]
    public void Wilson_matches_the_reference()
    {
        foreach (double[] row in GoldenFile.Rows("wilson"))
        {
            Interval interval = WilsonScore.TwoSided((long)row[0], (long)row[1], row[2]);
            GoldenFile.Close(row[3], interval.Low, 1e-12, $"low {row[0]}/{row[1]}");
            GoldenFile.Close(row[4], interval.High, 1e-12, $"high {row[0]}/{row[1]}");
        }
    }

    [Fact]
    public void Wilson_matches_the_published_examples()
    {
        // Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
        Interval first = WilsonScore.TwoSided(81, 263), second = WilsonScore.TwoSided(15, 148), third = WilsonScore.TwoSided(1, 29);

        Assert.Equal((0.2553, 0.3662), (Math.Round(first.Low, 4), Math.Round(first.High, 4)));
        Assert.Equal((0.0624, 0.1605), (Math.Round(second.Low, 4), Math.Round(second.High, 4)));
        Assert.Equal((0.0061, 0.1718), (Math.Round(third.Low, 4), Math.Round(third.High, 4)));
    }

    [Fact]
    public void Tango_matches_the_quartic_of_Yang_Sun_and_Hardin()
    {
        foreach (double[] row in GoldenFile.Rows("tango"))
        {
            Interval interval = TangoScore.TwoSided(new PairedCounts((long)row[0], (long)row[1], (long)row[2], (long)row[3]));
            GoldenFile.Close(row[4], interval.Low, 1e-10, $"low of {row[1]}:{row[2]}");
            GoldenFile.Close(row[5], interval.High, 1e-10, $"high of {row[1]}:{row[2]}");
        }
    }

    [Fact]
    public void Tango_statistic_matches_a_numerically_constrained_likelihood()
    {
        foreach (double[] row in GoldenFile.Rows("tangoStatistic"))
        {
            PairedCounts counts = new(0, (long)row[0], (long)row[1], (long)(row[2] - row[0] - row[1]));
            GoldenFile.Close(row[4], TangoScore.Statistic(counts, row[3]), 1e-6, $"T({row[3]})");
        }
    }

    [Fact]
    public void Tango_matches_the_published_example()
    {
        // Airway hyper-responsiveness of 21 children (Bentur et al., 2009), Tango's interval in Fagerland, Lydersen
        // and Laake (2014), Statistics in Medicine 33, 2850-2875.
        Interval interval = TangoScore.TwoSided(new PairedCounts(1, 1, 7, 12));

        Assert.Equal((-0.517, -0.026), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
    }

    [Fact]
    public void McNemar_matches_the_exact_binomial_test()
    {
        foreach (double[] row in GoldenFile.Rows("mcnemar"))
        {
            GoldenFile.Close(row[2], McNemar.ExactPValue((long)row[0], (long)row[1]), 1e-10, $"{row[0]}:{row[1]}");
        }
    }

    [Fact]
    public void Holm_matches_the_reference()
    {
        JsonElement golden = GoldenFile.Get("holm");
        double[] adjusted = Holm.Adjust(golden.Numbers("p")), expected = golden.Numbers("adjusted");

        Assert.Equal(expected.Length, adjusted.Length);
        Assert.All(expected.Zip(adjusted), pair => GoldenFile.Close(pair.First, pair.Second, 1e-14));
    }
}
