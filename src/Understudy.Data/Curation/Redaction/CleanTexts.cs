namespace Understudy.Data;

/// <summary>
/// Long texts in which nothing was found, so that a system prompt that comes with every call is looked through once. A text is kept when it comes
/// twice, whole, and is compared whole; texts that come once only push nothing out. At most 64 texts of 32 KiB: 2 MiB. Thread-safe.
/// </summary>
internal sealed class CleanTexts
{
    private const int Shortest = 256, Longest = 32 << 10, SlotBits = 6;
    private readonly byte[]?[] _kept = new byte[]?[1 << SlotBits];
    private readonly int[] _last = new int[1 << SlotBits];

    /// <summary>Whether nothing was found in this very text.</summary>
    public bool Contain(ReadOnlySpan<byte> text) =>
        text.Length is >= Shortest and <= Longest && Volatile.Read(ref _kept[ByteSlot.Of(text, SlotBits)]) is { } kept && text.SequenceEqual(kept);

    /// <summary>Nothing was found in this text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (text.Length is < Shortest or > Longest)
        {
            return;
        }

        var all = default(HashCode);
        all.AddBytes(text);
        int slot = ByteSlot.Of(text, SlotBits), hash = all.ToHashCode();
        if (Interlocked.Exchange(ref _last[slot], hash) == hash)
        {
            Volatile.Write(ref _kept[slot], text.ToArray());
        }
    }
}
