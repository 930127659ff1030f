using Xunit;

namespace Understudy.Statistics.Tests.Golden;

public sealed class DistributionGoldenTests
{
    [Fact]
    public void Normal_cdf_matches_sixty_digit_reference_into_the_far_tail()
    {
        foreach (double[] row in GoldenFile.Rows("normalCdf"))
        {
            GoldenFile.Close(row[1], NormalDistribution.Cdf(row[0]), 5e-15, $"cdf({row[0]})");
        }
    }

    [Fact]
    public void Normal_quantile_matches_sixty_digit_reference_into_the_far_tail()
    {
        foreach (double[] row in GoldenFile.Rows("normalQuantile"))
        {
            GoldenFile.Close(row[1], NormalDistribution.Quantile(row[0]), 5e-15, $"quantile({row[0]})");
        }
    }

    [Fact]
    public void Binomial_mass_and_tails_match_exact_sums_up_to_ten_million_trials()
    {
        foreach (double[] row in GoldenFile.Rows("binomial"))
        {
            (long k, long n, double p) = ((long)row[0], (long)row[1], row[2]);
            CloseLog(row[3], Binomial.LogMass(k, n, p), $"mass({k}, {n}, {p})");
            CloseLog(row[4], Binomial.LogLowerTail(k, n, p), $"lower({k}, {n}, {p})");
            CloseLog(row[5], Binomial.LogUpperTail(k, n, p), $"upper({k}, {n}, {p})");
        }
    }

    [Fact]
    public void Beta_cdf_and_quantile_match_the_reference()
    {
        foreach (double[] row in GoldenFile.Rows("betaCdf"))
        {
            GoldenFile.Close(row[3], BetaDistribution.Cdf(row[0], row[1], row[2]), 1e-11, $"cdf({row[0]}, {row[1]}, {row[2]})");
            GoldenFile.Close(row[0], BetaDistribution.Quantile(row[3], row[1], row[2]), 1e-11, $"quantile({row[3]}, {row[1]}, {row[2]})");
        }
    }

    [Fact]
    public void Student_quantile_matches_the_reference_and_inverts_its_cdf()
    {
        foreach (double[] row in GoldenFile.Rows("studentQuantile"))
        {
            double t = StudentDistribution.Quantile(row[0], row[1]);
            GoldenFile.Close(row[2], t, 1e-12, $"quantile({row[0]}, {row[1]})");
            GoldenFile.Close(row[0], StudentDistribution.Cdf(t, row[1]), 1e-11, $"cdf({t}, {row[1]})");
        }
    }

    /// <summary>1e-10 of the probability itself; of its logarithm where the probability has no double.</summary>
    private static void CloseLog(double expected, double actual, string what)
    {
        if (expected > -700)
        {
            GoldenFile.Close(Math.Exp(expected), Math.Exp(actual), 1e-10, what);
        }

        if (Math.Abs(expected) > 1e-15)
        {
            GoldenFile.Close(expected, actual, 1e-10, "log " + what);
        }
    }
}
