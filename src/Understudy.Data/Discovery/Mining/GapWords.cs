namespace Understudy.Data;

/// <summary>Fixed words that are too few for a shingle: a heading before a slot, a unit behind it.</summary>
internal static class GapWords
{
    private const double Once = 0.9; // a word that tells where a slot ends stands there once
    private const int LongestGap = 4096;
    private const int MostSingles = 40, LabelWeight = 16; // a word that begins a line outweighs words in running text
    private const int MostDividers = 8;
    private const int LeastSample = 4; // calls from which a word that they share is believed to be no accident

    /// <summary>Adds fixed words that are too few for a shingle: those that stand exactly once in nearly every call's gap, in one order.</summary>
    public static List<(int From, int To)> Add(CallSample sample, List<(int From, int To)> runs)
    {
        List<List<(int From, int To)>> gaps = sample.Gaps(runs);
        int patternAt = sample.Calls.ToList().IndexOf(sample.Pattern);
        if (gaps[patternAt].Count == 0)
        {
            return runs;
        }

        var result = new List<(int From, int To)>(runs);
        for (int g = 0; g <= runs.Count; g++)
        {
            (int from, int to) = gaps[patternAt][g];
            if (to - from is 0 or > LongestGap)
            {
                continue;
            }

            (int From, int To)[] dividers = [.. Dividers(sample, gaps, g, from, to)];
            (int From, int To)[] singles = dividers.Length > 0 ? dividers : [.. Singles(sample, gaps, g, from, to)];
            if (singles.Length == 0 && FirstLines(sample, gaps, g) is { } lines)
            {
                // "on Monday from Ana:" before a text that says "from" again
                singles = [.. Singles(sample, lines, g, from, lines[patternAt][g].To).Where(s => SlotEdges.StandsAlone(sample.Pattern, s.From))];
            }

            result.AddRange(singles);
            if (to - from > 1 && !singles.Contains((from + 1, from + 2)) && IsUnit(sample, gaps, g, from))
            {
                result.Add((from + 1, from + 2));
            }
        }

        result.Sort();
        return TemplateConsensus.Join(sample, result);
    }

    /// <summary>The gaps, one of them cut where its first line ends; null where it does not end in nearly all calls.</summary>
    private static List<List<(int From, int To)>>? FirstLines(CallSample sample, List<List<(int From, int To)>> gaps, int gap)
    {
        var cut = new List<List<(int From, int To)>>(gaps.Count);
        int ended = 0;
        for (int i = 0; i < gaps.Count; i++)
        {
            if (gaps[i].Count == 0)
            {
                cut.Add([]);
                continue;
            }

            (int from, int to) = gaps[i][gap];
            int end = from + 1;
            while (end < to && !SlotEdges.BeginsLine(sample.Calls[i], end))
            {
                end++;
            }

            ended += end < to ? 1 : 0;
            cut.Add([.. gaps[i]]);
            cut[i][gap] = (from, Math.Min(end, to));
        }

        return ended >= CallSample.Fixed * sample.Calls.Count ? cut : null;
    }

    /// <summary>Whether a gap begins with a number and its unit ("26 min:") in nearly all calls, whatever else stands in it.</summary>
    private static bool IsUnit(CallSample sample, List<List<(int From, int To)>> gaps, int gap, int from)
    {
        MinedCall pattern = sample.Pattern;
        if (!SlotEdges.IsWord(pattern, from + 1) || SlotEdges.IsNumber(pattern, from + 1) || SlotEdges.IsDateWord(pattern, from + 1) || sample.Calls.Count < LeastSample)
        {
            return false;
        }

        int same = 0;
        for (int i = 0; i < sample.Calls.Count; i++)
        {
            int at = gaps[i].Count == 0 ? 0 : gaps[i][gap].From;
            same += gaps[i].Count > 0 && gaps[i][gap].To - at > 1 && SlotEdges.IsNumber(sample.Calls[i], at) && sample.Calls[i].Tokens[at + 1].Hash == pattern.Tokens[from + 1].Hash ? 1 : 0;
        }

        return same >= CallSample.Fixed * sample.Calls.Count;
    }

