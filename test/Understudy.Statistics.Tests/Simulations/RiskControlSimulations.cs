using Xunit;

namespace Understudy.Statistics.Tests.Simulations;

/// <summary>
/// The guarantee: over fresh calibration sets, how often is the kept traffic of the chosen threshold truly worse
/// than ε? Confidence is uniform; the chance of a mistake given it, and so the true risk above any threshold, is known.
/// </summary>
public sealed class RiskControlSimulations
{
    private const double Epsilon = 0.05, Delta = 0.05;
    private const int Replicates = 6000;
    private static readonly double[] Grid = [.. Enumerable.Range(0, 40).Select(i => 0.9 - (0.022 * i))];

    [Theory]
    [InlineData("falling", 500)]
    [InlineData("falling", 2000)]
    [InlineData("bumpy", 1000)]
    [InlineData("edge", 1000)]
    public void Chosen_threshold_seldom_breaks_the_guarantee(string model, int rows)
    {
        Measured[] violated = Simulation.Count([$"LTT fixed sequence breaks 5 %, {model} risk, n = {rows}", $"LTT Bonferroni breaks 5 %, {model} risk, n = {rows}"], Replicates, 41, chance =>
        {
            (float[] confidence, bool[] wrong) = Draw(model, rows, chance);
            return [Breaks(LearnThenTest.FixedSequence(Grid, confidence, wrong, Epsilon, Delta), model), Breaks(LearnThenTest.Bonferroni(Grid, confidence, wrong, Epsilon, Delta), model)];
        });

        Assert.All(violated, v => v.AtMost(Delta));
        if (model == "edge")
        {
            // Every threshold is just too bad: the first test alone should use most of δ.
            violated[0].AtLeast(0.02);
        }
    }

    [Fact]
    public void Guarantee_is_not_empty()
    {
        Simulation.Count("LTT fixed sequence finds a threshold, falling risk, n = 2000", 500, 42, chance =>
        {
            (float[] confidence, bool[] wrong) = Draw("falling", 2000, chance);
            return LearnThenTest.FixedSequence(Grid, confidence, wrong, Epsilon, Delta).Threshold is not null;
        }).AtLeast(0.95);
    }

    [Theory]
    [InlineData("shortfall", 300, 0.003)]
    [InlineData("mistakes", 300, 0.003)]
    [InlineData("shortfall", 2000, 0.003)]
    public void Betting_and_Hoeffding_Bentkus_hold_their_level(string kind, int rows, double notBelow)
    {
        const double mean = 0.08;
        Measured[] rejected = Simulation.Count([$"betting upper bound below truth, {kind}, n = {rows}", $"Hoeffding-Bentkus rejects the truth, {kind}, n = {rows}", $"betting lower bound above truth, {kind}, n = {rows}"], Replicates, 43, chance =>
        {
            double[] losses = new double[rows], mirrored = new double[rows];
            for (int i = 0; i < rows; i++)
            {
                // A shortfall is 0 for four rows in five and uniform with mean 0.4 for the rest.
                losses[i] = kind == "mistakes" ? chance.Coin(mean) ? 1 : 0 : chance.Coin(0.2) ? 0.8 * chance.Uniform() : 0;
                mirrored[i] = 1 - losses[i];
            }

            return [BettingBound.PValue(losses, mean) <= 0.05, HoeffdingBentkus.PValue(losses.Average(), rows, mean) <= 0.05, BettingBound.PValue(mirrored, 1 - mean) <= 0.05];
        });

        Assert.All(rejected, r => r.AtMost(0.05));
        rejected[0].AtLeast(notBelow);
    }

    private static bool Breaks(ThresholdDecision decision, string model) => decision.Threshold is double t && TrueRisk(model, t) > Epsilon;

    private static (float[] Confidence, bool[] Wrong) Draw(string model, int rows, Chance chance)
    {
        float[] confidence = new float[rows];
        bool[] wrong = new bool[rows];
        for (int i = 0; i < rows; i++)
        {
            confidence[i] = (float)chance.Uniform();
            wrong[i] = chance.Coin(Mistake(model, confidence[i]));
        }

        return (confidence, wrong);
    }

    private static double Mistake(string model, double confidence) => model switch
    {
        "falling" => 0.4 * (1 - confidence) * (1 - confidence),
        "bumpy" => confidence is > 0.6 and < 0.75 ? 0.2 : 0.03,
        _ => Epsilon + 1e-6,
    };

    /// <summary>The mean of <see cref="Mistake"/> above the threshold.</summary>
    private static double TrueRisk(string model, double t) => model switch
    {
        "falling" => 0.4 * (1 - t) * (1 - t) / 3,
        "bumpy" => ((0.03 * (1 - t)) + (0.17 * Math.Max(0, 0.75 - Math.Max(t, 0.6)))) / (1 - t),
        _ => Epsilon + 1e-6,
    };
}
