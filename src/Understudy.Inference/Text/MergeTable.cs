using System.Numerics;

namespace Understudy.Inference;

/// <summary>The merges of byte-pair encoding: which two tokens make which, and in what order. Immutable.</summary>
internal sealed class MergeTable
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private readonly ulong[] _pairs; // left << 32 | right, plus 1; 0 is free
    private readonly ulong[] _merged; // rank << 32 | result
    private readonly int _shift;

    /// <summary>Makes a table for up to <paramref name="capacity"/> merges.</summary>
    public MergeTable(int capacity)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity * 2));
        _pairs = new ulong[size];
        _merged = new ulong[size];
        _shift = 64 - BitOperations.Log2((uint)size);
    }

    /// <summary>Number of merges.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the next merge; false when the pair has one already.</summary>
    public bool TryAdd(int left, int right, int result)
    {
        int i = Slot(left, right);
        if (_pairs[i] != 0)
        {
            return false;
        }

        _pairs[i] = Key(left, right);
        _merged[i] = ((ulong)(uint)Count++ << 32) | (uint)result;
        return true;
    }

    /// <summary>The rank of a pair's merge and what it makes; rank -1 when the pair is not merged.</summary>
    public int RankOf(int left, int right, out int result)
    {
        int i = Slot(left, right);
        if (_pairs[i] == 0)
        {
            result = -1;
            return -1;
        }

        result = (int)(uint)_merged[i];
        return (int)(_merged[i] >> 32);
    }

    private static ulong Key(int left, int right) => (((ulong)(uint)left << 32) | (uint)right) + 1;

    private int Slot(int left, int right)
    {
        ulong key = Key(left, right);
        int i = (int)((key * Multiplier) >> _shift);
        while (_pairs[i] != 0 && _pairs[i] != key)
        {
            i = (i + 1) & (_pairs.Length - 1);
        }

        return i;
    }
}
