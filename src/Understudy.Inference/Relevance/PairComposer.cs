namespace Understudy.Inference;

/// <summary>The buffers and the work of composing one pair. One a thread.</summary>
internal sealed class PairComposer
{
    private readonly PairSide _item = new();
    private readonly TokenWriter _general = new(), _specific = new();
    private bool[] _matched = new bool[64];

    public ReadOnlySpan<char> Compose(PreparedQuery query, ReadOnlySpan<char> item, WordStatistics words)
    {
        PairSide q = query.Side, d = _item;
        d.Read(item);
        TokenWriter general = _general, specific = _specific;
        general.Clear();
        specific.Clear();
        if (_matched.Length < d.Words.Count)
        {
            _matched = new bool[d.Words.Count * 2];
        }

        Span<bool> matched = _matched.AsSpan(0, d.Words.Count);
        matched.Clear();
        double weight = 0, found = 0, exact = 0, firstFound = 0, purposeWeight = 0, purposeFound = 0, firstWeight = 0;
        int missing = 0, first = -1, plain = 0, last = -1, lastPlace = -1, adjacent = 0;
        double rarest = -1, rarestSim = 0, lastSim = 0, headSim = -1;
        for (int i = 0; i < q.Words.Count; i++)
        {
            PairWord w = q.Words[i];
            if (w.Role is WordRole.Quantity or WordRole.Negation or WordRole.Purpose)
            {
                lastPlace = -1;
                continue;
            }

            WordMatch match = WordMatch.Find(q, i, d);
            (double sim, int place) = (match.Similarity, match.Place);
            ReadOnlySpan<char> text = q.TextOf(w);
            bool excludedThere = place >= 0 && d.Words[place].Role == WordRole.Negated;
            if (w.Role == WordRole.Negated)
            {
                bool less = sim == 0 && WordMatch.HasWithout(text, d);
                char kind = less || excludedThere ? PairTokens.ExcludedAgreed : sim > 0 ? PairTokens.ExcludedFound : PairTokens.ExcludedAbsent;
                general.Word(kind, []);
                specific.Word(kind, text);
                if (place >= 0)
                {
                    matched[place] = true;
                }

                lastPlace = -1;
                continue;
            }

            plain++;
            double idf = query.Rarity[i];
            weight += idf;
            found += idf * sim;
            exact += sim == 1 ? idf : 0;
            if (w.Part == TextPart.Purpose)
            {
                purposeWeight += idf;
                purposeFound += place >= 0 && d.Words[place].Part == TextPart.Purpose ? idf * sim : 0;
            }
            else
            {
                firstWeight += idf;
                firstFound += place >= 0 && d.Words[place].Part == TextPart.First ? idf * sim : 0;
                headSim = sim;
            }

            if (idf > rarest)
            {
                (rarest, rarestSim) = (idf, sim);
            }

            lastSim = sim;
            last = i;
            if (place >= 0)
            {
                matched.Slice(place, match.Span).Fill(true);
                first = first < 0 ? place : Math.Min(first, place);
                adjacent += lastPlace >= 0 && place == lastPlace + 1 ? 1 : 0;
                lastPlace = place + match.Span - 1;
                bool elsewhere = (w.Part == TextPart.Purpose) != (d.Words[place].Part == TextPart.Purpose);
                specific.Word(excludedThere ? PairTokens.FoundExcluded : elsewhere ? PairTokens.FoundElsewhere : sim == 1 ? PairTokens.Found : PairTokens.Similar, text);
                if (excludedThere || elsewhere)
                {
                    general.Word(excludedThere ? PairTokens.FoundExcluded : PairTokens.FoundElsewhere, []);
                }
            }
            else
            {
                missing++;
                lastPlace = -1;
                specific.Word(PairTokens.Missing, text);
            }
        }

        double itemWeight = 0, itemFound = 0;
        for (int j = 0; j < d.Words.Count; j++)
        {
            PairWord w = d.Words[j];
            if (w.Role != WordRole.Quantity)
            {
                double idf = PairText.WeightOf(words, w.Hash);
                itemWeight += idf;
                itemFound += matched[j] ? idf : 0;
                if (!matched[j])
                {
                    specific.Word(PairTokens.Extra, d.TextOf(w));
                }
            }
        }

        general.Steps(PairTokens.Covered, weight > 0 ? found / weight : 0, 10);
        general.Steps(PairTokens.CoveredExactly, weight > 0 ? exact / weight : 0, 5);
        general.Steps(PairTokens.FirstPartCovered, firstWeight > 0 ? firstFound / firstWeight : 0, 5);
        if (purposeWeight > 0)
        {
            general.Steps(PairTokens.PurposeCovered, purposeFound / purposeWeight, 4);
        }

        general.Steps(PairTokens.ItemCovered, itemWeight > 0 ? itemFound / itemWeight : 0, 8);
        general.Steps(PairTokens.Trigrams, TrigramShare(q, d), 10);
        general.Level(PairTokens.MissingCount, Math.Min(missing, 5));
        general.Level(PairTokens.FirstMatch, first < 0 ? 25 : first < 4 ? first : first < 8 ? 4 : 5);
        general.Level(PairTokens.Adjacent, Math.Min(adjacent, 3));
        general.Level(PairTokens.LastWord, Bucket(last < 0 ? 0 : lastSim));
        general.Level(PairTokens.HeadWord, Bucket(headSim));
        general.Level(PairTokens.RarestWord, Bucket(rarestSim));
        general.Level(PairTokens.QueryLength, plain < 4 ? plain : plain < 7 ? 4 : 5);
        foreach (Quantity asked in q.Quantities)
        {
            char kind = Compare(asked, d.Quantities);
            general.Word(asked.Negated ? PairTokens.NumberExcluded : kind, asked.Negated && kind == PairTokens.NumberSame ? "y" : "");
            if (asked.Dimension != '\0')
            {
                general.Word(kind, [asked.Dimension]);
            }
        }

        return string.Concat(general.Text, specific.Text);
    }

