using TorchSharp;

using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// A decoder of the Llama family as named 32-bit parameters on one device, perhaps with low-rank adapters beside its matrices. Not thread-safe.
/// </summary>
public sealed class DecoderNetwork : IDisposable
{
    private const float InitialDeviation = 0.02f;
    private readonly Dictionary<string, Tensor> _parameters = new(StringComparer.Ordinal);

    private DecoderNetwork(DecoderConfig config, Device device)
    {
        Config = config;
        Device = device;
        Rotation = new RotaryTable(config, device);
    }

    /// <summary>Shape of the network.</summary>
    public DecoderConfig Config { get; }

    /// <summary>Where it lies.</summary>
    public Device Device { get; }

    /// <summary>Names in the order of <see cref="DecoderParameters.List"/>.</summary>
    public IEnumerable<string> Names => DecoderParameters.List(Config).Select(p => p.Name);

    /// <summary>Adapters beside the matrices; null when there are none.</summary>
    public LowRankAdapters? Adapters { get; private set; }

    internal RotaryTable Rotation { get; }

    /// <summary>A parameter; trained in place.</summary>
    public Tensor this[string name] => _parameters[name];

    /// <summary>A network with random weights: normal with deviation 0.02, norms at 1, biases at 0; outputs of branches are scaled by 1/√(2·layers).</summary>
    /// <exception cref="ArgumentException">When the configuration is unusable.</exception>
    public static DecoderNetwork Random(DecoderConfig config, Seed seed, Device device)
    {
        ArgumentNullException.ThrowIfNull(config);
        return From(DecoderWeights.Create(config, p => Initial(config, p, seed)), device);
    }

    /// <summary>A network with given weights.</summary>
    public static DecoderNetwork From(DecoderWeights weights, Device device)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var network = new DecoderNetwork(weights.Config, device);
        foreach (ModelTensor p in DecoderParameters.List(weights.Config))
        {
            network._parameters.Add(p.Name, tensor(weights[p.Name].ToArray(), [.. p.Shape], device: device).requires_grad_().DetachFromDisposeScope());
        }

        return network;
    }

    /// <summary>The weights as they are now, adapters merged in.</summary>
    public DecoderWeights ToWeights() => DecoderWeights.Create(Config, p =>
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable quiet = no_grad();
        return TensorState.Read(Adapters?.Change(p.Name) is { } change ? _parameters[p.Name].Plus(change) : _parameters[p.Name]);
    });

    /// <summary>Puts new adapters, which change nothing yet, beside the matrices and freezes everything else.</summary>
    /// <exception cref="InvalidOperationException">When there are adapters already.</exception>
    /// <exception cref="ArgumentException">When a target names no matrix of the network.</exception>
    public void Adapt(LowRankOptions options, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Adapters is not null)
        {
            throw new InvalidOperationException("The network has adapters already; merge them (ToWeights) before others are added.");
        }

        Adapters = new LowRankAdapters(this, options, seed);
        foreach (Tensor parameter in _parameters.Values)
        {
            parameter.requires_grad = false;
        }
    }

    /// <summary>What training changes: the adapters where there are any, otherwise all parameters but those whose names begin with one of the prefixes, which get no gradients.</summary>
    /// <exception cref="ArgumentException">When a prefix fits no parameter, or nothing is left to train.</exception>
    public IReadOnlyDictionary<string, Tensor> Trained(IReadOnlyCollection<string> frozen)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        if (frozen.FirstOrDefault(f => !Names.Any(n => n.StartsWith(f, StringComparison.Ordinal))) is { } unknown)
        {
            throw new ArgumentException($"No parameter's name begins with '{unknown}'; give a prefix such as '{DecoderParameters.Embeddings}' or '{DecoderParameters.Block(0)}'.", nameof(frozen));
        }

        if (Adapters is not null)
        {
            return Adapters.Parameters;
        }

        Dictionary<string, Tensor> trained = new(StringComparer.Ordinal);
        foreach (string name in Names)
        {
            bool free = !frozen.Any(f => name.StartsWith(f, StringComparison.Ordinal));
            _parameters[name].requires_grad = free;
            if (free)
            {
                trained.Add(name, _parameters[name]);
            }
        }

        return trained.Count > 0 ? trained : throw new ArgumentException("Every parameter is frozen; leave something to train.", nameof(frozen));
    }

    /// <summary>Scores of the vocabulary at the places with loss.</summary>
    /// <returns>[targets, vocabulary] in the number format of the products.</returns>
    public Tensor Logits(DecoderBatch batch, ComputePrecision precision, DropoutMasks? dropout = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var forward = new DecoderForward(this, precision, dropout);
        return forward.Output(forward.Hidden(batch).index_select(0, batch.At));
    }

    /// <summary>Sum of −log p of all targets.</summary>
    /// <returns>A 32-bit scalar.</returns>
    public Tensor Loss(DecoderBatch batch, ComputePrecision precision, DropoutMasks? dropout = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return nn.functional.cross_entropy(Logits(batch, precision, dropout).to(ScalarType.Float32), batch.Targets, reduction: nn.Reduction.Sum);
    }

    /// <summary>Log-probabilities of the completions of a batch; gradients flow back from them.</summary>
    /// <param name="batch">Sequences.</param>
    /// <param name="precision">Number format of the products.</param>
    /// <param name="dropout">Masks while training; null to score.</param>
    public SequenceLogProbabilities LogProbabilities(DecoderBatch batch, ComputePrecision precision, DropoutMasks? dropout = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Tensor distributions = nn.functional.log_softmax(Logits(batch, precision, dropout).to(ScalarType.Float32), -1);
        Tensor tokens = distributions.gather(1, batch.Targets.unsqueeze(1)).squeeze(1);
        return new SequenceLogProbabilities(tokens, zeros(batch.Counts.Count, device: Device).PlusAt(0, batch.Owners, tokens), batch.Counts, distributions);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor parameter in _parameters.Values)
        {
            parameter.Dispose();
        }

        Adapters?.Dispose();
        Rotation.Dispose();
    }

    private static float[] Initial(DecoderConfig config, ModelTensor p, Seed seed)
    {
        var values = new float[p.Count];
        if (p.Name.EndsWith("layernorm.weight", StringComparison.Ordinal) || p.Name == DecoderParameters.Norm)
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
