using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Understudy.Inference;

/// <summary>
/// y = W·x + b for one vector at a time. The matrix lies transposed, outputs padded to whole blocks, so that a block of outputs stays in
/// registers while all inputs pass: batch-1 products read each weight once and nothing else.
/// </summary>
internal sealed class DenseLayer
{
    // Four vectors of 16 floats: their sums need no memory, and their loads keep two ports busy.
    private const int Block = 64;

    private readonly float[] _transposed; // [inputs, padded outputs]
    private readonly float[] _bias; // [padded outputs]

    /// <param name="weights">[outputs, inputs], row-major.</param>
    /// <param name="bias">[outputs]; empty for none.</param>
    /// <param name="outputs">Rows.</param>
    public DenseLayer(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, int outputs)
    {
        Outputs = outputs;
        Inputs = outputs == 0 ? 0 : weights.Length / outputs;
        PaddedOutputs = (outputs + Block - 1) / Block * Block;
        _transposed = new float[Inputs * PaddedOutputs];
        _bias = new float[PaddedOutputs];
        bias.CopyTo(_bias);
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                _transposed[(i * PaddedOutputs) + o] = weights[(o * Inputs) + i];
            }
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Numbers that results have room for.</summary>
    public int PaddedOutputs { get; }

    /// <summary>Overwrites y with W·x + b.</summary>
    public void Apply(ReadOnlySpan<float> x, Span<float> y)
    {
        _bias.CopyTo(y);
        Add(x, y);
    }

    /// <summary>Adds W·x to y.</summary>
    public void Add(ReadOnlySpan<float> x, Span<float> y)
    {
        x = x[..Inputs];
        ref float weights = ref MemoryMarshal.GetArrayDataReference(_transposed);
        ref float results = ref MemoryMarshal.GetReference(y[..PaddedOutputs]);
        nuint stride = (nuint)PaddedOutputs;
        for (nuint at = 0; at < stride; at += Block)
        {
            Vector512<float> a = Vector512.LoadUnsafe(ref results, at), b = Vector512.LoadUnsafe(ref results, at + 16);
            Vector512<float> c = Vector512.LoadUnsafe(ref results, at + 32), d = Vector512.LoadUnsafe(ref results, at + 48);
            nuint w = at;
            for (int i = 0; i < x.Length; i++, w += stride)
            {
                Vector512<float> input = Vector512.Create(x[i]);
                a = Vector512.FusedMultiplyAdd(input, Vector512.LoadUnsafe(ref weights, w), a);
                b = Vector512.FusedMultiplyAdd(input, Vector512.LoadUnsafe(ref weights, w + 16), b);
                c = Vector512.FusedMultiplyAdd(input, Vector512.LoadUnsafe(ref weights, w + 32), c);
                d = Vector512.FusedMultiplyAdd(input, Vector512.LoadUnsafe(ref weights, w + 48), d);
            }

            a.StoreUnsafe(ref results, at);
            b.StoreUnsafe(ref results, at + 16);
            c.StoreUnsafe(ref results, at + 32);
            d.StoreUnsafe(ref results, at + 48);
        }
    }
}
