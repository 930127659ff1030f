using System.Buffers;

namespace Understudy.Inference;

/// <summary>Ids as they are found: on the stack first, in pooled memory when they are many.</summary>
internal ref struct TokenBuffer(Span<int> initial)
{
    private Span<int> _ids = initial;
    private int[]? _rented;

    /// <summary>Number of ids.</summary>
    public int Count { get; private set; }

    /// <summary>The ids.</summary>
    public readonly ReadOnlySpan<int> Ids => _ids[..Count];

    /// <summary>Appends an id.</summary>
    public void Add(int id)
    {
        if (Count == _ids.Length)
        {
            Grow(1);
        }

        _ids[Count++] = id;
    }

    /// <summary>Appends ids.</summary>
    public void Add(scoped ReadOnlySpan<int> ids)
    {
        if (ids.Length > _ids.Length - Count)
        {
            Grow(ids.Length);
        }

        ids.CopyTo(_ids[Count..]);
        Count += ids.Length;
    }

    /// <summary>Forgets the ids from a position on.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            _ids = default;
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private void Grow(int more)
    {
        int[] larger = ArrayPool<int>.Shared.Rent(Math.Max(2 * _ids.Length, Count + more));
        _ids[..Count].CopyTo(larger);
        Dispose();
        _rented = larger;
        _ids = larger;
    }
}
