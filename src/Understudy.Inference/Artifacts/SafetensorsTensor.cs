using System.Runtime.InteropServices;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>A named array of numbers in a safetensors file; little-endian bytes.</summary>
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
        if (TrySize(type, shape) != data.Length)
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

    /// <summary>The elements; the type and the number of elements are checked.</summary>
    /// <exception cref="UnderstudyException">When the file holds something else.</exception>
    public ReadOnlySpan<T> As<T>(SafetensorsType type, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (Type != type || !shape.SequenceEqual([.. Shape]))
        {
            string expected = string.Join(", ", shape.ToArray());
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected tensor '{Name}' as {type} [{expected}]; found {Type} [{string.Join(", ", Shape)}]. The file does not fit its manifest: train again or restore it.");
        }

        return MemoryMarshal.Cast<byte, T>(Data.Span);
    }

    /// <summary>Bytes that a shape takes, or -1 when it is negative or overflows.</summary>
    internal static long TrySize(SafetensorsType type, ReadOnlySpan<long> shape)
    {
        long size = type switch
        {
            SafetensorsType.I8 or SafetensorsType.U8 => 1,
            SafetensorsType.I16 or SafetensorsType.U16 or SafetensorsType.F16 or SafetensorsType.BF16 => 2,
            SafetensorsType.I32 or SafetensorsType.U32 or SafetensorsType.F32 => 4,
            _ => 8,
        };
        foreach (long d in shape)
        {
            if (d < 0 || (d > 0 && size > long.MaxValue / d))
            {
                return -1;
            }

            size *= d;
        }

        return size;
    }
}
