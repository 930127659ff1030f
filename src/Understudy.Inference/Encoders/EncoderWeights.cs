using Understudy.Core;

namespace Understudy.Inference;

/// <summary>An encoder's numbers by name, checked against <see cref="EncoderParameters"/>. Immutable, hence thread-safe.</summary>
public sealed class EncoderWeights
{
    private readonly Dictionary<string, ReadOnlyMemory<float>> _tensors = new(StringComparer.Ordinal);

    private EncoderWeights(EncoderConfig config) => Config = config;

    /// <summary>Shape of the network.</summary>
    public EncoderConfig Config { get; }

    /// <summary>A tensor's numbers, row-major.</summary>
    /// <exception cref="KeyNotFoundException">When the configuration has no tensor of that name.</exception>
    public ReadOnlyMemory<float> this[string name] => _tensors[name];

    /// <summary>Collects the tensors of a configuration from a source.</summary>
    /// <exception cref="ArgumentException">When the configuration is unusable, a tensor has the wrong size or a number that is not finite.</exception>
    public static EncoderWeights Create(EncoderConfig config, Func<ModelTensor, ReadOnlyMemory<float>> source)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(source);
        if (config.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(config));
        }

        var weights = new EncoderWeights(config);
        foreach (ModelTensor parameter in EncoderParameters.List(config))
        {
            ReadOnlyMemory<float> values = source(parameter);
            TensorNumbers.Require(parameter.Name, parameter.Shape, parameter.Count, values.Span, nameof(source));
            weights._tensors.Add(parameter.Name, values);
        }

        return weights;
    }

    /// <summary>The weights as a safetensors file of 32-bit floats.</summary>
    public byte[] ToSafetensors() => SafetensorsFile.Write(
        EncoderParameters.List(Config).Select(p => SafetensorsTensor.Over(p.Name, SafetensorsType.F32, [.. p.Shape], this[p.Name])),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });

    /// <summary>Reads what <see cref="ToSafetensors"/> wrote.</summary>
    /// <exception cref="UnderstudyException">When the file is damaged or its tensors are not those of the configuration.</exception>
    public static EncoderWeights Read(EncoderConfig config, ReadOnlyMemory<byte> bytes)
    {
        using SafetensorsFile file = SafetensorsFile.Read(bytes, "The encoder's weights");
        try
        {
            return Create(config, p => file[p.Name].As<float>(SafetensorsType.F32, [.. p.Shape]));
        }
        catch (ArgumentException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The encoder's weights cannot be used: {e.Said()} Restore the file or train again.", e);
        }
    }
}
