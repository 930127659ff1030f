namespace Understudy.Evaluation;

/// <summary>Remembers the names of the last units by hash, so that memory is bounded: 16 bytes times about three for each.</summary>
internal sealed class SeenUnits(int capacity)
{
    private readonly HashSet<ulong> _seen = [];
    private readonly Queue<ulong> _order = new();

    /// <summary>Takes a unit; false when it is there already.</summary>
    public bool Add(ReadOnlySpan<char> unit)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char c in unit)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        if (!_seen.Add(Core.SeededRandom.Mix(hash)))
        {
            return false;
        }

        _order.Enqueue(Core.SeededRandom.Mix(hash));
        if (_order.Count > capacity)
        {
            _seen.Remove(_order.Dequeue());
        }

        return true;
    }
}
