using Xunit;

namespace Understudy.Statistics.Tests.Simulations;

public sealed class ProportionSimulations
{
    private const int Replicates = 20_000;

    [Theory]
    [InlineData(50, 0.02, 0)]
    [InlineData(59, 0.95, 0.001)]
    [InlineData(200, 0.5, 0.03)]
    [InlineData(2000, 0.95, 0.035)]
    public void Clopper_Pearson_covers_at_every_chance(int n, double p, double notBelow)
    {
        Interval[] intervals = [.. Enumerable.Range(0, n + 1).Select(k => ClopperPearson.TwoSided(k, n))];

        Simulation.Count($"Clopper-Pearson two-sided miss, n = {n}, p = {p}", Replicates, 21, chance => !intervals[chance.Binomial(n, p)].Contains(p)).AtMost(0.05).AtLeast(notBelow);
    }

    [Fact]
    public void Clopper_Pearson_one_sided_bound_covers() =>
        Simulation.Count("Clopper-Pearson lower bound above truth, n = 300, p = 0.95", Replicates, 22, chance => ClopperPearson.LowerBound(chance.Binomial(300, 0.95), 300) > 0.95).AtMost(0.05).AtLeast(0.02);

    [Fact]
    public void Wilson_covers_on_average_over_chances()
    {
        Interval[] intervals = [.. Enumerable.Range(0, 101).Select(k => WilsonScore.TwoSided(k, 100))];

        Simulation.Count("Wilson two-sided miss, n = 100, p uniform", Replicates, 23, chance =>
        {
            double p = chance.Uniform();
            return !intervals[chance.Binomial(100, p)].Contains(p);
        }).AtMost(0.052).AtLeast(0.045);
    }

    [Fact]
    public void Wilson_dips_below_nominal_near_the_ends_as_documented()
    {
        Interval[] intervals = [.. Enumerable.Range(0, 101).Select(k => WilsonScore.TwoSided(k, 100))];

        // At 0.0018 the interval of one success just misses: coverage is P(X = 0) alone.
        Simulation.Count("Wilson two-sided miss, n = 100, p = 0.0017", Replicates, 24, chance => !intervals[chance.Binomial(100, 0.0017)].Contains(0.0017)).AtLeast(0.1);
    }

    [Fact]
    public void Exact_binomial_test_holds_its_level_at_the_bar() =>
        Simulation.Count("exact binomial promotes at agreement = 0.95, n = 1000", Replicates, 25, chance => ExactBinomialTest.PValueGreater(chance.Binomial(1000, 0.95), 1000, 0.95) <= 0.05).AtMost(0.05).AtLeast(0.03);

    [Fact]
    public void Agreement_power_is_what_it_says()
    {
        long units = Assert.NotNull(AgreementPower.RequiredUnits(0.97, 0.95));
        double exact = AgreementPower.Power(units, 0.97, 0.95);

        Simulation.Count($"exact binomial promotes at agreement 0.97, bar 0.95, n = {units} (planned power 0.80)", Replicates, 26, chance => ExactBinomialTest.PValueGreater(chance.Binomial(units, 0.97), units, 0.95) <= 0.05).AtMost(exact).AtLeast(exact);
        // At the start of a tooth of the saw; the tooth's end is the one that has 0.80.
        Assert.InRange(exact, 0.8, 0.86);
    }
}
