using System.Runtime.InteropServices;
using System.Text;

namespace Understudy.Training;

/// <summary>
/// A file in version 3 of the GGUF format (ggml's docs/gguf.md): magic, counts, typed values by name, names and shapes of the tensors, then
/// their bytes at multiples of 32. Little-endian.
/// </summary>
internal sealed class GgufFile : IDisposable
{
    /// <summary>What the format calls its types of values.</summary>
    public const int UInt32 = 4, Int32 = 5, Float32 = 6, Bool = 7, String = 8, Array = 9;

    private const int Alignment = 32, Version = 3;

    private readonly MemoryStream _values = new();
    private readonly BinaryWriter _value;
    private readonly List<(string Name, long[] Shape, GgufType Type, Func<ReadOnlyMemory<float>> Numbers)> _tensors = [];
    private long _count;

    /// <summary>Starts an empty file.</summary>
    public GgufFile() => _value = new BinaryWriter(_values, Encoding.UTF8);

    /// <summary>Adds a text.</summary>
    public void Add(string key, string value) => Key(key, String, () => Text(_value, value));

    /// <summary>Adds a whole number from 0.</summary>
    public void Add(string key, int value) => Key(key, UInt32, () => _value.Write(checked((uint)value)));

    /// <summary>Adds a float.</summary>
    public void Add(string key, float value) => Key(key, Float32, () => _value.Write(value));

    /// <summary>Adds a truth value.</summary>
    public void Add(string key, bool value) => Key(key, Bool, () => _value.Write(value));

    /// <summary>Adds texts.</summary>
    public void Add(string key, IReadOnlyCollection<string> values) => Key(key, Array, () =>
    {
        _value.Write(String);
        _value.Write((long)values.Count);
        foreach (string v in values)
        {
            Text(_value, v);
        }
    });

    /// <summary>Adds whole numbers.</summary>
    public void Add(string key, int[] values) => Key(key, Array, () =>
    {
        _value.Write(Int32);
        _value.Write((long)values.Length);
        _value.Write(MemoryMarshal.AsBytes<int>(values));
    });

    /// <summary>Adds a tensor; its numbers are asked for when they are written.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its dimensions, outermost first.</param>
    /// <param name="type">How it is stored; for blocks the innermost dimension is a multiple of 32.</param>
    /// <param name="numbers">Its numbers.</param>
    public void Add(string name, IReadOnlyList<long> shape, GgufType type, Func<ReadOnlyMemory<float>> numbers) => _tensors.Add((name, [.. shape], type, numbers));

    /// <summary>Writes the file, tensor by tensor.</summary>
    public void WriteTo(Stream stream)
    {
        using var header = new MemoryStream();
        using var writer = new BinaryWriter(header, Encoding.UTF8);
        writer.Write("GGUF"u8);
        writer.Write(Version);
        writer.Write((long)_tensors.Count);
        writer.Write(_count);
        writer.Write(_values.GetBuffer().AsSpan(0, (int)_values.Length));
        long offset = 0;
        foreach ((string name, long[] shape, GgufType type, _) in _tensors)
        {
            Text(writer, name);
            writer.Write(shape.Length);
            foreach (long dimension in shape.Reverse()) // innermost first
            {
                writer.Write(dimension);
            }

            writer.Write((int)type);
            writer.Write(offset);
            offset += Padded(GgufNumbers.Size(type, shape.Aggregate(1L, (a, b) => a * b)));
        }

        Pad(header, header.Length);
        stream.Write(header.GetBuffer().AsSpan(0, (int)header.Length));
        foreach ((string name, _, GgufType type, Func<ReadOnlyMemory<float>> numbers) in _tensors)
        {
            byte[] bytes = GgufNumbers.Of(name, type, numbers().Span);
            stream.Write(bytes);
            Pad(stream, bytes.LongLength);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _value.Dispose();
        _values.Dispose();
    }

    private void Key(string key, int type, Action write)
    {
        Text(_value, key);
        _value.Write(type);
        write();
        _count++;
    }

    private static void Text(BinaryWriter writer, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((long)bytes.Length);
        writer.Write(bytes);
    }

    private static long Padded(long length) => (length + Alignment - 1) / Alignment * Alignment;

    private static void Pad(Stream stream, long length)
    {
        for (long i = length; i < Padded(length); i++)
        {
            stream.WriteByte(0);
        }
    }
}