    private static char Compare(Quantity asked, List<Quantity> there)
    {
        bool comparable = false, near = false;
        foreach (Quantity t in there)
        {
            if ((asked.Dimension == t.Dimension || asked.Dimension == '\0' || t.Dimension == '\0') && Math.Abs(asked.Value - t.Value) <= 0.005 * Math.Abs(asked.Value))
            {
                return PairTokens.NumberSame;
            }

            if (asked.Dimension == t.Dimension)
            {
                comparable = true;
                near |= t.Value > 0 && asked.Value / t.Value is > 0.85 and < 1.18;
            }
        }

        return near ? PairTokens.NumberNear : comparable ? PairTokens.NumberOther : PairTokens.NumberMissing;
    }

    private static int Bucket(double sim) => sim < 0 ? 25 : sim == 0 ? 0 : sim < 0.9 ? 1 : sim < 1 ? 2 : 3;

    private static double TrigramShare(PairSide q, PairSide d)
    {
        HashSet<(char, char, char)> there = [];
        foreach (PairWord w in d.Words)
        {
            Each(d.TextOf(w), t => there.Add(t));
        }

        int all = 0, hit = 0;
        foreach (PairWord w in q.Words)
        {
            if (w.Role == WordRole.Plain)
            {
                Each(q.TextOf(w), t =>
                {
                    all++;
                    hit += there.Contains(t) ? 1 : 0;
                });
            }
        }

        return all == 0 ? 0 : (double)hit / all;

        static void Each(ReadOnlySpan<char> w, Action<(char, char, char)> action)
        {
            for (int i = -1; i < w.Length - 1; i++)
            {
                action((i < 0 ? ' ' : w[i], w[i + 1], i + 2 < w.Length ? w[i + 2] : ' '));
            }
        }
    }
}
