namespace Understudy.Inference;

/// <summary>Writes the rules of texts into an automaton.</summary>
internal sealed class TextRules
{
    private readonly AutomatonBuilder _builder;
    private readonly Dictionary<(int, int), int> _counted = [];
    private readonly Dictionary<CharacterAutomaton, int> _matched = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes into an automaton that is still empty: texts without bounds come first, the same in every automaton.</summary>
    public TextRules(AutomatonBuilder builder)
    {
        _builder = builder;
        Counted(0, int.MaxValue);
        builder.Share();
    }

    /// <summary>Texts of a number of characters.</summary>
    /// <param name="least">Fewest text elements. From 2 on the first ones are characters that surely count one each.</param>
    /// <param name="most">Most characters, at least <paramref name="least"/>; <see cref="int.MaxValue"/>: no limit.</param>
    /// <returns>The rule's first state.</returns>
    public int Counted(int least, int most)
    {
        if (_counted.TryGetValue((least, most), out int known))
        {
            return known;
        }

        int start = _builder.State(), end = _builder.State(isEnd: true), free = _builder.State(), first = free;
        var characters = new CharacterEdges(_builder);
        characters.Add(free, CharacterSet.All, free);
        _builder.Edge(free, '"', end, EdgeKind.Closes);
        if (least > 1)
        {
            first = _builder.State();
            int more = _builder.State(), branch = _builder.State();
            _builder.Branch(branch, more, free);
            characters.Add(first, TextElements.First, branch);
            characters.Add(more, TextElements.Apart, branch);
            _builder.Distance(first, 1);
            _builder.Distance(more, 1);
        }

        _builder.Edge(start, '"', first);
        _builder.Counted(start, least, most, partLength: 1);
        _builder.Uncounted(start, 2 + least);
        _builder.Close(start);
        _counted.Add((least, most), start);
        return start;
    }

    /// <summary>Texts that an automaton accepts, at least one.</summary>
    /// <returns>The rule's first state.</returns>
    public int Matched(CharacterAutomaton texts)
    {
        if (_matched.TryGetValue(texts, out int known))
        {
            return known;
        }

        int start = _builder.State(), end = _builder.State(isEnd: true);
        int[] states = [.. texts.Next.Select(_ => _builder.State())];
        var characters = new CharacterEdges(_builder);
        _builder.Edge(start, '"', states[0]);
        for (int i = 0; i < states.Length; i++)
        {
            foreach (IGrouping<int, int> byTarget in Enumerable.Range(0, texts.Classes.Length).Where(c => texts.Next[i][c] >= 0).GroupBy(c => texts.Next[i][c]))
            {
                characters.Add(states[i], byTarget.Select(c => texts.Classes[c]).Aggregate((a, b) => a.Or(b)), states[byTarget.Key]);
            }

            if (texts.IsEnd[i])
            {
                _builder.Edge(states[i], '"', end);
            }
        }

        _builder.Close(start);
        _matched.Add(texts, start);
        return start;
    }
}
