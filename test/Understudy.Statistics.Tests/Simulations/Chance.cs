namespace Understudy.Statistics.Tests.Simulations;

/// <summary>Seeded variates for the simulations; one for each replicate, so that threads do not matter.</summary>
internal sealed class Chance(ulong seed, int replicate)
{
    private DeterministicRandom _random = new(seed, (ulong)replicate);

    public ulong Seed() => _random.NextUInt64();

    public double Uniform() => _random.NextOpen();

    public bool Coin(double p) => _random.NextOpen() < p;

    public int Below(int bound) => _random.Next(bound);

    public double Normal() => NormalDistribution.Quantile(_random.NextOpen());

    public double Exponential() => -Math.Log(_random.NextOpen());

    public long Binomial(long n, double p) => BinomialSampler.Draw(_random.NextOpen(), n, p);

    /// <summary>1, 2, … with the mean given.</summary>
    public int Geometric(double mean) => mean <= 1 ? 1 : 1 + (int)(Exponential() / -Math.Log(1 - (1 / mean)));

    /// <summary>A paired table of n units with the chances of the discordant cells.</summary>
    public PairedCounts Pairs(long n, double onlyFirst, double onlySecond)
    {
        long first = Binomial(n, onlyFirst), second = Binomial(n - first, onlySecond / (1 - onlyFirst));
        return new PairedCounts(n - first - second, first, second, 0);
    }
}
