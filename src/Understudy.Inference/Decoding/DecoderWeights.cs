using Understudy.Core;

namespace Understudy.Inference;

/// <summary>A decoder's numbers by name, checked against <see cref="DecoderParameters"/>. Immutable, hence thread-safe.</summary>
public sealed class DecoderWeights
{
    private readonly Dictionary<string, ReadOnlyMemory<float>> _tensors = new(StringComparer.Ordinal);

    private DecoderWeights(DecoderConfig config) => Config = config;

    /// <summary>Shape of the network.</summary>
    public DecoderConfig Config { get; }

    /// <summary>A tensor's numbers, row-major.</summary>
    /// <exception cref="KeyNotFoundException">When the configuration has no tensor of that name.</exception>
    public ReadOnlyMemory<float> this[string name] => _tensors[name];

    /// <summary>Collects the tensors of a configuration from a source.</summary>
    /// <exception cref="ArgumentException">When the configuration is unusable, a tensor has the wrong size or a number that is not finite.</exception>
    public static DecoderWeights Create(DecoderConfig config, Func<ModelTensor, ReadOnlyMemory<float>> source)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(source);
        if (config.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(config));
        }

        var weights = new DecoderWeights(config);
        foreach (ModelTensor tensor in DecoderParameters.List(config))
        {
            ReadOnlyMemory<float> values = source(tensor);
            TensorNumbers.Require(tensor.Name, tensor.Shape, tensor.Count, values.Span, nameof(source));
            weights._tensors.Add(tensor.Name, values);
        }

        return weights;
    }

    /// <summary>
    /// The same network with every computed layer as a block of its own: what tools open that know no shared blocks. The numbers are
    /// the same memory, several times named.
    /// </summary>
    /// <exception cref="ArgumentException">When that makes more blocks than a configuration may have.</exception>
    public DecoderWeights Unshared()
    {
        if (Config.Repeats == 1)
        {
            return this;
        }

        return Create(Config with { Blocks = Config.Layers, Repeats = 1 }, tensor => this[DecoderParameters.Shared(tensor.Name, Config.Repeats)]);
    }

    /// <summary>The weights as a safetensors file of 32-bit floats, shared blocks once.</summary>
    public byte[] ToSafetensors() => SafetensorsFile.Write(
        DecoderParameters.List(Config).Select(p => SafetensorsTensor.Over(p.Name, SafetensorsType.F32, [.. p.Shape], this[p.Name])),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });

    /// <summary>Reads what <see cref="ToSafetensors"/> wrote.</summary>
    /// <exception cref="UnderstudyException">When the file is damaged or its tensors are not those of the configuration.</exception>
    public static DecoderWeights Read(DecoderConfig config, ReadOnlyMemory<byte> bytes)
    {
        using SafetensorsFile file = SafetensorsFile.Read(bytes, "The decoder's weights");
        try
        {
            return Create(config, p => file[p.Name].As<float>(SafetensorsType.F32, [.. p.Shape]));
        }
        catch (ArgumentException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The decoder's weights cannot be used: {e.Said()} Restore the file or train again.", e);
        }
    }
}
