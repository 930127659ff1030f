using System.Buffers.Binary;
using System.Text;

namespace Understudy.Gateway;

/// <summary>Reads a payload in the order in which <see cref="EntryBuffer"/> wrote it.</summary>
internal ref struct EntryReader(ReadOnlyMemory<byte> payload)
{
    private ReadOnlyMemory<byte> _rest = payload;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1).Span[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)).Span);

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)).Span);

    public double Double() => BitConverter.Int64BitsToDouble(Int64());

    /// <summary>A slice of the payload, not a copy.</summary>
    public ReadOnlyMemory<byte> Bytes() => Take(Int32());

    public string? Text()
    {
        int length = Int32();
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length).Span);
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        if ((uint)length > (uint)_rest.Length)
        {
            throw new InvalidDataException("An entry ends before its last field.");
        }

        ReadOnlyMemory<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
