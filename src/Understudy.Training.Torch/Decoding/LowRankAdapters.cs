using Understudy.Core;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>The trained matrices of low-rank adaptation (2106.09685, section 4.1): A random, B zero, so that nothing changes at first.</summary>
public sealed class LowRankAdapters : IDisposable
{
    private readonly Dictionary<string, Tensor> _parameters = new(StringComparer.Ordinal);
    private readonly float _scale;

    internal LowRankAdapters(DecoderNetwork network, LowRankOptions options, Seed seed)
    {
        if (options.Rank < 1 || options.Validate() is { Count: > 0 })
        {
            throw new ArgumentException(string.Join(" ", options.Validate().DefaultIfEmpty("Rank is 0; give 1 to 1024 for adapters.")), nameof(options));
        }

        _scale = options.Alpha / options.Rank;
        foreach (string name in network.Names.Where(n => options.Targets.Any(t => n.EndsWith($".{t}.weight", StringComparison.Ordinal))))
        {
            long outputs = network[name].shape[0], inputs = network[name].shape[1];
            var random = new SeededRandom(seed.For(name));
            var a = new float[options.Rank * inputs];
            for (int i = 0; i < a.Length; i++)
            {
                a[i] = (float)(random.NextGaussian() / Math.Sqrt(inputs));
            }

            _parameters.Add(Inner(name), tensor(a, [options.Rank, inputs], device: network.Device).requires_grad_().DetachFromDisposeScope());
            _parameters.Add(Outer(name), zeros([outputs, options.Rank], device: network.Device).requires_grad_().DetachFromDisposeScope());
        }
    }

    /// <summary>What is trained, by name: <c>….lora_A</c> [rank, inputs] and <c>….lora_B</c> [outputs, rank].</summary>
    public IReadOnlyDictionary<string, Tensor> Parameters => _parameters;

    /// <summary>B·A·alpha/rank, [outputs, inputs]; null for a matrix without an adapter. Gradients flow back.</summary>
    public Tensor? Change(string name) => _parameters.TryGetValue(Inner(name), out Tensor? a) ? _parameters[Outer(name)].matmul(a).Times(_scale) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor parameter in _parameters.Values)
        {
            parameter.Dispose();
        }
    }

    private static string Inner(string name) => name + ".lora_A";

    private static string Outer(string name) => name + ".lora_B";
}
