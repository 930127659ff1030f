using System.Runtime.InteropServices;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Makes an <see cref="Automaton"/>, rule by rule; a rule that is called is made before the one that calls it.</summary>
internal sealed class AutomatonBuilder
{
    /// <summary>Most states of one automaton, some 30 MiB.</summary>
    public const int MostStates = 400_000;

    /// <summary>A distance that no rule has; longer ones are cut below it.</summary>
    public const int Far = int.MaxValue / 4;

    private readonly List<AutomatonState> _states = [];
    private readonly List<(AutomatonEdge Edge, int Next)> _edges = [];
    private readonly List<(AutomatonCall Call, int Next)> _calls = [];
    private readonly List<int> _lastEdge = [], _lastCall = [];
    private readonly HashSet<int> _fixed = [];
    private int _shared;

    /// <summary>States so far: the id of the next one.</summary>
    public int Count => _states.Count;

    /// <summary>Adds a state.</summary>
    /// <exception cref="UnderstudyException">When there are too many.</exception>
    public int State(bool isEnd = false)
    {
        if (_states.Count >= MostStates)
        {
            throw ConstraintRefusal.Because($"it needs more than {MostStates} states; fewer functions, properties or values would do");
        }

        _states.Add(new AutomatonState(isEnd, 0, int.MaxValue, -1, -1, Far, 0));
        _lastEdge.Add(-1);
        _lastCall.Add(-1);
        return _states.Count - 1;
    }

    /// <summary>Adds an edge.</summary>
    public void Edge(int from, int low, int high, int target, EdgeKind kind = EdgeKind.Plain)
    {
        _edges.Add((new AutomatonEdge((byte)low, (byte)high, kind, target), _lastEdge[from]));
        _lastEdge[from] = _edges.Count - 1;
    }

    /// <summary>Adds an edge over one byte.</summary>
    public void Edge(int from, char letter, int target, EdgeKind kind = EdgeKind.Plain) => Edge(from, letter, letter, target, kind);

    /// <summary>Adds states that read a text.</summary>
    /// <returns>The state after it.</returns>
    public int Text(int from, ReadOnlySpan<byte> text)
    {
        foreach (byte b in text)
        {
            int next = State();
            Edge(from, b, b, next);
            from = next;
        }

        return from;
    }

    /// <summary>Adds a call.</summary>
    public void Call(int from, int start, int next, bool counts = false)
    {
        _calls.Add((new AutomatonCall(start, next, counts), _lastCall[from]));
        _lastCall[from] = _calls.Count - 1;
    }

    /// <summary>Marks a state as the end of its rule.</summary>
    public void End(int state) => _states[state] = _states[state] with { IsEnd = true };

    /// <summary>Sets the counts of a rule's states, from one on.</summary>
    public void Counted(int first, int least, int most, int partLength)
    {
        for (int i = first; i < Count; i++)
        {
            _states[i] = _states[i] with { Least = least, Most = most, PartLength = partLength };
        }
    }

    /// <summary>Takes the counts off a state at which nothing is counted yet, and says how far the end is.</summary>
    public void Uncounted(int state, int distance)
    {
        _states[state] = _states[state] with { Least = 0, Most = int.MaxValue, PartLength = 0 };
        Distance(state, distance);
    }

    /// <summary>Says how far the end is where <see cref="Close"/> could not tell.</summary>
    public void Distance(int state, int distance)
    {
        _states[state] = _states[state] with { Distance = distance };
        _fixed.Add(state);
    }

    /// <summary>Makes a state stand for one of two others, by the count.</summary>
    public void Branch(int state, int @short, int full) => _states[state] = _states[state] with { Short = @short, Full = full };

    /// <summary>Least bytes from a state to its rule's end.</summary>
    public int Distance(int state) => _states[state].Distance;

    /// <summary>Ends a rule: finds the distances of its states.</summary>
    /// <param name="first">The first of the states that were added for it; none of a rule that it calls.</param>
    public void Close(int first)
    {
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int state = Count - 1; state >= first; state--)
            {
                AutomatonState it = _states[state];
                if (_fixed.Contains(state))
                {
                    continue;
                }

                int distance = it.IsEnd ? 0 : it.Short >= 0 ? _states[it.Full].Distance : Far;
                for (int e = _lastEdge[state]; e >= 0; e = _edges[e].Next)
                {
                    distance = Math.Min(distance, Sum(1, _states[_edges[e].Edge.Target].Distance));
                }

                for (int c = _lastCall[state]; c >= 0; c = _calls[c].Next)
                {
                    AutomatonCall call = _calls[c].Call;
                    distance = Math.Min(distance, Sum(_states[call.Start].Distance, call.Return < 0 ? 0 : _states[call.Return].Distance));
                }

                if (distance < it.Distance)
                {
                    _states[state] = it with { Distance = distance };
                    changed = true;
                }
            }
        }

        for (int state = first; state < Count; state++)
        {
            if (_states[state].Distance >= Far)
            {
                throw new InvalidOperationException($"No way leads from state {state} to its rule's end.");
            }
        }
    }

    private static int Sum(int a, int b) => a == Far || b == Far ? Far : Math.Min(a + b, Far - 1);

    /// <summary>Says that all states so far are the same in every automaton.</summary>
    public void Share() => _shared = Count;

    /// <summary>The automaton.</summary>
    public Automaton Build(int start)
    {
        var firstEdge = new int[Count + 1];
        var firstCall = new int[Count + 1];
        var edges = new List<AutomatonEdge>(_edges.Count);
        var calls = new List<AutomatonCall>(_calls.Count);
        for (int state = 0; state < Count; state++)
        {
            for (int e = _lastEdge[state]; e >= 0; e = _edges[e].Next)
            {
                edges.Add(_edges[e].Edge);
            }

            CollectionsMarshal.AsSpan(edges)[firstEdge[state]..].Sort((a, b) => a.Low.CompareTo(b.Low));
            for (int c = _lastCall[state]; c >= 0; c = _calls[c].Next)
            {
                calls.Add(_calls[c].Call);
            }

            CollectionsMarshal.AsSpan(calls)[firstCall[state]..].Reverse();
            (firstEdge[state + 1], firstCall[state + 1]) = (edges.Count, calls.Count);
        }

        return new Automaton(start, _shared, [.. _states], firstEdge, [.. edges], firstCall, [.. calls]);
    }
}
