using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// A transformer encoder with its head as named 32-bit parameters on one device. The forward passes are <see cref="BertForward"/> and
/// <see cref="EuroBertForward"/>; the exported graphs compute the same. Not thread-safe.
/// </summary>
public sealed class EncoderNetwork : IDisposable
{
    private const float InitialDeviation = 0.02f;
    private readonly Dictionary<string, Tensor> _parameters = new(StringComparer.Ordinal);

    private EncoderNetwork(EncoderConfig config, Device device)
    {
        Config = config;
        Device = device;
    }

    /// <summary>Shape of the network.</summary>
    public EncoderConfig Config { get; }

    /// <summary>Where it lies.</summary>
    public Device Device { get; }

    /// <summary>Names in the order of <see cref="EncoderParameters.List"/>.</summary>
    public IEnumerable<string> Names => EncoderParameters.List(Config).Select(p => p.Name);

    /// <summary>A parameter; trained in place.</summary>
    public Tensor this[string name] => _parameters[name];

    /// <summary>A network with random weights: normal with deviation 0.02 as BERT's, norms at 1, biases at 0; the outputs of pre-norm branches are scaled by 1/√(2·layers).</summary>
    /// <exception cref="ArgumentException">When the configuration is unusable.</exception>
    public static EncoderNetwork Random(EncoderConfig config, Seed seed, Device device)
    {
        ArgumentNullException.ThrowIfNull(config);
        return From(EncoderWeights.Create(config, p => Initial(config, p, seed)), device);
    }

    /// <summary>A network with given weights.</summary>
    public static EncoderNetwork From(EncoderWeights weights, Device device)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var network = new EncoderNetwork(weights.Config, device);
        foreach (ModelTensor p in EncoderParameters.List(weights.Config))
        {
            network._parameters.Add(p.Name, tensor(weights[p.Name].ToArray(), [.. p.Shape], device: device).requires_grad_().DetachFromDisposeScope());
        }

        return network;
    }

    /// <summary>The weights as they are now.</summary>
    public EncoderWeights ToWeights() => EncoderWeights.Create(Config, p =>
    {
        using Tensor here = _parameters[p.Name].detach().cpu().contiguous();
        return here.data<float>().ToArray();
    });

    /// <summary>What the head gives for a batch.</summary>
    /// <param name="batch">Sequences.</param>
    /// <param name="precision">Number format of the products.</param>
    /// <param name="dropout">Masks while training; null to score.</param>
    /// <returns>[rows, outputs] 32-bit floats.</returns>
    public Tensor Logits(EncoderBatch batch, ComputePrecision precision, DropoutMasks? dropout = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Forward forward = Begin(batch, precision, dropout);
        return forward.Head(forward.Hidden());
    }

    /// <summary>The last hidden states, for masked-token pretraining.</summary>
    /// <returns>[rows, tokens, width] in the number format of the products.</returns>
    public Tensor Hidden(EncoderBatch batch, ComputePrecision precision, DropoutMasks? dropout = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Begin(batch, precision, dropout).Hidden();
    }

    /// <summary>The table of token embeddings, tied to the output of masked-token pretraining.</summary>
    public Tensor Embeddings => _parameters[Config.Family == EncoderFamily.Bert ? "bert.embeddings.word_embeddings.weight" : "model.embed_tokens.weight"];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor parameter in _parameters.Values)
        {
            parameter.Dispose();
        }
    }

    private Forward Begin(EncoderBatch batch, ComputePrecision precision, DropoutMasks? dropout) => Config.Family == EncoderFamily.Bert
        ? new BertForward(this, batch, precision, dropout)
        : new EuroBertForward(this, batch, precision, dropout);

    private static float[] Initial(EncoderConfig config, ModelTensor p, Seed seed)
    {
        var values = new float[p.Count];
        bool norm = p.Name.EndsWith("LayerNorm.weight", StringComparison.Ordinal) || p.Name.EndsWith("layernorm.weight", StringComparison.Ordinal) || p.Name == "model.norm.weight";
        if (norm)
        {
            Array.Fill(values, 1);
        }
        else if (!p.Name.EndsWith(".bias", StringComparison.Ordinal))
        {
            bool branch = p.Name.EndsWith("o_proj.weight", StringComparison.Ordinal) || p.Name.EndsWith("down_proj.weight", StringComparison.Ordinal);
            float deviation = branch ? InitialDeviation / MathF.Sqrt(2 * config.Layers) : InitialDeviation;
            var random = new SeededRandom(seed.For(p.Name));
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = deviation * (float)random.NextGaussian();
            }
        }

        return values;
    }
}
