using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class DistributionProperties
{
    private static readonly Gen<double> Open = Gen.Double[1e-12, 1 - 1e-9];

    [Fact]
    public void Normal_quantile_inverts_the_cdf() =>
        Gen.Double[-8, 5].Sample(x => Math.Abs(x - NormalDistribution.Quantile(NormalDistribution.Cdf(x))) < 1e-9);

    [Fact]
    public void Normal_cdf_is_symmetric_and_rises() =>
        Gen.Select(Gen.Double[-30, 30], Gen.Double[0, 1]).Sample((x, step) =>
            Near(1, NormalDistribution.Cdf(x) + NormalDistribution.Cdf(-x), 1e-15) && NormalDistribution.Cdf(x + step) >= NormalDistribution.Cdf(x) * (1 - 1e-14));

    [Fact]
    public void Beta_quantile_inverts_the_cdf() =>
        Gen.Select(Open, Gen.Double[-1, 6], Gen.Double[-1, 6]).Sample((p, logA, logB) =>
        {
            (double a, double b) = (Math.Pow(10, logA), Math.Pow(10, logB));
            double x = BetaDistribution.Quantile(p, a, b);

            // An x within half a unit in the last place of 1 cannot be told from 1.
            return x > 1 - 1e-9 || Near(p, BetaDistribution.Cdf(x, a, b), 1e-7);
        });

    [Fact]
    public void Beta_cdf_is_the_mirror_of_itself() =>
        Gen.Select(Open, Gen.Double[0.1, 500], Gen.Double[0.1, 500]).Sample((x, a, b) =>
            Near(1, BetaDistribution.Cdf(x, a, b) + BetaDistribution.Cdf(1 - x, b, a), 1e-9));

    [Fact]
    public void Binomial_tails_meet_at_the_mass() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((n, share, p) =>
        {
            long k = (long)(share * n);
            return Near(1 + Math.Exp(Binomial.LogMass(k, n, p)), Binomial.LowerTail(k, n, p) + Binomial.UpperTail(k, n, p), 1e-10);
        });

    [Fact]
    public void Binomial_quantile_is_the_first_to_reach_its_probability() =>
        Gen.Select(Gen.Double[0.001, 0.999], Gen.Int[1, 500], Gen.Double[0.01, 0.99]).Sample((probability, n, p) =>
        {
            long k = Binomial.Quantile(probability, n, p);
            return Binomial.LowerTail(k, n, p) >= probability && Binomial.LowerTail(k - 1, n, p) < probability;
        });

    [Fact]
    public void Certain_and_empty_binomials_have_whole_tails()
    {
        Assert.Equal((1, 1, 0), (Binomial.LowerTail(0, 0, 0.3), Binomial.UpperTail(0, 5, 0.3), Binomial.UpperTail(1, 5, 0)));
        Assert.Equal((0, 1), (Binomial.LowerTail(4, 5, 1), Binomial.UpperTail(5, 5, 1)));
        Assert.Equal(double.NegativeInfinity, Binomial.LogMass(6, 5, 0.5));
    }

    [Fact]
    public void Refuses_what_is_no_probability()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Cdf(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaDistribution.Cdf(0.5, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.LowerTail(1, -1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentDistribution.Quantile(double.NaN, 3));
    }

    private static bool Near(double expected, double actual, double relative) => Math.Abs(expected - actual) <= relative * Math.Max(1e-300, Math.Max(Math.Abs(expected), Math.Abs(actual)));
}
