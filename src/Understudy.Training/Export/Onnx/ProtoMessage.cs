using System.Buffers.Binary;
using System.Text;

namespace Understudy.Training;

/// <summary>
/// A message in protobuf's wire format, built field by field: a tag (field number and wire type), then the value. Long byte
/// fields are kept by reference until <see cref="ToArray"/>, so a model's weights are copied once.
/// </summary>
internal sealed class ProtoMessage
{
    private const int VarintType = 0;
    private const int BytesType = 2;
    private const int Fixed32Type = 5;
    private readonly List<ReadOnlyMemory<byte>> _parts = [];

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>A whole number or an enum's value.</summary>
    public ProtoMessage Number(int field, long value)
    {
        Varint(Tag(field, VarintType));
        Varint((ulong)value);
        return this;
    }

    /// <summary>A 32-bit float.</summary>
    public ProtoMessage Float(int field, float value)
    {
        Varint(Tag(field, Fixed32Type));
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        Append(bytes);
        return this;
    }

    /// <summary>A text.</summary>
    public ProtoMessage Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Bytes; not copied yet.</summary>
    public ProtoMessage Bytes(int field, ReadOnlyMemory<byte> value)
    {
        Varint(Tag(field, BytesType));
        Varint((ulong)value.Length);
        Append(value);
        return this;
    }

    /// <summary>A finished message as a field.</summary>
    public ProtoMessage Message(int field, ProtoMessage value)
    {
        Varint(Tag(field, BytesType));
        Varint((ulong)value.Length);
        return Include(value);
    }

    /// <summary>Another message's fields behind this one's.</summary>
    public ProtoMessage Include(ProtoMessage value)
    {
        _parts.AddRange(value._parts);
        Length += value.Length;
        return this;
    }

    /// <summary>The message's bytes.</summary>
    public byte[] ToArray()
    {
        var result = new byte[Length];
        int at = 0;
        foreach (ReadOnlyMemory<byte> part in _parts)
        {
            part.CopyTo(result.AsMemory(at));
            at += part.Length;
        }

        return result;
    }

    private static ulong Tag(int field, int type) => ((ulong)field << 3) | (uint)type;

    private void Varint(ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        int count = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[count++] = (byte)(value | 0x80);
        }

        bytes[count++] = (byte)value;
        Append(bytes[..count].ToArray());
    }

    private void Append(ReadOnlyMemory<byte> part)
    {
        _parts.Add(part);
        Length += part.Length;
    }
}
