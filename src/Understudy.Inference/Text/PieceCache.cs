namespace Understudy.Inference;

/// <summary>
/// Ids of pieces seen lately. A fixed number of places, one for each piece, the newcomer wins: memory is bounded (about 6 MB when
/// full of the longest pieces) and there is no lock; entries are immutable and replaced as a whole.
/// </summary>
internal sealed class PieceCache
{
    /// <summary>Longest piece that is kept, in UTF-16 units.</summary>
    public const int LongestPiece = 40;

    private const int Places = 1 << 14;
    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>The piece's ids, if it is here.</summary>
    public bool TryGet(ReadOnlySpan<char> piece, out ReadOnlySpan<int> ids)
    {
        Entry? entry = Volatile.Read(ref _entries[PlaceOf(piece)]);
        bool found = entry is not null && piece.SequenceEqual(entry.Piece);
        ids = found ? entry!.Ids : default;
        return found;
    }

    /// <summary>Keeps a piece's ids.</summary>
    public void Put(ReadOnlySpan<char> piece, ReadOnlySpan<int> ids) =>
        Volatile.Write(ref _entries[PlaceOf(piece)], new Entry(piece.ToString(), ids.ToArray()));

    private static int PlaceOf(ReadOnlySpan<char> piece)
    {
        ulong hash = (ulong)piece.Length;
        foreach (char c in piece)
        {
            hash = (hash ^ c) * 0x9E3779B97F4A7C15;
        }

        return (int)(hash >> (64 - 14));
    }

    private sealed record Entry(string Piece, int[] Ids);
}
