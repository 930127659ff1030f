using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>What the forward passes of both families share: casts, linear layers, attention, dropout.</summary>
internal abstract class Forward
{
    private readonly EncoderNetwork _network;
    private readonly DropoutMasks? _dropout;

    protected Forward(EncoderNetwork network, EncoderBatch batch, ComputePrecision precision, DropoutMasks? dropout)
    {
        _network = network;
        _dropout = dropout;
        Batch = batch;
        Type = precision == ComputePrecision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        Bias = batch.AttentionBias?.to(Type);
    }

    protected EncoderConfig Config => _network.Config;

    protected EncoderBatch Batch { get; }

    protected ScalarType Type { get; }

    private Tensor? Bias { get; } // [rows, 1, 1, tokens]

    public abstract Tensor Hidden(); // [rows, tokens, width]

    public abstract Tensor Head(Tensor hidden); // [rows, outputs] float32

    protected Tensor Parameter(string name) => _network[name];

    /// <summary>x·Wᵀ + b with the weights cast to the products' format; the gradient comes back in 32 bits.</summary>
    protected Tensor Linear(Tensor x, string name, bool bias = true) =>
        nn.functional.linear(x, Parameter(name + ".weight").to(x.dtype), bias ? Parameter(name + ".bias").to(x.dtype) : null);

    /// <summary>Rows of a table.</summary>
    protected static Tensor Embed(Tensor table, Tensor ids) => table.index_select(0, ids.view(-1)).view(ids.shape[0], ids.shape[1], table.shape[1]);

    protected Tensor Drop(Tensor x) => _dropout is null ? x : _dropout.Apply(x, Batch.Positions);

    protected Tensor Heads(Tensor x) => x.view(Batch.Rows, Batch.Tokens, Config.Heads, Config.HeadWidth).transpose(1, 2); // [rows, heads, tokens, head]

    /// <summary>softmax(q·kᵀ/√d + bias)·v. Spelled out: libtorch's fused kernel takes five times as long backwards in bfloat16 (58 against 11 ms, measured).</summary>
    protected Tensor Attend(Tensor q, Tensor k, Tensor v)
    {
        Tensor scores = matmul(q.Times(1 / MathF.Sqrt(Config.HeadWidth)), k.transpose(-1, -2)); // [rows, heads, tokens, tokens]
        Tensor weights = nn.functional.softmax(Bias is null ? scores : scores.Plus(Bias), -1);
        return matmul(weights, v).transpose(1, 2).reshape(Batch.Rows, Batch.Tokens, Config.Width);
    }
}
