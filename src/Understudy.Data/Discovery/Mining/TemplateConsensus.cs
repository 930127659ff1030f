namespace Understudy.Data;

/// <summary>What all calls of a group have in common, in order: the template.</summary>
internal static class TemplateConsensus
{
    private const int MostRounds = 4;

    /// <summary>The template of a group; null when nothing but marks is common.</summary>
    public static PromptTemplate? Of(IReadOnlyList<MinedCall> calls)
    {
        var sample = new CallSample(calls);
        List<(int From, int To)> runs = Runs(sample.Pattern, sample.Common());
        runs = Essential(sample, InOrder(sample, runs));
        for (int round = 0, before = 0; round < MostRounds && runs.Count != before; round++)
        {
            before = runs.Count;
            runs = GapWords.Add(sample, Extended(sample, runs)); // what stands twice in a gap may stand once in each part of it
        }

        runs = Extended(sample, runs);
        runs = Essential(sample, runs);
        runs = SlotEdges.Settle(sample, runs, sample.Gaps(runs));
        runs = SlotEdges.WithoutBare(sample.Pattern, runs, sample.Gaps(runs));
        bool open = runs.Count == 0 || !sample.EndsWith(runs[^1]);
        return runs.Count == 0 ? null : Build(sample.Pattern, runs, open);
    }

    /// <summary>Without what recurs by accident; one that goes makes the slots beside it longer, so it is asked again.</summary>
    private static List<(int From, int To)> Essential(CallSample sample, List<(int From, int To)> runs)
    {
        for (int before = 0; runs.Count != before;)
        {
            before = runs.Count;
            runs = SlotEdges.WithoutBare(sample.Pattern, runs, sample.Gaps(runs));
            runs = SlotEdges.WithoutRoamers(sample, runs, sample.Gaps(runs));
            runs = SlotEdges.WithoutAccidents(sample, runs, sample.Gaps(runs));
            runs = SlotEdges.WithoutRepeats(sample, runs, sample.Gaps(runs));
            runs = SlotEdges.WithoutBlocks(sample, runs, sample.Gaps(runs));
        }

        return runs;
    }

    private static List<(int From, int To)> Runs(MinedCall pattern, bool[] common)
    {
        var runs = new List<(int, int)>();
        for (int at = 0; at < pattern.Tokens.Length; at++)
        {
            if (common[at])
            {
                int from = at;
                while (at < common.Length && common[at])
                {
                    at++;
                }

                runs.Add((from, at));
            }
        }

        return runs;
    }

    /// <summary>Runs are cut where calls disagree on what follows what, and left out where they disagree on the order.</summary>
    private static List<(int From, int To)> InOrder(CallSample sample, List<(int From, int To)> runs)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            (int from, int to) = runs[i];
            int longest = sample.Longest(runs, i);
            if (longest == to - from)
            {
                continue;
            }

            runs.RemoveAt(i);
            if (to - from - longest > 0 && longest > 0)
            {
                runs.Insert(i, (from, from + longest));
                runs.Insert(i + 1, (from + longest, to));
            }
            else
            {
                if (to - from > 1)
                {
                    runs.Insert(i, (from + 1, to)); // perhaps without its first token
                }

                i--;
            }
        }

        return runs;
    }

    /// <summary>Runs grow as long as nearly all calls have the same token beside them.</summary>
    private static List<(int From, int To)> Extended(CallSample sample, List<(int From, int To)> runs)
    {
        var result = new List<(int From, int To)>(runs);
        for (int r = 0; r < result.Count; r++)
        {
            while (true)
            {
                List<List<(int From, int To)>> gaps = sample.Gaps(result);
                (int from, int to) = result[r];
                int next = r + 1 < result.Count ? result[r + 1].From : sample.Pattern.Tokens.Length, before = r == 0 ? 0 : result[r - 1].To;
                if (to < next && sample.Agree(gaps, g => g[r + 1].From < g[r + 1].To ? g[r + 1].From : -1, sample.Pattern.Tokens[to].Hash))
                {
                    result[r] = (from, to + 1);
                }
                else if (from > before && sample.Agree(gaps, g => g[r].To > g[r].From ? g[r].To - 1 : -1, sample.Pattern.Tokens[from - 1].Hash))
                {
                    result[r] = (from - 1, to);
                }
                else
                {
                    break;
                }
            }
        }

        return Join(sample, result);
    }

    /// <summary>Joins runs that stand side by side in nearly all calls; a lone full stop behind a slot belongs to the slot.</summary>
    public static List<(int From, int To)> Join(CallSample sample, List<(int From, int To)> runs)
    {
        var joined = new List<(int From, int To)>();
        foreach ((int From, int To) run in runs)
        {
            if (joined.Count > 0 && joined[^1].To == run.From && Adjacent(sample, joined, run))
            {
                joined[^1] = (joined[^1].From, run.To);
            }
            else
            {
                joined.Add(run);
            }
        }

        return joined;
    }

    private static bool Adjacent(CallSample sample, List<(int From, int To)> before, (int From, int To) run)
    {
        List<(int From, int To)> trial = [.. before[..^1], (before[^1].From, run.To)];
        return sample.Longest(trial, trial.Count - 1) == run.To - before[^1].From;
    }

    private static PromptTemplate Build(MinedCall pattern, List<(int From, int To)> runs, bool open)
    {
        if (runs.Count > TemplateIndex.MaximumSlots)
        {
            runs = [.. runs.OrderByDescending(r => r.From == 0).ThenByDescending(r => r.To - r.From).Take(TemplateIndex.MaximumSlots).Order()];
        }

        return new PromptTemplate([.. runs.Select(r => (ReadOnlyMemory<byte>)pattern.Text.AsMemory(pattern.Tokens[r.From].Start..pattern.Tokens[r.To - 1].End))], open, pattern.Extras);
    }
}
