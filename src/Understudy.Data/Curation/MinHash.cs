using System.Numerics;
using System.Runtime.InteropServices;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Band keys of MinHash signatures (Broder, 1997; banding as in Leskovec, Rajaraman and Ullman, Mining of Massive Datasets,
/// §3.4). 16 bands of 6 rows: a pair of similarity s meets in a band with probability 1 − (1 − s⁶)¹⁶, which is .9995 at
/// s = .85, .88 at .7, and .22 at .5. Keys are 32 bits; chance meetings are sorted out by the exact comparison that follows.
/// </summary>
internal sealed class MinHash
{
    /// <summary>Bands of a signature.</summary>
    public const int Bands = 16;

    private const int RowsPerBand = 6;
    private const int Hashes = Bands * RowsPerBand;
    private readonly uint[] _multipliers = new uint[Hashes], _offsets = new uint[Hashes];

    public MinHash(Seed seed)
    {
        var random = new SeededRandom(seed.For("minhash"));
        for (int i = 0; i < Hashes; i++)
        {
            _multipliers[i] = (uint)random.NextUInt64() | 1;
            _offsets[i] = (uint)random.NextUInt64();
        }
    }

    /// <summary>Writes the key of each band.</summary>
    public void Keys(Shingles shingles, Span<uint> keys)
    {
        Span<uint> minima = stackalloc uint[Hashes];
        minima.Fill(uint.MaxValue);
        Span<Vector<uint>> low = MemoryMarshal.Cast<uint, Vector<uint>>(minima);
        ReadOnlySpan<Vector<uint>> multipliers = MemoryMarshal.Cast<uint, Vector<uint>>(_multipliers), offsets = MemoryMarshal.Cast<uint, Vector<uint>>(_offsets);
        foreach (ulong shingle in shingles.Hashes)
        {
            // The shingle's hash is well mixed, so a multiplication and an addition make a permutation that is random enough.
            var x = new Vector<uint>((uint)(shingle >> 32));
            for (int v = 0; v < low.Length; v++)
            {
                low[v] = Vector.Min(low[v], (x * multipliers[v]) + offsets[v]);
            }
        }

        for (int band = 0; band < keys.Length; band++)
        {
            ulong key = (ulong)band;
            foreach (uint minimum in minima.Slice(band * RowsPerBand, RowsPerBand))
            {
                key = Shingles.Mix(key ^ minimum);
            }

            keys[band] = (uint)(key >> 32);
        }
    }
}
