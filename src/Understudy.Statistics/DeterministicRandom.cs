using System.Numerics;

namespace Understudy.Statistics;

/// <summary>
/// xoshiro256** 1.0 (Blackman and Vigna, 2018) seeded by SplitMix64. The library has one of its own because it
/// references nothing; replicate r of a resampling method uses the stream (seed, r), so that the result does not
/// depend on how many threads share the replicates.
/// </summary>
internal struct DeterministicRandom
{
    private ulong _s0, _s1, _s2, _s3;

    public DeterministicRandom(ulong seed, ulong stream)
    {
        ulong state = Finish(seed + 0x9E3779B97F4A7C15UL) ^ Finish((stream * 0xD1342543DE82EF95UL) + 0x632BE59BD9B4E019UL);
        _s0 = Finish(state += 0x9E3779B97F4A7C15UL);
        _s1 = Finish(state += 0x9E3779B97F4A7C15UL);
        _s2 = Finish(state += 0x9E3779B97F4A7C15UL);
        _s3 = Finish(state + 0x9E3779B97F4A7C15UL);
    }

    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, <paramref name="exclusiveMax"/>), without modulo bias (Lemire, 1805.10941).</summary>
    public int Next(int exclusiveMax)
    {
        uint bound = (uint)exclusiveMax;
        ulong product = (NextUInt64() >> 32) * bound;
        uint low = (uint)product;
        if (low < bound)
        {
            uint threshold = (uint)-exclusiveMax % bound;
            while (low < threshold)
            {
                product = (NextUInt64() >> 32) * bound;
                low = (uint)product;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Uniform in the open interval (0, 1): the quantile functions want neither end.</summary>
    public double NextOpen() => ((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52));

    private static ulong Finish(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
