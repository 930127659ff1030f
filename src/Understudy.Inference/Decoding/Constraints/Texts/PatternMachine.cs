using System.Globalization;

namespace Understudy.Inference;

/// <summary>A nondeterministic automaton of a regular expression (Thompson 1968), stepped by sets of states. Not thread-safe.</summary>
internal sealed class PatternMachine
{
    private readonly List<List<(CharacterSet? Set, int Target)>> _edges = []; // a null set reads nothing
    private readonly int _most;
    private int _first, _last;

    private PatternMachine(int most) => _most = most;

    /// <summary>The machine of a pattern, which matches anywhere in a text unless it is anchored.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="most">Most states.</param>
    /// <returns>Null when there are too many states.</returns>
    /// <exception cref="NotSupportedException">When ^ or $ stands within.</exception>
    public static PatternMachine? Of(PatternNode pattern, int most)
    {
        var machine = new PatternMachine(most);
        (machine._first, machine._last) = (machine.State(), machine.State());
        foreach (PatternNode alternative in pattern is PatternNode.Choice choice ? choice.Parts : [pattern])
        {
            PatternNode[] parts = alternative is PatternNode.Sequence sequence ? [.. sequence.Parts] : [alternative];
            int skip = parts.TakeWhile(p => p is PatternNode.Edge { IsStart: true }).Count();
            int end = parts.Length - parts.Skip(skip).Reverse().TakeWhile(p => p is PatternNode.Edge { IsStart: false }).Count();
            int from = machine.State(), to = machine.State();
            machine._edges[machine._first].Add((null, from));
            machine._edges[to].Add((null, machine._last));
            if (skip == 0)
            {
                machine._edges[from].Add((CharacterSet.Matchable, from));
            }

            if (end == parts.Length)
            {
                machine._edges[to].Add((CharacterSet.Matchable, to));
            }

            int body = machine.State();
            machine._edges[from].Add((null, body));
            if (!machine.Add(new PatternNode.Sequence(parts[skip..end]), body, to))
            {
                return null;
            }
        }

        return machine;
    }

    /// <summary>The coarsest classes of characters that the machine does not tell apart.</summary>
    public CharacterSet[] Classes()
    {
        List<CharacterSet> classes = [CharacterSet.Matchable];
        foreach (CharacterSet set in _edges.SelectMany(e => e).Select(e => e.Set).OfType<CharacterSet>().Distinct())
        {
            classes = [.. classes.SelectMany(c => (CharacterSet[])[c.And(set), c.Without(set)]).Where(c => !c.IsEmpty)];
        }

        return [.. classes];
    }

    /// <summary>The set of states at the start.</summary>
    public string Start() => Close([_first]);

    /// <summary>The set of states after a character of a class.</summary>
    /// <returns>Whether there is any.</returns>
    public bool TryStep(string states, CharacterSet @class, out string next)
    {
        int[] targets = [.. Read(states).SelectMany(s => _edges[s]).Where(e => e.Set is not null && e.Set.Overlaps(@class)).Select(e => e.Target)];
        next = Close(targets);
        return targets.Length > 0;
    }

    /// <summary>Whether a text may end in a set of states.</summary>
    public bool IsEnd(string states) => Read(states).Contains(_last);

    private static IEnumerable<int> Read(string states) => states.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => int.Parse(s, CultureInfo.InvariantCulture));

    private string Close(IEnumerable<int> states)
    {
        var closed = new SortedSet<int>();
        var open = new Stack<int>(states);
        while (open.TryPop(out int state))
        {
            if (closed.Add(state))
            {
                foreach ((_, int target) in _edges[state].Where(e => e.Set is null))
                {
                    open.Push(target);
                }
            }
        }

        return string.Join(' ', closed);
    }

    private int State()
    {
        _edges.Add([]);
        return _edges.Count - 1;
    }

    private bool Add(PatternNode node, int from, int to)
    {
        if (_edges.Count > _most)
        {
            return false;
        }

        switch (node)
        {
            case PatternNode.One one:
                _edges[from].Add((one.Set, to));
                return true;
            case PatternNode.Choice choice:
                return choice.Parts.All(p => Add(p, from, to));
            case PatternNode.Sequence sequence:
                return AddAll(sequence.Parts, from, to);
            case PatternNode.Repeat repeat:
                return AddRepeat(repeat, from, to);
            default:
                throw new NotSupportedException("^ or $ within");
        }
    }

    private bool AddAll(IEnumerable<PatternNode> parts, int from, int to)
    {
        foreach (PatternNode part in parts)
        {
            int next = State();
            if (!Add(part, from, next))
            {
                return false;
            }

            from = next;
        }

        _edges[from].Add((null, to));
        return true;
    }

    private bool AddRepeat(PatternNode.Repeat repeat, int from, int to)
    {
        int at = State();
        _edges[from].Add((null, at));
        if (!Chain(repeat.Part, repeat.Least, ref at, skipTo: -1))
        {
            return false;
        }

        _edges[at].Add((null, to));
        if (repeat.Most != int.MaxValue)
        {
            return Chain(repeat.Part, repeat.Most - repeat.Least, ref at, skipTo: to);
        }

        int again = State();
        _edges[again].Add((null, at));
        int inner = State();
        _edges[at].Add((null, inner));
        return Add(repeat.Part, inner, again);
    }

    private bool Chain(PatternNode part, int times, ref int at, int skipTo)
    {
        for (int i = 0; i < times; i++)
        {
            int next = State();
            if (!Add(part, at, next))
            {
                return false;
            }

            if (skipTo >= 0)
            {
                _edges[next].Add((null, skipTo));
            }

            at = next;
        }

        return true;
    }
}
