using System.Numerics;

namespace Understudy.Inference;

/// <summary>Writes the rules of numbers into an automaton.</summary>
internal sealed class NumberRules(AutomatonBuilder builder)
{
    private const string Letters = "0123456789.";
    private readonly Dictionary<NumberBounds, int> _known = [];

    /// <summary>Numbers within bounds.</summary>
    /// <returns>The rule's first state; <see cref="RuleCompiler.Dead"/> when there is no such number.</returns>
    public int Of(NumberBounds bounds)
    {
        if (!_known.TryGetValue(bounds, out int start))
        {
            _known.Add(bounds, start = Make(bounds));
        }

        return start;
    }

    private int Make(NumberBounds bounds)
    {
        BigInteger? least = bounds.Least is { } low ? bounds.Scaled(low, up: true) : null, most = bounds.Most is { } high ? bounds.Scaled(high, up: false) : null;
        int first = builder.Count, start = builder.State();
        bool isThere = false;
        if (most is not { Sign: < 0 })
        {
            isThere |= Write(new NumberDigits(bounds, least is { Sign: > 0 } above ? above : 0, most, allowsZero: true), start, null);
        }

        if (least is not { Sign: >= 0 })
        {
            isThere |= Write(new NumberDigits(bounds, most is { Sign: < 0 } below ? -below : 0, -least, allowsZero: false), start, '-');
        }

        if (isThere)
        {
            builder.Close(first);
        }

        return isThere ? start : RuleCompiler.Dead;
    }

    private bool Write(NumberDigits digits, int start, char? sign)
    {
        Dictionary<NumberDigits.State, int> ids = new() { [NumberDigits.Start] = 0 };
        List<NumberDigits.State> states = [NumberDigits.Start];
        var edges = new List<(int From, char Letter, int To)>();
        for (int i = 0; i < states.Count; i++)
        {
            foreach (char letter in Letters)
            {
                if (digits.TryStep(states[i], letter, out NumberDigits.State next))
                {
                    if (!ids.TryGetValue(next, out int to))
                    {
                        ids.Add(next, to = states.Count);
                        states.Add(next);
                    }

                    edges.Add((i, letter, to));
                }
            }
        }

        // States from which no number is reached are not written.
        var lives = states.Select(digits.IsEnd).ToArray();
        bool[] ends = [.. lives];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int e = edges.Count - 1; e >= 0; e--)
            {
                if (lives[edges[e].To] && !lives[edges[e].From])
                {
                    lives[edges[e].From] = changed = true;
                }
            }
        }

        if (!lives[0])
        {
            return false;
        }

        int[] written = new int[states.Count];
        for (int i = 0; i < written.Length; i++)
        {
            written[i] = !lives[i] ? -1 : i == 0 && sign is null ? start : builder.State(ends[i]);
        }

        if (sign is { } letterOfSign)
        {
            builder.Edge(start, letterOfSign, written[0]);
        }

        foreach (IGrouping<(int From, int To), (int From, char Letter, int To)> group in edges.Where(e => lives[e.To]).GroupBy(e => (e.From, e.To)))
        {
            char[] letters = [.. group.Select(e => e.Letter).Order()];
            for (int i = 0; i < letters.Length;)
            {
                int low = i;
                for (i++; i < letters.Length && letters[i] == letters[i - 1] + 1; i++)
                {
                }

                builder.Edge(written[group.Key.From], letters[low], letters[i - 1], written[group.Key.To]);
            }
        }

        return true;
    }
}
