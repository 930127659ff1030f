using Xunit;

namespace Understudy.Statistics.Tests.Simulations;

/// <summary>The whole decision as the evaluation makes it: everything that is chosen beforehand, then the looks.</summary>
public sealed class PromoteDecisionSimulations
{
    private const double Alpha = 0.05, Margin = 0.02;
    private const int Replicates = 10_000;

    [Theory]
    [InlineData(0.03, 1600)]
    [InlineData(0.1, 1600)]
    [InlineData(0.3, 1600)]
    [InlineData(0.1, 6000)]
    public void Gold_promotes_seldom_at_the_boundary_in_two_looks_at_the_same_rows(double discordance, int rows)
    {
        // The second look is a retrained specialist that answers four rows in five like the first.
        Measured[] promoted = Simulation.Count([$"gold promotes at -margin, first look, discordance {discordance}, n = {rows}", $"gold promotes at -margin in either of two looks, discordance {discordance}, n = {rows}"], Replicates, 51, chance =>
        {
            double first = 0.5 * (discordance - Margin), second = 0.5 * (discordance + Margin);
            PairedCounts kept = chance.Pairs(rows * 4 / 5, first, second), old = chance.Pairs(rows / 5, first, second), fresh = chance.Pairs(rows / 5, first, second);
            bool atFirst = Promotes(Add(kept, old), 1), atSecond = Promotes(Add(kept, fresh), 2);
            return [atFirst, atFirst || atSecond];
        });

        promoted[0].AtMost(0.0415).AtLeast(0.03);
        promoted[1].AtMost(Alpha).AtLeast(0.03);

        static bool Promotes(PairedCounts counts, int look) => TangoScore.LowerBound(counts, 1 - AlphaSpending.ForLook(Alpha, look)) > -Margin;
    }

    [Fact]
    public void Agreement_promotes_seldom_at_the_bar_in_five_looks()
    {
        Simulation.Count("agreement promotes at the bar in any of five looks, n = 1500", Replicates, 52, chance =>
            Enumerable.Range(1, 5).Any(look => ExactBinomialTest.PValueGreater(chance.Binomial(1500, 0.95), 1500, 0.95) <= AlphaSpending.ForLook(Alpha, look))).AtMost(Alpha).AtLeast(0.025);
    }

    [Fact]
    public void Several_responders_are_beaten_falsely_no_more_often_than_one() =>
        Simulation.Count("intersection-union over three responders, one of them equal, n = 1000", Replicates, 53, chance =>
            TangoScore.NonInferiorityPValue(chance.Pairs(1000, 0.05, 0.05), 0) < Alpha
            && TangoScore.NonInferiorityPValue(chance.Pairs(1000, 0.1, 0.03), 0) < Alpha
            && TangoScore.NonInferiorityPValue(chance.Pairs(1000, 0.1, 0.03), 0) < Alpha).AtMost(0.052).AtLeast(0.04);

    [Fact]
    public void Escalation_with_a_certified_threshold_keeps_both_promises()
    {
        // Thresholds from selection rows, certified on calibration rows, the system tested on test rows. The teacher
        // is right 987.5 times in 1000, so that the thresholds which certification picks straddle the margin.
        double[] quantiles = [.. Enumerable.Range(5, 85).Select(i => i * 0.01)];
        Measured[] events = Simulation.Count(["escalation: kept traffic is worse than 5 %", "escalation: promoted although the system is at or below -margin", "escalation: promoted", "escalation: the threshold puts the system at or below -margin"], 1500, 54, chance =>
        {
            (float[] seen, bool[] seenWrong) = Draw(600, chance);
            Array.Sort(seen, seenWrong);
            double[] candidates = [.. quantiles.Select(q => (double)seen[(int)(seen.Length * (1 - q))]).Distinct()];
            (float[] confidence, bool[] wrong) = Draw(3000, chance);
            if (LearnThenTest.FixedSequence(candidates, confidence, wrong, 0.05, 0.05).Threshold is not double threshold)
            {
                return [false, false, false, false];
            }

            (float[] test, bool[] mistaken) = Draw(4000, chance);
            bool[] system = new bool[test.Length], teacher = new bool[test.Length];
            for (int i = 0; i < test.Length; i++)
            {
                teacher[i] = chance.Coin(0.9875);
                system[i] = test[i] >= threshold ? !mistaken[i] : teacher[i];
            }

            bool promoted = TangoScore.LowerBound(PairedCounts.Of(system, teacher), 1 - AlphaSpending.ForLook(Alpha, 1)) > -Margin;
            return [RiskAbove(threshold) > 0.05, promoted && TrueDifference(threshold) <= -Margin, promoted, TrueDifference(threshold) <= -Margin];
        });

        events[0].AtMost(0.05);
        events[1].AtMost(0.05);
        events[3].AtLeast(0.2);

        static (float[] Confidence, bool[] Wrong) Draw(int rows, Chance chance)
        {
            float[] confidence = new float[rows];
            bool[] wrong = new bool[rows];
            for (int i = 0; i < rows; i++)
            {
                confidence[i] = (float)chance.Uniform();
                wrong[i] = chance.Coin(0.3 * (1 - confidence[i]) * (1 - confidence[i]));
            }

            return (confidence, wrong);
        }

        static double RiskAbove(double t) => 0.1 * (1 - t) * (1 - t);

        static double TrueDifference(double t) => (1 - t) * (0.0125 - RiskAbove(t));
    }

    private static PairedCounts Add(PairedCounts a, PairedCounts b) => new(a.Both + b.Both, a.OnlyFirst + b.OnlyFirst, a.OnlySecond + b.OnlySecond, a.Neither + b.Neither);
}
