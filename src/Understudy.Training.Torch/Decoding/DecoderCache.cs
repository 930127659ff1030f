using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Keys and values of every layer for rows that are being generated.</summary>
internal sealed class DecoderCache : IDisposable
{
    private readonly Tensor[] _keys; // [rows, tokens, key heads, head]
    private readonly Tensor[] _values;
    private readonly DecoderConfig _config;

    public DecoderCache(DecoderConfig config, int rows, int tokens, ScalarType type, Device device)
    {
        (_config, Rows, Tokens) = (config, rows, tokens);
        _keys = Make();
        _values = Make();

        Tensor[] Make() => [.. Enumerable.Range(0, config.Layers).Select(_ => zeros([rows, tokens, config.KeyValueHeads, config.HeadWidth], dtype: type, device: device).DetachFromDisposeScope())];
    }

    private DecoderCache(DecoderConfig config, int rows, int tokens, Tensor[] keys, Tensor[] values) => (_config, Rows, Tokens, _keys, _values) = (config, rows, tokens, keys, values);

    public int Rows { get; }

    /// <summary>Most tokens of a row.</summary>
    public int Tokens { get; }

    /// <summary>The places of one position a row in the flat table of rows and tokens.</summary>
    public Tensor Places(Tensor positions) => positions.Plus(tensor([.. Enumerable.Range(0, Rows).Select(r => (long)r * Tokens)], device: positions.device));

    /// <summary>Writes the first positions of all rows.</summary>
    public void Fill(int layer, Tensor keys, Tensor values)
    {
        _keys[layer].narrow(1, 0, keys.shape[1]).copy_(keys);
        _values[layer].narrow(1, 0, keys.shape[1]).copy_(values);
    }

    /// <summary>Writes one position a row and gives what there is up to a length.</summary>
    public (Tensor Keys, Tensor Values) Put(int layer, Tensor places, Tensor keys, Tensor values, int length)
    {
        int wide = _config.KeyValueWidth;
        _keys[layer].view(Rows * Tokens, wide).index_copy_(0, places, keys.reshape(Rows, wide));
        _values[layer].view(Rows * Tokens, wide).index_copy_(0, places, values.reshape(Rows, wide));
        return (_keys[layer].narrow(1, 0, length), _values[layer].narrow(1, 0, length));
    }

    /// <summary>A cache of some of the rows.</summary>
    public DecoderCache Keep(int[] rows)
    {
        using Tensor index = tensor(Array.ConvertAll(rows, r => (long)r), device: _keys[0].device);
        return new DecoderCache(_config, rows.Length, Tokens, Array.ConvertAll(_keys, Select), Array.ConvertAll(_values, Select));

        Tensor Select(Tensor t) => t.index_select(0, index).DetachFromDisposeScope();
    }

    public void Dispose()
    {
        Array.ForEach(_keys, k => k.Dispose());
        Array.ForEach(_values, v => v.Dispose());
    }
}
