using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Understudy.Data;

/// <summary>
/// What was found out of texts that come again and again, such as the prompt of a workload. A text is kept when it comes twice, whole, and compared whole; texts that
/// come once push nothing out. Memory: a text of at most 32 KiB a slot. Thread-safe.
/// </summary>
/// <param name="slotBits">Binary logarithm of the number of slots, 1 to 16.</param>
/// <param name="shortest">Bytes of the shortest text that is worth keeping, 8 or more.</param>
internal sealed class RecurringTexts<T>(int slotBits, int shortest)
{
    private const int Longest = 32 << 10;
    private readonly Entry?[] _kept = new Entry?[1 << slotBits];
    private readonly int[] _last = new int[1 << slotBits];

    /// <summary>What was found out of this very text.</summary>
    public bool TryGet(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value)
    {
        if (IsWorth(text) && Volatile.Read(ref _kept[Slot(text)]) is { } kept && text.SequenceEqual(kept.Text))
        {
            value = kept.Value;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Says what was found out of a text.</summary>
    public void Add(ReadOnlySpan<byte> text, T value)
    {
        if (!IsWorth(text))
        {
            return;
        }

        var all = default(HashCode);
        all.AddBytes(text);
        int slot = Slot(text), hash = all.ToHashCode();
        if (Interlocked.Exchange(ref _last[slot], hash) == hash)
        {
            Volatile.Write(ref _kept[slot], new Entry(text.ToArray(), value));
        }
    }

    private bool IsWorth(ReadOnlySpan<byte> text) => text.Length >= shortest && text.Length <= Longest;

    /// <summary>Told from the length and 24 of the bytes, as the texts themselves are compared afterwards.</summary>
    private int Slot(ReadOnlySpan<byte> text)
    {
        ulong first = BinaryPrimitives.ReadUInt64LittleEndian(text), last = BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]);
        ulong middle = BinaryPrimitives.ReadUInt64LittleEndian(text[((text.Length - sizeof(ulong)) / 2)..]);
        return (int)(((first ^ (middle * 3) ^ (last * 5) ^ (ulong)text.Length) * 0x9E3779B97F4A7C15) >> (64 - slotBits));
    }

    private sealed record Entry(byte[] Text, T Value);
}
