using System.Buffers.Binary;
using System.Text;

namespace Understudy.Gateway;

/// <summary>
/// Entries of one commit, framed: length of what follows the checksum (u32), CRC-32C of that (u32), kind (u8), payload.
/// A length is never 0, so a zero-filled tail is the end. Not thread-safe.
/// </summary>
internal sealed class EntryBuffer
{
    /// <summary>Bytes before the kind.</summary>
    public const int FrameBytes = 8;

    private const int FirstBytes = 64 << 10, KeptBytes = 1 << 20;
    private byte[] _bytes = new byte[FirstBytes];
    private int _begin;

    public int Length { get; private set; }

    public int Entries { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Begins an entry with room for at least that much payload.</summary>
    public void Begin(byte kind, int expectedBytes)
    {
        _begin = Length;
        Reserve(FrameBytes + 1 + expectedBytes);
        Length += FrameBytes;
        Write(kind);
    }

    /// <summary>Ends the entry: fills in length and checksum.</summary>
    public void End()
    {
        Span<byte> frame = _bytes.AsSpan(_begin, Length - _begin);
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - FrameBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], Crc32C.Of(frame[FrameBytes..]));
        Entries++;
    }

    /// <summary>Takes back an entry that was begun and not ended.</summary>
    public void CutTo(int length) => Length = length;

    public void Clear()
    {
        (Length, Entries) = (0, 0);
        if (_bytes.Length > KeptBytes)
        {
            _bytes = new byte[FirstBytes]; // one huge call must not be remembered for ever
        }
    }

    public void Write(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Write(int value)
    {
        Reserve(sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(Length), value);
        Length += sizeof(int);
    }

    public void Write(long value)
    {
        Reserve(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(Length), value);
        Length += sizeof(long);
    }

    public void Write(double value) => Write(BitConverter.DoubleToInt64Bits(value));

    public void Write(ReadOnlySpan<byte> value)
    {
        Reserve(sizeof(int) + value.Length);
        Write(value.Length);
        value.CopyTo(_bytes.AsSpan(Length));
        Length += value.Length;
    }

    /// <summary>Writes a text; null is length -1. A lone surrogate becomes U+FFFD.</summary>
    public void Write(string? value)
    {
        if (value is null)
        {
            Write(-1);
            return;
        }

        Reserve(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        int bytes = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(Length + sizeof(int)));
        Write(bytes);
        Length += bytes;
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - Length < more)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(2L * _bytes.Length, (long)Length + more)));
        }
    }
}
