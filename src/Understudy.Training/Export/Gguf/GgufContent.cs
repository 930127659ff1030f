using System.Text;

using Understudy.Core;

namespace Understudy.Training;

/// <summary>A GGUF file that was just written, read again: what the exporter checks.</summary>
internal sealed class GgufContent
{
    private const int Alignment = 32, LongestText = 1 << 24;

    private readonly Dictionary<string, (long[] Shape, GgufType Type, long Offset)> _tensors = new(StringComparer.Ordinal);
    private readonly FileStream _stream;
    private readonly long _start;

    private GgufContent(FileStream stream)
    {
        _stream = stream;
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (!reader.ReadBytes(4).AsSpan().SequenceEqual("GGUF"u8) || reader.ReadInt32() != 3)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"{stream.Name} is no GGUF file of version 3.");
        }

        (long tensors, long values) = (reader.ReadInt64(), reader.ReadInt64());
        for (long i = 0; i < values; i++)
        {
            Values.Add(Text(reader), Value(reader, reader.ReadInt32()));
        }

        for (long i = 0; i < tensors; i++)
        {
            string name = Text(reader);
            var shape = new long[reader.ReadInt32()];
            for (int d = shape.Length - 1; d >= 0; d--)
            {
                shape[d] = reader.ReadInt64();
            }

            _tensors.Add(name, (shape, (GgufType)reader.ReadInt32(), reader.ReadInt64()));
        }

        _start = (stream.Position + Alignment - 1) / Alignment * Alignment;
    }

    /// <summary>Values by name: texts, numbers, or lists of them.</summary>
    public Dictionary<string, object> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Number of tensors.</summary>
    public int Count => _tensors.Count;

    /// <summary>Reads everything but the tensors' numbers; the stream stays the caller's.</summary>
    public static GgufContent Read(FileStream stream) => new(stream);

    /// <summary>The numbers of a tensor as they are stored, rounded; empty where there is no such tensor of this shape.</summary>
    public float[] Numbers(string name, IReadOnlyList<long> shape)
    {
        if (!_tensors.TryGetValue(name, out (long[] Shape, GgufType Type, long Offset) tensor) || !tensor.Shape.SequenceEqual(shape))
        {
            return [];
        }

        long count = shape.Aggregate(1L, (a, b) => a * b);
        var bytes = new byte[GgufNumbers.Size(tensor.Type, count)];
        _stream.Position = _start + tensor.Offset;
        _stream.ReadExactly(bytes);
        return GgufNumbers.Read(tensor.Type, bytes, (int)count);
    }

    private static string Text(BinaryReader reader)
    {
        long length = reader.ReadInt64();
        return length is >= 0 and <= LongestText ? Encoding.UTF8.GetString(reader.ReadBytes((int)length)) : throw new InvalidDataException($"A text of {length} bytes.");
    }

    private static object Value(BinaryReader reader, int type)
    {
        switch (type)
        {
            case GgufFile.UInt32:
                return (int)reader.ReadUInt32();
            case GgufFile.Int32:
                return reader.ReadInt32();
            case GgufFile.Float32:
                return reader.ReadSingle();
            case GgufFile.Bool:
                return reader.ReadBoolean();
            case GgufFile.String:
                return Text(reader);
            default:
                int of = reader.ReadInt32();
                var items = new object[reader.ReadInt64()];
                for (int i = 0; i < items.Length; i++)
                {
                    items[i] = Value(reader, of);
                }

                return items;
        }
    }
}
