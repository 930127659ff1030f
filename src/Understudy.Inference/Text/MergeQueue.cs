namespace Understudy.Inference;

/// <summary>A binary heap of merges that are possible: the lowest rank first, then the leftmost.</summary>
internal ref struct MergeQueue(Span<ulong> room)
{
    private readonly Span<ulong> _heap = room; // rank << 32 | position
    private int _count;

    /// <summary>Adds a merge.</summary>
    public void Push(int rank, int position)
    {
        ulong item = ((ulong)(uint)rank << 32) | (uint)position;
        int i = _count++;
        while (i > 0 && _heap[(i - 1) / 2] > item)
        {
            _heap[i] = _heap[(i - 1) / 2];
            i = (i - 1) / 2;
        }

        _heap[i] = item;
    }

    /// <summary>Takes the next merge; false when there is none.</summary>
    public bool TryPop(out int rank, out int position)
    {
        if (_count == 0)
        {
            rank = position = 0;
            return false;
        }

        (rank, position) = ((int)(_heap[0] >> 32), (int)(uint)_heap[0]);
        ulong last = _heap[--_count];
        int i = 0;
        while ((2 * i) + 1 < _count)
        {
            int child = (2 * i) + 1;
            child += child + 1 < _count && _heap[child + 1] < _heap[child] ? 1 : 0;
            if (_heap[child] >= last)
            {
                break;
            }

            _heap[i] = _heap[child];
            i = child;
        }

        _heap[i] = last;
        return true;
    }
}
