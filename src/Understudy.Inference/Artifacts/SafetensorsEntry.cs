using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// A tensor of an open <see cref="SafetensorsFile"/>: what the header says of it. Its numbers are read when they are asked
/// for, into an array of their own. Thread-safe as long as the file is open.
/// </summary>
public sealed class SafetensorsEntry
{
    // Bytes read at once where numbers are converted: large enough that the calls do not count, small enough for the pool.
    private const int Chunk = 1 << 16;

    // Elements read at once: a span of bytes may not pass 2 GiB.
    private const int ElementsAtOnce = 1 << 24;

    private readonly SafetensorsFile _file;

    internal SafetensorsEntry(SafetensorsFile file, string name, SafetensorsType type, long[] shape, long begin, long end)
    {
        _file = file;
        Name = name;
        Type = type;
        Shape = shape;
        Begin = begin;
        End = end;
    }

    /// <summary>Name in the file.</summary>
    public string Name { get; }

    /// <summary>Element type.</summary>
    public SafetensorsType Type { get; }

    /// <summary>Dimensions, outermost first.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (a, b) => a * b);

    /// <summary>First byte, counted from the first byte behind the header.</summary>
    internal long Begin { get; }

    /// <summary>The byte behind the last one.</summary>
    internal long End { get; }

    /// <summary>Type and shape as the format spells them, e.g. <c>F32 [384, 1536]</c>.</summary>
    internal string Description => Describe(SafetensorsTypes.Name(Type), Shape);

    /// <summary>Reads the elements; type and shape are checked first.</summary>
    /// <exception cref="UnderstudyException">When the file holds something else, or can no longer be read.</exception>
    public T[] As<T>(SafetensorsType type, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() * 8 != SafetensorsTypes.Bits(type))
        {
            throw new ArgumentException($"{typeof(T).Name} is not as wide as {SafetensorsTypes.Name(type)}.", nameof(type));
        }

        if (Type != type || !shape.SequenceEqual([.. Shape]))
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected tensor {QuotedText.Of(Name)} as {Describe(SafetensorsTypes.Name(type), shape.ToArray())}; found {Description}. The file does not fit what it was opened for: restore it or train again.");
        }

        return ReadPart<T>(Count);
    }

    /// <summary>Reads numbers as 32-bit floats, whichever of F32, F16 and BF16 the file has.</summary>
    /// <param name="first">How many of them, from the first on; null for all. 0 to <see cref="Count"/>.</param>
    /// <exception cref="UnderstudyException">When the elements are of another type, or the file can no longer be read.</exception>
    public float[] ToSingles(int? first = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first ?? 0, nameof(first));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first ?? 0, Count, nameof(first));
        return Type switch
        {
            SafetensorsType.F32 => ReadPart<float>(first ?? Count),
            SafetensorsType.F16 or SafetensorsType.BF16 => Widen(first ?? Count),
            _ => throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected tensor {QuotedText.Of(Name)} as F32, F16 or BF16; found {Description}."),
        };
    }

    /// <summary>A type and a shape for messages; the empty shape is that of a single number.</summary>
    internal static string Describe(string type, IEnumerable<long> shape) =>
        string.Create(CultureInfo.InvariantCulture, $"{type} [{string.Join(", ", shape)}]");

    private T[] ReadPart<T>(long count)
        where T : unmanaged
    {
        T[] values = Allocate<T>(count);
        for (int at = 0; at < values.Length; at += ElementsAtOnce)
        {
            Span<T> part = values.AsSpan(at, Math.Min(ElementsAtOnce, values.Length - at));
            _file.Fill(MemoryMarshal.AsBytes(part), Begin + ((long)at * Unsafe.SizeOf<T>()));
        }

        return values;
    }

    private float[] Widen(long count)
    {
        float[] values = Allocate<float>(count);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            for (int at = 0; at < values.Length; at += Chunk / 2)
            {
                int n = Math.Min(Chunk / 2, values.Length - at);
                _file.Fill(buffer.AsSpan(0, 2 * n), Begin + (2L * at));
                ReadOnlySpan<ushort> narrow = MemoryMarshal.Cast<byte, ushort>(buffer.AsSpan(0, 2 * n));
                Span<float> wide = values.AsSpan(at, n);
                if (Type == SafetensorsType.BF16)
                {
                    for (int i = 0; i < n; i++)
                    {
                        wide[i] = BitConverter.UInt32BitsToSingle((uint)narrow[i] << 16);
                    }
                }
                else
                {
                    for (int i = 0; i < n; i++)
                    {
                        wide[i] = (float)BitConverter.UInt16BitsToHalf(narrow[i]);
                    }
                }
            }

            return values;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private T[] Allocate<T>(long count) => count <= Array.MaxLength
        ? GC.AllocateUninitializedArray<T>((int)count)
        : throw new UnderstudyException(ErrorCode.InputUnreadable, $"Tensor {QuotedText.Of(Name)}, {Description}, has more elements than fit into one array ({Array.MaxLength:N0}). Use a smaller model.");
}
