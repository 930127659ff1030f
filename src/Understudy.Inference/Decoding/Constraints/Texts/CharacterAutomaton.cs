namespace Understudy.Inference;

/// <summary>A deterministic finite automaton over classes of characters, from every state of which an end can be reached. Immutable.</summary>
/// <param name="Classes">Sets of characters that do not overlap.</param>
/// <param name="Next">By state and class the next state, -1 for none; state 0 is the first, no state at all is no text at all.</param>
/// <param name="IsEnd">By state.</param>
internal sealed record CharacterAutomaton(CharacterSet[] Classes, int[][] Next, bool[] IsEnd)
{
    /// <summary>Most states.</summary>
    public const int MostStates = 4000;

    private const int None = -1;

    private delegate bool Step<T>(T state, int @class, out T next);

    /// <summary>Whether there is no text at all.</summary>
    public bool IsEmpty => Next.Length == 0;

    /// <summary>The texts that a regular expression matches.</summary>
    /// <returns>Null when there are too many states.</returns>
    /// <exception cref="NotSupportedException">When ^ or $ stands within.</exception>
    public static CharacterAutomaton? Of(PatternNode pattern)
    {
        PatternMachine? machine = PatternMachine.Of(pattern, MostStates);
        if (machine is null)
        {
            return null;
        }

        CharacterSet[] classes = machine.Classes();
        return Explore(classes, machine.Start(), (string state, int @class, out string next) => machine.TryStep(state, classes[@class], out next), machine.IsEnd);
    }

    /// <summary>Texts of a number of characters.</summary>
    /// <param name="least">Fewest text elements, 0 or more.</param>
    /// <param name="most">Most characters; <see cref="int.MaxValue"/>: no limit.</param>
    /// <returns>Null when there are too many states.</returns>
    public static CharacterAutomaton? OfLength(int least, int most)
    {
        CharacterSet apart = least < 2 ? CharacterSet.Matchable : TextElements.Apart.And(CharacterSet.Matchable), first = least < 2 ? apart : TextElements.First.And(CharacterSet.Matchable);
        CharacterSet[] classes = [apart, first.Without(apart), CharacterSet.Matchable.Without(first)];
        return Explore(
            classes,
            0,
            (int count, int @class, out int next) =>
            {
                next = most == int.MaxValue ? Math.Min(count + 1, least) : count + 1;
                return count < most && @class <= (count >= least ? 2 : count == 0 ? 1 : 0);
            },
            count => count >= least);
    }

    /// <summary>The texts that both have.</summary>
    /// <returns>Null when there are too many states.</returns>
    public CharacterAutomaton? And(CharacterAutomaton other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? this : other;
        }

        (int Mine, int Theirs, CharacterSet Set)[] classes =
        [
            .. Enumerable.Range(0, Classes.Length)
                .SelectMany(a => Enumerable.Range(0, other.Classes.Length).Select(b => (a, b, Set: Classes[a].And(other.Classes[b]))))
                .Where(c => !c.Set.IsEmpty),
        ];
        return Explore(
            [.. classes.Select(c => c.Set)],
            (Mine: 0, Theirs: 0),
            ((int Mine, int Theirs) state, int @class, out (int Mine, int Theirs) next) =>
            {
                next = (Next[state.Mine][classes[@class].Mine], other.Next[state.Theirs][classes[@class].Theirs]);
                return next.Mine >= 0 && next.Theirs >= 0;
            },
            state => IsEnd[state.Mine] && other.IsEnd[state.Theirs]);
    }

    private static CharacterAutomaton? Explore<T>(CharacterSet[] classes, T start, Step<T> step, Func<T, bool> isEnd)
        where T : notnull
    {
        var ids = new Dictionary<T, int> { [start] = 0 };
        List<T> states = [start];
        var next = new List<int[]>();
        for (int i = 0; i < states.Count; i++)
        {
            if (states.Count > MostStates)
            {
                return null;
            }

            var row = new int[classes.Length];
            for (int c = 0; c < row.Length; c++)
            {
                if (!step(states[i], c, out T to))
                {
                    row[c] = None;
                }
                else if (!ids.TryGetValue(to, out row[c]))
                {
                    ids.Add(to, row[c] = states.Count);
                    states.Add(to);
                }
            }

            next.Add(row);
        }

        return Trim(classes, next, [.. states.Select(isEnd)]);
    }

    // Takes away the states from which no end can be reached.
    private static CharacterAutomaton Trim(CharacterSet[] classes, List<int[]> next, bool[] isEnd)
    {
        var lives = (bool[])isEnd.Clone();
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = lives.Length - 1; i >= 0; i--)
            {
                if (!lives[i] && next[i].Any(t => t >= 0 && lives[t]))
                {
                    lives[i] = changed = true;
                }
            }
        }

        if (!lives[0])
        {
            return new CharacterAutomaton([], [], []);
        }

        var ids = new int[lives.Length];
        int kept = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = lives[i] ? kept++ : None;
        }

        return new CharacterAutomaton(
            classes,
            [.. next.Where((_, i) => lives[i]).Select(row => row.Select(t => t < 0 ? None : ids[t]).ToArray())],
            [.. isEnd.Where((_, i) => lives[i])]);
    }
}
