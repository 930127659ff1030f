namespace Understudy.Inference;

/// <summary>
/// Names of members as a trie that is never changed: adding a name shares all of the trie but the way to the name. So the names that may
/// come after each member take states in proportion to their letters, not to their number squared.
/// </summary>
internal sealed class MemberNames
{
    private readonly SortedDictionary<byte, MemberNames> _next = [];
    private int _state = -1;

    private MemberNames()
    {
    }

    /// <summary>Names with one more.</summary>
    /// <param name="names">The names; null for none.</param>
    /// <param name="name">The name, which neither begins another one nor begins with it.</param>
    /// <param name="target">The state behind it.</param>
    public static MemberNames With(MemberNames? names, ReadOnlySpan<byte> name, int target)
    {
        var copy = new MemberNames();
        foreach ((byte letter, MemberNames next) in names?._next ?? [])
        {
            copy._next.Add(letter, next);
        }

        if (name.IsEmpty)
        {
            copy._state = target;
        }
        else
        {
            copy._next[name[0]] = With(copy._next.GetValueOrDefault(name[0]), name[1..], target);
        }

        return copy;
    }

    /// <summary>Adds the first letters to a state.</summary>
    public void CopyTo(AutomatonBuilder builder, int state)
    {
        foreach ((byte letter, MemberNames next) in _next)
        {
            builder.Edge(state, letter, letter, next.Write(builder));
        }
    }

    /// <summary>Writes the names into an automaton, once.</summary>
    /// <returns>The state before the first letter.</returns>
    public int Write(AutomatonBuilder builder)
    {
        if (_state < 0)
        {
            _state = builder.State();
            CopyTo(builder, _state);
        }

        return _state;
    }
}
