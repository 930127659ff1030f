using Xunit;

namespace Understudy.Statistics.Tests.Simulations;

/// <summary>Somebody looks after every trial, for thousands of trials: how often is the truth ever outside?</summary>
public sealed class SequentialSimulations
{
    private const int Trials = 4000, Replicates = 1500;
    private const double Alpha = 0.05;

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(0.97)]
    public void Truth_is_seldom_ever_outside_though_one_looks_always(double share)
    {
        Measured[] crossed = Simulation.Count(
            [$"confidence sequence ever excludes {share} in {Trials} looks", $"ever above {share} in {Trials} looks", $"fixed-n Clopper-Pearson ever excludes {share} in {Trials} looks (what looking costs without it)"],
            Replicates,
            61,
            chance =>
            {
                bool ever = false, above = false, naive = false;
                long k = 0;
                for (int n = 1; n <= Trials; n++)
                {
                    k += chance.Coin(share) ? 1 : 0;
                    ever |= BernoulliConfidenceSequence.LogEvidence(k, n, share) >= -Math.Log(Alpha);
                    above |= BernoulliConfidenceSequence.IsAbove(k, n, share, Alpha);
                    naive |= n % 100 == 0 && !naive && !ClopperPearson.TwoSided(k, n).Contains(share);
                }

                return [ever, above, naive];
            });

        crossed[0].AtMost(Alpha).AtLeast(0.005);
        crossed[1].AtMost(Alpha);
        crossed[2].AtLeast(0.15);
    }

    [Theory]
    [InlineData(0.05, 0.1, 600)]
    [InlineData(0.05, 0.2, 120)]
    [InlineData(0.02, 0.08, 400)]
    public void A_share_that_is_too_large_is_found_out(double bound, double share, int within)
    {
        Simulation.Count($"share {share} is proven above {bound} within {within} trials", 1000, 62, chance =>
        {
            long k = 0;
            for (int n = 1; n <= within; n++)
            {
                k += chance.Coin(share) ? 1 : 0;
                if (BernoulliConfidenceSequence.IsAbove(k, n, bound))
                {
                    return true;
                }
            }

            return false;
        }).AtLeast(0.85);
    }
}
