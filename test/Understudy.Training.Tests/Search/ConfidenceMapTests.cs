using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Training.Tests.Search;

public sealed class ConfidenceMapTests
{
    /// <summary>Products of many probabilities lie far below certainty: the first step from slope 1 goes beyond 0, the minimum does not.</summary>
    [Fact]
    public void Log_odds_that_tell_right_from_wrong_far_below_zero_have_a_slope()
    {
        double[] logOdds = [.. Enumerable.Range(0, 145).Select(i => -14 + (i * 16 / 145.0))];
        double[] right = [.. logOdds.Select((x, i) => x > -8 + (i % 5) ? 1.0 : 0)];

        (double slope, double offset) = ConfidenceMap.FitLogOdds(logOdds, right);

        Assert.InRange(slope, 0.5, 2);
        Assert.True(1 / (1 + Math.Exp(-(offset + (slope * -13)))) < 0.1);
        Assert.True(1 / (1 + Math.Exp(-(offset + (slope * 1)))) > 0.9);
    }

    [Fact]
    public void No_other_map_fits_better() => Gen.Select(Gen.ULong, Gen.Int[1, 300], Gen.Double[-15, 5], Gen.Double[0.1, 8], Gen.Double[-3, 3]).Sample((seed, count, middle, spread, truth) =>
    {
        var random = new SeededRandom(new Seed(seed));
        double[] logOdds = [.. Enumerable.Range(0, count).Select(_ => middle + (spread * random.NextGaussian()))];
        double[] outcomes = [.. logOdds.Select(x => random.NextDouble() < 1 / (1 + Math.Exp(-truth * (x - middle))) ? 1.0 : 0)];
        (double slope, double offset) = ConfidenceMap.FitLogOdds(logOdds, outcomes);
        double found = Loss(slope, offset), mean = logOdds.Average();

        Assert.InRange(slope, 0, double.MaxValue);
        Assert.InRange(offset + (slope * mean), -12 - 1e-9, 12 + 1e-9); // outcomes that are all alike would pull it to infinity
        foreach (double ds in new[] { -0.5, -0.01, 0, 0.01, 0.5 })
        {
            foreach (double d in new[] { -1, -0.01, 0, 0.01, 1 })
            {
                double s = Math.Max(0, slope + ds), o = Math.Clamp(offset + (slope * mean) + d, -12, 12) - (s * mean);
                Assert.True(Loss(s, o) >= found - 1e-6, $"{s}, {o} is better than {slope}, {offset}");
            }
        }

        double Loss(double s, double o) => ((s - 1) * (s - 1) / 2) + logOdds.Zip(outcomes, (x, y) => Math.Max(o + (s * x), 0) + Math.Log(1 + Math.Exp(-Math.Abs(o + (s * x)))) - (y * (o + (s * x)))).Sum();
    });
}
