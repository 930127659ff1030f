using System.Buffers;

namespace Understudy.Inference;

/// <summary>
/// Deals inputs out in batches: longest first, so that a batch's inputs are of nearly one length and the last batches, which the
/// threads wait for, are short. Which inputs share a batch depends on their lengths and order alone.
/// </summary>
internal readonly struct EncoderBatches : IDisposable
{
    private readonly int[] _order;
    private readonly int[] _starts;

    /// <summary>Packs.</summary>
    /// <param name="inputs">The inputs, at least one.</param>
    /// <param name="budget">Most tokens of a batch, padding included; 0 gives every input a batch of its own.</param>
    public EncoderBatches(ReadOnlySpan<TokenSequence> inputs, int budget)
    {
        int count = inputs.Length;
        long[] keys = ArrayPool<long>.Shared.Rent(count);
        _order = ArrayPool<int>.Shared.Rent(count);
        _starts = ArrayPool<int>.Shared.Rent(count + 1);
        for (int i = 0; i < count; i++)
        {
            keys[i] = ((long)-inputs[i].Length << 32) | (uint)i;
        }

        keys.AsSpan(0, count).Sort();
        Count = 0;
        int widest = 0;
        for (int i = 0; i < count; i++)
        {
            _order[i] = (int)keys[i];
            int length = inputs[_order[i]].Length;
            if (i == 0 || (long)(i - _starts[Count - 1] + 1) * widest > budget)
            {
                _starts[Count++] = i;
                widest = length;
            }
        }

        _starts[Count] = count;
        ArrayPool<long>.Shared.Return(keys);
    }

    /// <summary>Number of batches.</summary>
    public int Count { get; }

    /// <summary>Places in the input of a batch's members; the first is the longest.</summary>
    public ReadOnlySpan<int> this[int batch] => _order.AsSpan(_starts[batch], _starts[batch + 1] - _starts[batch]);

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_order);
        ArrayPool<int>.Shared.Return(_starts);
    }
}
