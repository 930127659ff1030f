using System.Buffers.Binary;

namespace Understudy.Data;

/// <summary>Where a small memory of whole texts keeps one: told from its length and 24 of its bytes, as the texts themselves are compared afterwards.</summary>
internal static class ByteSlot
{
    /// <summary>The slot of a text.</summary>
    /// <param name="text">Any bytes.</param>
    /// <param name="bits">Binary logarithm of the number of slots, 1 to 16.</param>
    public static int Of(ReadOnlySpan<byte> text, int bits)
    {
        if (text.Length < sizeof(ulong))
        {
            return 0;
        }

        ulong first = BinaryPrimitives.ReadUInt64LittleEndian(text), last = BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]);
        ulong middle = BinaryPrimitives.ReadUInt64LittleEndian(text[((text.Length - sizeof(ulong)) / 2)..]);
        ulong mixed = first ^ (middle * 3) ^ (last * 5) ^ (ulong)text.Length;
        return (int)((mixed * 0x9E3779B97F4A7C15) >> (64 - bits));
    }
}
