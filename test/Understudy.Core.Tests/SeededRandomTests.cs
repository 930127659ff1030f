using CsCheck;

using Xunit;

namespace Understudy.Core.Tests;

public sealed class SeededRandomTests
{
    [Fact]
    public void Sequence_is_fixed_for_ever()
    {
        // Golden: an independent xoshiro256** seeded by SplitMix64 (test/Understudy.Core.Tests/Golden/xoshiro.py).
        var random = new SeededRandom(new Seed(42));

        Assert.Equal([1546998764402558742UL, 6990951692964543102UL, 12544586762248559009UL], new[] { random.NextUInt64(), random.NextUInt64(), random.NextUInt64() });
    }

    [Fact]
    public void Integers_stay_below_their_bound() =>
        Gen.Select(Gen.ULong, Gen.Int[1, int.MaxValue]).Sample((seed, max) =>
        {
            int value = new SeededRandom(new Seed(seed)).Next(max);
            return value >= 0 && value < max;
        });

    [Fact]
    public void Shuffle_keeps_every_item() =>
        Gen.Select(Gen.ULong, Gen.Int.Array).Sample((seed, items) =>
        {
            int[] shuffled = [.. items];
            new SeededRandom(new Seed(seed)).Shuffle<int>(shuffled);
            return shuffled.Order().SequenceEqual(items.Order());
        });

    [Fact]
    public void Purposes_give_independent_seeds()
    {
        Seed seed = new(7);

        Assert.Equal(seed.For("split"), seed.For("split"));
        Assert.NotEqual(seed.For("split"), seed.For("train"));
        Assert.NotEqual(seed.For("split", 0), seed.For("split", 1));
        Assert.NotEqual(seed.For("split"), new Seed(8).For("split"));
    }
}