    /// <summary>A sign that stands in nearly all calls' gaps equally often divides them, as the cells of a table's row.</summary>
    private static IEnumerable<(int From, int To)> Dividers(CallSample sample, List<List<(int From, int To)>> gaps, int gap, int from, int to)
    {
        foreach (uint sign in Enumerable.Range(from, to - from).Where(at => SlotEdges.IsDivider(sample.Pattern, at)).Select(at => sample.Pattern.Tokens[at].Hash).Distinct())
        {
            int[] own = [.. Enumerable.Range(from, to - from).Where(at => sample.Pattern.Tokens[at].Hash == sign)];
            if (own.Length is > 1 and <= MostDividers && sample.Calls.Count >= LeastSample && Enumerable.Range(0, sample.Calls.Count).Count(i => gaps[i].Count > 0 && Count(i) == own.Length) >= CallSample.Fixed * sample.Calls.Count)
            {
                return own.Select(at => (at, at + 1));
            }

            int Count(int call) => Enumerable.Range(gaps[call][gap].From, gaps[call][gap].To - gaps[call][gap].From).Count(at => sample.Calls[call].Tokens[at].Hash == sign);
        }

        return [];
    }

    private static IEnumerable<(int From, int To)> Singles(CallSample sample, List<List<(int From, int To)>> gaps, int gap, int from, int to)
    {
        var once = new Dictionary<uint, (int Any, int Single)>();
        var own = new Dictionary<uint, int>();
        for (int i = 0; i < sample.Calls.Count; i++)
        {
            if (gaps[i].Count == 0)
            {
                continue;
            }

            own.Clear();
            for (int at = gaps[i][gap].From; at < gaps[i][gap].To; at++)
            {
                own[sample.Calls[i].Tokens[at].Hash] = own.GetValueOrDefault(sample.Calls[i].Tokens[at].Hash) + 1;
            }

            foreach ((uint token, int count) in own)
            {
                (int any, int single) = once.GetValueOrDefault(token);
                once[token] = (any + 1, single + (count == 1 ? 1 : 0));
            }
        }

        int[] candidates = [.. Enumerable.Range(from, to - from)
            .Where(at => sample.Calls.Count >= LeastSample && once.GetValueOrDefault(sample.Pattern.Tokens[at].Hash) is var (any, single) && any >= CallSample.Fixed * sample.Calls.Count && single >= Once * sample.Calls.Count)
            .OrderByDescending(at => SlotEdges.IsLabel(sample.Pattern, at, at + 1)).Take(MostSingles).Order()];
        return Chain(candidates, at => SlotEdges.IsLabel(sample.Pattern, at, at + 1) ? LabelWeight : 1, (a, b) => Follows(sample, gaps, gap, a, b)).Select(at => (at, at + 1));
    }

    /// <summary>The heaviest of the candidates that follow each other.</summary>
    private static List<int> Chain(int[] candidates, Func<int, int> weight, Func<int, int, bool> follows)
    {
        var best = new int[candidates.Length];
        var before = new int[candidates.Length];
        int last = -1;
        for (int i = 0; i < candidates.Length; i++)
        {
            before[i] = -1;
            for (int j = 0; j < i; j++)
            {
                if (best[j] > (before[i] < 0 ? 0 : best[before[i]]) && follows(candidates[j], candidates[i]))
                {
                    before[i] = j;
                }
            }

            best[i] = weight(candidates[i]) + (before[i] < 0 ? 0 : best[before[i]]);
            last = last < 0 || best[i] > best[last] ? i : last;
        }

        var chain = new List<int>();
        for (int i = last; i >= 0; i = before[i])
        {
            chain.Insert(0, candidates[i]);
        }

        return chain;
    }

    /// <summary>Whether a token stands behind another one in nearly all gaps.</summary>
    private static bool Follows(CallSample sample, List<List<(int From, int To)>> gaps, int gap, int first, int second)
    {
        int right = 0;
        for (int i = 0; i < sample.Calls.Count; i++)
        {
            if (gaps[i].Count > 0)
            {
                int a = IndexOf(sample.Calls[i], gaps[i][gap], sample.Pattern.Tokens[first].Hash), b = IndexOf(sample.Calls[i], gaps[i][gap], sample.Pattern.Tokens[second].Hash);
                right += a >= 0 && b > a ? 1 : 0;
            }
        }

        return right >= CallSample.Fixed * sample.Calls.Count;
    }

    private static int IndexOf(MinedCall call, (int From, int To) gap, uint token)
    {
        for (int at = gap.From; at < gap.To; at++)
        {
            if (call.Tokens[at].Hash == token)
            {
                return at;
            }
        }

        return -1;
    }
}
