namespace Understudy.Inference;

/// <summary>The buffers and the work of composing one pair. One a thread.</summary>
internal sealed class PairComposer
{
    // As much weight as this many words that occur once says all there is to say.
    private const double MostFound = 3;

    private readonly PairSide _item = new(PairText.MostItemWords);
    private readonly TokenWriter _general = new(), _specific = new();
    private readonly HashSet<ulong> _trigrams = [];
    private readonly List<ulong> _found = [];
    private readonly bool[] _matched = new bool[PairText.MostItemWords];

    public ReadOnlySpan<char> Compose(PreparedQuery query, ReadOnlySpan<char> item, WordStatistics words)
    {
        _item.Read(item);
        _general.Clear();
        _specific.Clear();
        Array.Clear(_matched);
        var tally = new PairTally();
        int previous = -1;
        for (int i = 0; i < query.Side.Words.Count; i++)
        {
            WordRole role = query.Side.Words[i].Role;
            if (role is WordRole.Plain or WordRole.Negated)
            {
                WordMatch match = WordMatch.Find(query.Side, i, _item);
                previous = role == WordRole.Plain ? Asked(query, i, match, previous, ref tally) : Excluded(query, i, match);
            }
            else
            {
                previous = -1;
            }
        }

        for (int i = 0; i < _item.Words.Count; i++)
        {
            if (!_matched[i] && _item.Words[i].Role != WordRole.Quantity)
            {
                _specific.Word(PairTokens.Extra, _item.TextOf(_item.Words[i]));
            }
        }

        Summarize(query, tally, words);
        foreach (Quantity asked in query.Side.Quantities)
        {
            CompareNumber(asked);
        }

        // The general tokens stand together, so that pairs of them become features.
        _general.Append(_specific);
        return _general.Text;
    }

    /// <summary>A word that is asked for; returns where the item's word behind its match would stand, or -1.</summary>
    private int Asked(PreparedQuery query, int index, WordMatch match, int previous, ref PairTally tally)
    {
        PairWord word = query.Side.Words[index];
        ReadOnlySpan<char> text = query.Side.TextOf(word);
        tally.Add(query.Weights[index], match, word.Part, match.Place < 0 ? default : _item.Words[match.Place].Part);
        if (match.Place < 0)
        {
            _specific.Word(PairTokens.Missing, text);
            return -1;
        }

        _matched.AsSpan(match.Place, match.Span).Fill(true);
        tally.Adjacent += match.Place == previous ? 1 : 0;
        PairWord there = _item.Words[match.Place];
        char kind = there.Role == WordRole.Negated ? PairTokens.FoundExcluded
            : word.Part == TextPart.Purpose != (there.Part == TextPart.Purpose) ? PairTokens.FoundElsewhere
            : match.Similarity == 1 ? PairTokens.Found : PairTokens.Similar;
        _specific.Word(kind, text);
        if (kind is PairTokens.FoundExcluded or PairTokens.FoundElsewhere)
        {
            _general.Word(kind, []);
        }

        return match.Place + match.Span;
    }

    private int Excluded(PreparedQuery query, int index, WordMatch match)
    {
        ReadOnlySpan<char> text = query.Side.TextOf(query.Side.Words[index]);
        bool agreed = WordMatch.HasWithout(text, _item) || (match.Place >= 0 && _item.Words[match.Place].Role == WordRole.Negated);
        char kind = agreed ? PairTokens.ExcludedAgreed : match.Place >= 0 ? PairTokens.ExcludedFound : PairTokens.ExcludedAbsent;
        _general.Word(kind, []);
        _specific.Word(kind, text);
        if (match.Place >= 0)
        {
            _matched[match.Place] = true;
        }

        return -1;
    }

    private void Summarize(PreparedQuery query, PairTally tally, WordStatistics words)
    {
        _general.Steps(PairTokens.Covered, tally.Covered, PairTokens.CoveredSteps);
        _general.Steps(PairTokens.FoundWeight, tally.Found / (MostFound * words.HighestRarity), PairTokens.FoundSteps);
        _general.Steps(PairTokens.HeaviestFound, tally.HeaviestFound / words.HighestRarity, PairTokens.HeaviestSteps);
        _general.Steps(PairTokens.CoveredExactly, tally.CoveredExactly, PairTokens.ExactSteps);
        _general.Steps(PairTokens.FirstPartCovered, tally.FirstPartCovered, PairTokens.FirstPartSteps);
        if (tally.HasPurpose)
        {
            _general.Steps(PairTokens.PurposeCovered, tally.PurposeCovered, PairTokens.PurposeSteps);
        }

        _general.Steps(PairTokens.Trigrams, TrigramShare(query), PairTokens.TrigramSteps);
        _general.Level(PairTokens.FirstMatch, tally.First switch { < 0 => PairTokens.Nothing, < 4 => tally.First, < 8 => 4, _ => 5 });
        _general.Level(PairTokens.Adjacent, Math.Min(tally.Adjacent, 3));
        _general.Level(PairTokens.HeadWord, LevelOf(tally.Head));
        _general.Level(PairTokens.RarestWord, LevelOf(tally.Rarest));
    }

    private void CompareNumber(Quantity asked)
    {
        char kind = asked.ComparedWith(_item.Quantities);
        if (asked.Negated)
        {
            _general.Word(PairTokens.NumberExcluded, kind == PairTokens.NumberSame ? "y" : []);
        }
        else
        {
            _general.Word(kind, []);
        }

        if (asked.Dimension != '\0')
        {
            _general.Word(kind, [asked.Dimension]);
        }
    }

    private double TrigramShare(PreparedQuery query)
    {
        _found.Clear();
        foreach (PairWord word in _item.Words)
        {
            _item.AddTrigrams(word, _found);
        }

        _trigrams.Clear();
        _trigrams.UnionWith(_found);
        int hits = 0;
        foreach (ulong trigram in query.Trigrams)
        {
            hits += _trigrams.Contains(trigram) ? 1 : 0;
        }

        return query.Trigrams.Length == 0 ? 0 : (double)hits / query.Trigrams.Length;
    }

    private static int LevelOf(double similarity) => similarity switch { < 0 => PairTokens.Nothing, 0 => 0, < 0.9 => 1, < 1 => 2, _ => 3 };
}
