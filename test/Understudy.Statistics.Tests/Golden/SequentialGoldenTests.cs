using Xunit;

namespace Understudy.Statistics.Tests.Golden;

public sealed class SequentialGoldenTests
{
    [Fact]
    public void Evidence_matches_exact_fractions()
    {
        foreach (double[] row in Rows("evidence"))
        {
            double found = BernoulliConfidenceSequence.LogEvidence((long)row[0], (long)row[1], row[2]);
            Assert.True(Math.Abs(row[3] - found) <= 1e-11 * Math.Max(1, Math.Abs(row[3])), $"{row[0]} of {row[1]} at {row[2]}: expected {row[3]:R}, found {found:R}");
        }
    }

    [Fact]
    public void Interval_matches_exact_fractions()
    {
        foreach (double[] row in Rows("interval"))
        {
            Interval found = BernoulliConfidenceSequence.At((long)row[0], (long)row[1], row[2]);
            GoldenFile.Close(row[3], found.Low, 1e-9, $"low of {row[0]} of {row[1]}");
            GoldenFile.Close(row[4], found.High, 1e-9, $"high of {row[0]} of {row[1]}");
        }
    }

    [Fact]
    public void Least_trials_match_counting_up()
    {
        foreach (double[] row in Rows("least"))
        {
            Assert.Equal((long)row[2], BernoulliConfidenceSequence.LeastTrials(row[0], row[1]));
        }
    }

    private static IEnumerable<double[]> Rows(string name) => GoldenFile.OfSequential(name).EnumerateArray().Select(GoldenFile.Numbers);
}
