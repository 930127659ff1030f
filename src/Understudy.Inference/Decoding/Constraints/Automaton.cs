namespace Understudy.Inference;

/// <summary>What an edge does with the count of its state.</summary>
internal enum EdgeKind : byte
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>Begins one more part: only below the most, and counts it.</summary>
    Opens,

    /// <summary>Ends the parts: only from the least on.</summary>
    Closes,
}

/// <summary>An edge over a range of bytes.</summary>
internal readonly record struct AutomatonEdge(byte Low, byte High, EdgeKind Kind, int Target);

/// <summary>An edge that reads a whole rule.</summary>
/// <param name="Start">The rule's first state.</param>
/// <param name="Return">Where to go on after it; -1: the calling rule ends with it.</param>
/// <param name="Counts">Whether the rule is one more part.</param>
internal readonly record struct AutomatonCall(int Start, int Return, bool Counts);

/// <summary>What a state has besides edges and calls.</summary>
/// <param name="IsEnd">Whether its rule may end here.</param>
/// <param name="Least">Parts that must have been counted before an edge may close.</param>
/// <param name="Most">Parts before which an edge may open; <see cref="int.MaxValue"/>: no limit.</param>
/// <param name="Short">Taken in place of this state when fewer than <paramref name="Least"/> are counted; -1: this is no such state.</param>
/// <param name="Full">Taken in place of this state otherwise.</param>
/// <param name="Distance">Least bytes from here to the rule's end, when enough parts are counted.</param>
/// <param name="PartLength">Least bytes of each part that is missing.</param>
internal readonly record struct AutomatonState(bool IsEnd, int Least, int Most, int Short, int Full, int Distance, int PartLength);

/// <summary>
/// A pushdown automaton over bytes: rules of states with edges over bytes and calls of other rules, and a count for each rule that is
/// open (characters of a text, items of a list). From every state that can be reached the end can be reached, so bytes that can be
/// read at all can always be completed. Immutable and thread-safe.
/// </summary>
internal sealed class Automaton(int start, int shared, AutomatonState[] states, int[] firstEdge, AutomatonEdge[] edges, int[] firstCall, AutomatonCall[] calls)
{
    /// <summary>The first state.</summary>
    public int Start => start;

    /// <summary>States below this are the same in every automaton.</summary>
    public int Shared => shared;

    /// <summary>Number of states.</summary>
    public int Count => states.Length;

    /// <summary>A state.</summary>
    public ref readonly AutomatonState this[int state] => ref states[state];

    /// <summary>A state's edges.</summary>
    public ReadOnlySpan<AutomatonEdge> Edges(int state) => edges.AsSpan(firstEdge[state]..firstEdge[state + 1]);

    /// <summary>A state's calls.</summary>
    public ReadOnlySpan<AutomatonCall> Calls(int state) => calls.AsSpan(firstCall[state]..firstCall[state + 1]);
}
