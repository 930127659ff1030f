using Xunit;

namespace Understudy.Statistics.Tests.Simulations;

/// <summary>What the relevance verdicts rest on: means of NDCG-like values, their paired differences, and losses between 0 and 1.</summary>
public sealed class RankingSimulations
{
    private const double Epsilon = 0.1, Delta = 0.05;
    private static readonly double[] Grid = [.. Enumerable.Range(0, 30).Select(i => 0.9 - (0.03 * i))];

    [Theory]
    [InlineData(50, 1.0)]
    [InlineData(300, 1.0)]
    [InlineData(300, 0.2)]
    public void Bootstrap_bound_of_a_paired_difference_of_shortfalls_holds(int queries, double differing)
    {
        Measured[] measured = Simulation.Count([$"paired NDCG difference, {queries} queries, {(differing < 1 ? "one in five differs" : "all differ")}: lower bound above truth", $"paired NDCG difference, {queries} queries, {(differing < 1 ? "one in five differs" : "all differ")}: upper bound below truth"], 1500, 71, chance =>
        {
            // Two shortfalls, each 0 for two queries in five and skewed for the rest; the first is 0.02 larger on average.
            double[] d = new double[queries];
            for (int i = 0; i < queries; i++)
            {
                d[i] = chance.Coin(differing) ? Shortfall(chance, 0.10) - Shortfall(chance, 0.10 + (0.02 / differing)) : 0;
            }

            BootstrapResult b = ClusterBootstrap.Mean(d, [.. Enumerable.Range(0, queries)], 300, 0.95, chance.Seed());
            return [b.OneSidedLow > -0.02, b.OneSidedHigh < -0.02];
        });
        Assert.All(measured, m => m.AtMost(0.055));
    }

    [Theory]
    [InlineData("falling", 300)]
    [InlineData("edge", 400)]
    public void Chosen_threshold_seldom_breaks_the_guarantee_of_a_mean_loss(string model, int rows)
    {
        Measured broken = Simulation.Count($"LTT betting breaks a mean loss of 10 %, {model} loss, n = {rows}", 3000, 72, chance =>
        {
            float[] confidence = new float[rows];
            double[] losses = new double[rows];
            for (int i = 0; i < rows; i++)
            {
                confidence[i] = (float)chance.Uniform();
                losses[i] = Shortfall(chance, model == "edge" ? Epsilon + 1e-6 : 0.4 * (1 - confidence[i]));
            }

            ThresholdDecision decision = LearnThenTest.FixedSequenceOfLosses(model == "edge" ? [0] : Grid, confidence, losses, Epsilon, Delta);
            return decision.Threshold is double t && (model == "edge" || 0.2 * (1 - t) > Epsilon);
        });
        broken.AtMost(Delta);
        if (model == "edge")
        {
            broken.AtLeast(0.01);
        }
    }

    [Fact]
    public void Sixty_three_rows_without_loss_are_the_least_that_pass_at_five_percent()
    {
        Assert.Equal(63, LearnThenTest.LeastRowsOfLosses(0.05, 0.05));
        Assert.NotNull(LearnThenTest.FixedSequenceOfLosses([0.5], Sure(63), new double[63], 0.05, 0.05).Threshold);
        ThresholdDecision none = LearnThenTest.FixedSequenceOfLosses([0.5], Sure(62), new double[62], 0.05, 0.05);
        Assert.Null(none.Threshold);
        Assert.Equal((62, 0, 1), (none.Kept, none.MeanLoss, none.Tested));
        Assert.Throws<ArgumentException>(() => LearnThenTest.FixedSequenceOfLosses([0.5], Sure(2), [0, 1.5], 0.05, 0.05));
        Assert.Equal(0, LearnThenTest.FixedSequenceOfLosses([0.5], [], [], 0.05, 0.05).Coverage);

        static float[] Sure(int n) => [.. Enumerable.Repeat(0.9f, n)];
    }

    [Theory]
    [InlineData(0.05, 0.08, 0.1)]
    [InlineData(0.02, 0.05, 0.05)]
    [InlineData(0.15, 0.2, 0.2)]
    public void Betting_power_is_about_what_is_planned(double mean, double deviation, double bar)
    {
        long units = BettingPower.RequiredUnits(mean, deviation, bar)!.Value;
        double observed = Simulation.Count($"betting shows a mean loss of {mean} (deviation {deviation}) below {bar}, n = {units} (planned power 0.80)", 2000, 73, chance =>
        {
            // A two-point loss of that mean and deviation.
            double share = mean * mean / ((mean * mean) + (deviation * deviation)), size = mean / share;
            double[] losses = new double[units];
            for (int i = 0; i < losses.Length; i++)
            {
                losses[i] = chance.Coin(share) ? size : 0;
            }

            return BettingBound.PValue(losses, bar) <= 0.05;
        }).Share;
        Assert.InRange(observed, 0.7, 0.9);
    }

    [Fact]
    public void Paired_mean_power_is_what_is_planned()
    {
        Assert.Equal(348, PairedMeanPower.RequiredUnits(0.15, 0, 0.02)); // ((1.6449 + 0.8416) · 0.15 / 0.02)²
        Assert.Null(PairedMeanPower.RequiredUnits(0.15, -0.02, 0.02));
        double observed = Simulation.Count("paired mean passes without a difference, margin 0.02, deviation 0.15, n = 348 (planned power 0.80)", 1000, 74, chance =>
        {
            double[] d = new double[348];
            for (int i = 0; i < d.Length; i++)
            {
                d[i] = Math.Clamp(0.15 * chance.Normal(), -1, 1);
            }

            return ClusterBootstrap.Mean(d, [.. Enumerable.Range(0, 348)], 300, 0.95, chance.Seed()).OneSidedLow > -0.02;
        }).Share;
        Assert.InRange(observed, 0.74, 0.84);
        Assert.Equal(0.8, PairedMeanPower.Power(348, 0.15, 0, 0.02), 2);
    }

    [Fact]
    public void Sign_flips_hold_their_level() =>
        Simulation.Count("sign flips reject without a difference, 40 queries", 3000, 75, chance =>
        {
            double[] d = new double[40];
            for (int i = 0; i < d.Length; i++)
            {
                d[i] = chance.Coin(0.6) ? Shortfall(chance, 0.1) - Shortfall(chance, 0.1) : 0;
            }

            return SignFlipTest.PValue(d, chance.Seed(), 199) <= 0.05;
        }).AtMost(0.05).AtLeast(0.03);

    /// <summary>What a query's NDCG lacks: nothing for two in five, a skewed share for the rest, with the mean given.</summary>
    private static double Shortfall(Chance chance, double mean) => chance.Coin(0.4) ? 0 : Math.Min(1, mean / 0.6 * 3 * Math.Pow(chance.Uniform(), 2));
}
