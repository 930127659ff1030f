using System.Globalization;

using Xunit;

namespace Understudy.Statistics.Tests.Simulations;

/// <summary>How often something happened in a simulation, judged by exact binomial bounds.</summary>
internal sealed record Measured(string Name, long Hits, int Replicates, ulong Seed)
{
    /// <summary>The bounds are the 0.1 % and 99.9 % quantiles: one false alarm in a thousand, and the seeds are fixed.</summary>
    private const double Level = 0.999;

    public double Share => (double)Hits / Replicates;

    /// <summary>Fails when the count could not have come from a chance of at most <paramref name="probability"/>.</summary>
    public Measured AtMost(double probability)
    {
        long most = Binomial.Quantile(Level, Replicates, probability);
        Assert.True(Hits <= most, FormattableString.Invariant($"{this}: more than {most}, the 99.9 % quantile at {probability}"));
        return this;
    }

    /// <summary>Fails when the count could not have come from a chance of at least <paramref name="probability"/>.</summary>
    public Measured AtLeast(double probability)
    {
        long least = Binomial.Quantile(1 - Level, Replicates, probability);
        Assert.True(Hits >= least, FormattableString.Invariant($"{this}: fewer than {least}, the 0.1 % quantile at {probability}"));
        return this;
    }

    public override string ToString()
    {
        Interval interval = ClopperPearson.TwoSided(Hits, Replicates);
        return string.Create(CultureInfo.InvariantCulture, $"| {Name} | {Share:0.0000} | [{interval.Low:0.0000}, {interval.High:0.0000}] | {Replicates} | {Seed} |");
    }
}
