using System.Runtime.InteropServices;

namespace Understudy.Inference;

/// <summary>A named array of numbers to be written into a safetensors file; little-endian bytes.</summary>
public sealed class SafetensorsTensor
{
    /// <summary>Describes an array.</summary>
    /// <exception cref="ArgumentException">When shape and bytes do not fit together.</exception>
    public SafetensorsTensor(string name, SafetensorsType type, ReadOnlySpan<long> shape, ReadOnlyMemory<byte> data)
    {
        Name = name;
        Type = type;
        Shape = [.. shape];
        Data = data;
        if (SafetensorsTypes.TrySize(type, shape) != data.Length)
        {
            throw new ArgumentException($"Tensor '{name}' of {type} [{string.Join(", ", Shape)}] does not have {data.Length} bytes.", nameof(data));
        }
    }

    /// <summary>Name in the file.</summary>
    public string Name { get; }

    /// <summary>Element type.</summary>
    public SafetensorsType Type { get; }

    /// <summary>Dimensions, outermost first.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The elements as they lie in the file.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Copies numbers into a tensor.</summary>
    public static SafetensorsTensor Of<T>(string name, SafetensorsType type, ReadOnlySpan<long> shape, ReadOnlySpan<T> values)
        where T : unmanaged => new(name, type, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A tensor over numbers that stay where they are: nothing is copied before the file is written.</summary>
    public static SafetensorsTensor Over<T>(string name, SafetensorsType type, ReadOnlySpan<long> shape, ReadOnlyMemory<T> values)
        where T : unmanaged => new(name, type, shape, new BytesOf<T>(values).Memory);
}
