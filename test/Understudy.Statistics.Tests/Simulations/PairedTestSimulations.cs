using Xunit;

namespace Understudy.Statistics.Tests.Simulations;

public sealed class PairedTestSimulations
{
    private const int Replicates = 20_000;

    public static TheoryData<double> Margins => [0.01, 0.02, 0.05];

    [Theory]
    [MemberData(nameof(Margins))]
    public void Tango_holds_its_level_at_the_boundary_by_exact_enumeration(double margin)
    {
        foreach (long n in new long[] { 100, 400, 1600, 6200 })
        {
            double worst = 0;
            foreach (double discordance in new[] { margin, 1.5 * margin, 0.1, 0.3 })
            {
                double level = ExactLevel.OfTango(n, 0.5 * (discordance - margin), 0.5 * (discordance + margin), margin, 0.05);
                worst = Math.Max(worst, level);
                Assert.True(level <= 0.055, FormattableString.Invariant($"n {n}, discordance {discordance}: level {level}"));
                Assert.True(n < 1600 || discordance < 0.1 || level >= 0.0485, FormattableString.Invariant($"n {n}, discordance {discordance}: level {level} is needlessly low"));
            }

            Simulation.Report(FormattableString.Invariant($"| Tango non-inferiority, margin {margin}, n = {n}: worst level over discordance (exact) | {worst:0.0000} | exact | – | – |"));
        }
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void Tango_non_inferiority_seldom_passes_at_the_boundary(double discordance) =>
        Simulation.Count($"Tango passes at difference = -0.02, n = 1600, discordance {discordance}", Replicates, 31, chance =>
            TangoScore.NonInferiorityPValue(chance.Pairs(1600, 0.5 * (discordance - 0.02), 0.5 * (discordance + 0.02)), 0.02) < 0.05).AtMost(0.051).AtLeast(0.04);

    [Theory]
    [InlineData(100, 0.1, 0)]
    [InlineData(300, 0.3, 0.05)]
    [InlineData(2000, 0.08, -0.02)]
    public void Tango_interval_covers(int n, double discordance, double difference) =>
        Simulation.Count($"Tango two-sided miss, n = {n}, discordance {discordance}, difference {difference}", Replicates, 32, chance =>
            !TangoScore.TwoSided(chance.Pairs(n, 0.5 * (discordance + difference), 0.5 * (discordance - difference))).Contains(difference)).AtMost(0.052).AtLeast(0.04);

    [Theory]
    [InlineData(200, 0.1, 0.01)]
    [InlineData(2000, 0.1, 0.03)]
    public void McNemar_holds_its_level(int n, double discordance, double notBelow) =>
        Simulation.Count($"McNemar rejects without a difference, n = {n}, discordance {discordance}", Replicates, 33, chance =>
        {
            PairedCounts pairs = chance.Pairs(n, discordance / 2, discordance / 2);
            return McNemar.ExactPValue(pairs.OnlyFirst, pairs.OnlySecond) <= 0.05;
        }).AtMost(0.05).AtLeast(notBelow);

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.01)]
    public void Paired_power_is_what_it_says(double margin)
    {
        long units = Assert.NotNull(PairedPower.RequiredUnits(0.1, 0, margin));

        Simulation.Count($"Tango passes without a difference, margin {margin}, discordance 0.1, n = {units} (planned power 0.80)", Replicates, 34, chance =>
            TangoScore.NonInferiorityPValue(chance.Pairs(units, 0.05, 0.05), margin) < 0.05).AtMost(0.81).AtLeast(0.79);
    }

    [Fact]
    public void Holm_holds_the_family_wise_level()
    {
        Simulation.Count("Holm: any false rejection among 8 true hypotheses", Replicates, 35, chance => Rejected(chance, 8, 0)).AtMost(0.05).AtLeast(0.045);
        Simulation.Count("Holm: any false rejection among 5 true and 3 clearly false hypotheses", Replicates, 36, chance => Rejected(chance, 5, 3)).AtMost(0.05).AtLeast(0.04);

        static bool Rejected(Chance chance, int nulls, int real)
        {
            double[] p = [.. Enumerable.Range(0, nulls).Select(_ => chance.Uniform()), .. Enumerable.Range(0, real).Select(_ => chance.Uniform() * 1e-6)];
            return Holm.Adjust(p).Take(nulls).Any(a => a <= 0.05);
        }
    }
}
