using System.Numerics;

namespace Understudy.Training;

/// <summary>
/// The n-grams that are worth a weight, numbered by falling frequency so that the rows that are touched most lie together.
/// </summary>
internal sealed class Vocabulary
{
    private readonly ulong[] _table; // (id + 1) << 32 | hash; 0 is free
    private readonly int _mask;

    private Vocabulary(uint[] hashes)
    {
        Hashes = hashes;
        _table = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Length * 2))];
        _mask = _table.Length - 1;
        for (int id = 0; id < hashes.Length; id++)
        {
            int i = (int)(hashes[id] & (uint)_mask);
            while (_table[i] != 0)
            {
                i = (i + 1) & _mask;
            }

            _table[i] = ((ulong)(uint)(id + 1) << 32) | hashes[id];
        }
    }

    /// <summary>Hash of each feature.</summary>
    public uint[] Hashes { get; } // [features]

    public int Count => Hashes.Length;

    /// <summary>Counts the rows that each n-gram occurs in and keeps the frequent ones.</summary>
    /// <param name="rows">The extracted rows.</param>
    /// <param name="subset">Positions in <paramref name="rows"/> to count.</param>
    /// <param name="minRows">Fewest rows.</param>
    /// <param name="maxFeatures">Most features; the rarest go first, whole frequencies at a time.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static Vocabulary Build(HashedRows rows, ReadOnlySpan<int> subset, int minRows, int maxFeatures, CancellationToken cancellationToken)
    {
        var table = new ulong[1 << 16]; // count << 32 | hash; 0 is free
        int mask = table.Length - 1, used = 0;
        Span<int> ends = stackalloc int[Inference.FeatureScratch.Blocks];
        for (int r = 0; r < subset.Length; r++)
        {
            if ((r & 1023) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            rows.Get(subset[r], out ReadOnlySpan<uint> hashes, out _, ends);
            if (used + hashes.Length > table.Length / 2)
            {
                table = Grow(table, used + hashes.Length);
                mask = table.Length - 1;
            }

            foreach (uint hash in hashes)
            {
                int i = (int)(hash & (uint)mask);
                while (table[i] != 0 && (uint)table[i] != hash)
                {
                    i = (i + 1) & mask;
                }

                used += table[i] == 0 ? 1 : 0;
                table[i] = table[i] == 0 ? (1UL << 32) | hash : table[i] + (1UL << 32);
            }
        }

        int threshold = Threshold(table, minRows, maxFeatures);
        ulong[] kept = Array.FindAll(table, e => (e >> 32) >= (uint)threshold);
        for (int i = 0; i < kept.Length; i++)
        {
            // Falling count, then rising hash: a total order, whatever the order of insertion was.
            kept[i] = ((ulong)~(uint)(kept[i] >> 32) << 32) | (uint)kept[i];
        }

        Array.Sort(kept);
        return new Vocabulary([.. kept.Select(e => (uint)e)]);
    }

    /// <summary>The feature's number, or -1.</summary>
    public int Find(uint hash)
    {
        int i = (int)(hash & (uint)_mask);
        ulong entry;
        while ((entry = _table[i]) != 0)
        {
            if ((uint)entry == hash)
            {
                return (int)(entry >> 32) - 1;
            }

            i = (i + 1) & _mask;
        }

        return -1;
    }

    private static int Threshold(ulong[] table, int minRows, int maxFeatures)
    {
        const int Counted = 4096;
        var byCount = new long[Counted];
        foreach (ulong entry in table)
        {
            byCount[Math.Min(Counted - 1, entry >> 32)]++;
        }

        long kept = 0;
        int threshold = Counted - 1;
        while (threshold > Math.Max(1, minRows) && kept + byCount[threshold] + byCount[threshold - 1] <= maxFeatures)
        {
            kept += byCount[threshold--];
        }

        return Math.Max(threshold, 1);
    }

    private static ulong[] Grow(ulong[] table, int wanted)
    {
        var larger = new ulong[BitOperations.RoundUpToPowerOf2((uint)wanted) * 4];
        int mask = larger.Length - 1;
        foreach (ulong entry in table)
        {
            if (entry != 0)
            {
                int i = (int)((uint)entry & (uint)mask);
                while (larger[i] != 0)
                {
                    i = (i + 1) & mask;
                }

                larger[i] = entry;
            }
        }

        return larger;
    }
}
