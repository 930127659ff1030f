using System.Runtime.InteropServices;

namespace Understudy.Data;

/// <summary>What all calls of a group have in common, in order: the template.</summary>
internal static class TemplateConsensus
{
    private const int Sample = 96;
    private const double Fixed = 0.97; // a stretch may be missing from a stray call
    private const double Once = 0.9; // a word that tells where a slot ends stands there once
    private const int LongestGap = 4096;
    private const int MostRounds = 4;
    private const int MostSingles = 40, LabelWeight = 16; // a word that begins a line outweighs words in running text
    private const int LeastSample = 4; // calls from which a word that they share is believed to be no accident

    /// <summary>The template of a group; null when nothing but marks is common.</summary>
    public static PromptTemplate? Of(IReadOnlyList<MinedCall> calls)
    {
        MinedCall[] sample = Choose(calls);
        MinedCall pattern = sample.MinBy(c => c.Tokens.Length)!;
        bool[] common = Common(sample, pattern);
        List<(int From, int To)> runs = Runs(pattern, common);
        runs = Essential(sample, pattern, InOrder(sample, pattern, runs));
        for (int round = 0, before = 0; round < MostRounds && runs.Count != before; round++)
        {
            before = runs.Count;
            runs = WithShortOnes(sample, pattern, Extended(sample, pattern, runs)); // what stands twice in a gap may stand once in each part of it
        }

        runs = Extended(sample, pattern, runs);
        runs = Essential(sample, pattern, runs);
        runs = SlotEdges.Settle(pattern, runs, Gaps(sample, pattern, runs));
        runs = SlotEdges.WithoutBare(pattern, runs, Gaps(sample, pattern, runs));
        bool open = runs.Count == 0 || !EndsWith(sample, pattern, runs[^1]);
        return runs.Count == 0 ? null : Build(pattern, runs, open);
    }

    /// <summary>Without what recurs by accident; one that goes makes the slots beside it longer, so it is asked again.</summary>
    private static List<(int From, int To)> Essential(MinedCall[] sample, MinedCall pattern, List<(int From, int To)> runs)
    {
        for (int before = 0; runs.Count != before;)
        {
            before = runs.Count;
            runs = SlotEdges.WithoutBare(pattern, runs, Gaps(sample, pattern, runs));
            runs = SlotEdges.WithoutAccidents(pattern, runs, Gaps(sample, pattern, runs));
        }

        return runs;
    }

    /// <summary>Calls from all over the group, the first and the last among them.</summary>
    private static MinedCall[] Choose(IReadOnlyList<MinedCall> calls) =>
        calls.Count <= Sample ? [.. calls] : [.. Enumerable.Range(0, Sample).Select(i => calls[(int)((long)i * (calls.Count - 1) / (Sample - 1))])];

    /// <summary>Tokens of the pattern that are in a shingle which nearly all calls have.</summary>
    private static bool[] Common(MinedCall[] sample, MinedCall pattern)
    {
        var counts = new Dictionary<ulong, (int Count, int Last)>();
        for (int at = 0; at < pattern.Shingles; at++)
        {
            counts[pattern.Shingle(at)] = (0, -1);
        }

        for (int i = 0; i < sample.Length; i++)
        {
            for (int at = 0; at < sample[i].Shingles; at++)
            {
                ref (int Count, int Last) seen = ref CollectionsMarshal.GetValueRefOrNullRef(counts, sample[i].Shingle(at));
                if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref seen) && seen.Last != i)
                {
                    seen = (seen.Count + 1, i);
                }
            }
        }

        var common = new bool[pattern.Tokens.Length];
        for (int at = 0; at < pattern.Shingles; at++)
        {
            if (counts[pattern.Shingle(at)].Count >= Fixed * sample.Length)
            {
                common.AsSpan(at, MinedCall.ShingleLength).Fill(true);
            }
        }

        common[0] = true; // the first message's mark
        return common;
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
    private static List<(int From, int To)> InOrder(MinedCall[] sample, MinedCall pattern, List<(int From, int To)> runs)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            (int from, int to) = runs[i];
            int longest = Longest(sample, pattern, runs, i);
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

    /// <summary>How much of a run stands, in one piece and behind the runs before it, in nearly all calls.</summary>
    private static int Longest(MinedCall[] sample, MinedCall pattern, List<(int From, int To)> runs, int run)
    {
        int[] lengths = [.. sample.Select(c => LengthIn(c, pattern, runs, run)).Order()];
        return lengths[(int)((1 - Fixed) * sample.Length)];
    }

    private static int LengthIn(MinedCall call, MinedCall pattern, List<(int From, int To)> runs, int run)
    {
        int at = 0;
        for (int r = 0; r < run; r++)
        {
            at = Find(call, at, pattern, runs[r], out int whole);
            if (whole < runs[r].To - runs[r].From)
            {
                return 0;
            }

            at += whole;
        }

        _ = Find(call, at, pattern, runs[run], out int length);
        return length;
    }

    /// <summary>The first place where a run stands whole, else where most of its beginning does.</summary>
    private static int Find(MinedCall call, int from, MinedCall pattern, (int From, int To) run, out int length)
    {
        (int best, length) = (from, 0);
        int wanted = run.To - run.From;
        int last = from == 0 ? 0 : call.Tokens.Length - 1; // the first run begins at the beginning
        for (int at = from; at <= last && length < wanted; at++)
        {
            int same = 0;
            while (same < wanted && at + same < call.Tokens.Length && call.Tokens[at + same].Hash == pattern.Tokens[run.From + same].Hash)
            {
                same++;
            }

            if (same > length)
            {
                (best, length) = (at, same);
            }
        }

        return best;
    }

    /// <summary>Adds fixed words that are too few for a shingle: those that stand exactly once in nearly every call's gap, in one order.</summary>
    private static List<(int From, int To)> WithShortOnes(MinedCall[] sample, MinedCall pattern, List<(int From, int To)> runs)
    {
        List<List<(int From, int To)>> gaps = Gaps(sample, pattern, runs);
        int patternAt = Array.IndexOf(sample, pattern);
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

            result.AddRange(Singles(sample, gaps, pattern, g, from, to));
        }

        result.Sort();
        return Join(sample, pattern, result);
    }

    /// <summary>Where each call's slots are, one more than runs (before the first there is nothing); none for a call that lacks a run.</summary>
    private static List<List<(int From, int To)>> Gaps(MinedCall[] sample, MinedCall pattern, List<(int From, int To)> runs)
    {
        var gaps = new List<List<(int From, int To)>>();
        foreach (MinedCall call in sample)
        {
            var own = new List<(int, int)>();
            int at = 0;
            bool whole = true;
            foreach ((int From, int To) run in runs)
            {
                int start = Find(call, at, pattern, run, out int length);
                whole &= length == run.To - run.From;
                own.Add((at, start));
                at = start + length;
            }

            own.Add((at, call.Tokens.Length));
            gaps.Add(whole ? own : []);
        }

        return gaps;
    }

    /// <summary>Runs grow as long as nearly all calls have the same token beside them.</summary>
    private static List<(int From, int To)> Extended(MinedCall[] sample, MinedCall pattern, List<(int From, int To)> runs)
    {
        var result = new List<(int From, int To)>(runs);
        for (int r = 0; r < result.Count; r++)
        {
            while (true)
            {
                List<List<(int From, int To)>> gaps = Gaps(sample, pattern, result);
                (int from, int to) = result[r];
                int next = r + 1 < result.Count ? result[r + 1].From : pattern.Tokens.Length, before = r == 0 ? 0 : result[r - 1].To;
                if (to < next && Agree(sample, gaps, g => g[r + 1].From < g[r + 1].To ? g[r + 1].From : -1, pattern.Tokens[to].Hash))
                {
                    result[r] = (from, to + 1);
                }
                else if (from > before && Agree(sample, gaps, g => g[r].To > g[r].From ? g[r].To - 1 : -1, pattern.Tokens[from - 1].Hash))
                {
                    result[r] = (from - 1, to);
                }
                else
                {
                    break;
                }
            }
        }

        return Join(sample, pattern, result);
    }

    private static bool Agree(MinedCall[] sample, List<List<(int From, int To)>> gaps, Func<List<(int From, int To)>, int> place, uint token)
    {
        int same = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            same += gaps[i].Count > 0 && place(gaps[i]) is >= 0 and int at && sample[i].Tokens[at].Hash == token ? 1 : 0;
        }

        return same >= Fixed * sample.Length;
    }

    private static IEnumerable<(int From, int To)> Singles(MinedCall[] sample, List<List<(int From, int To)>> gaps, MinedCall pattern, int gap, int from, int to)
    {
        var once = new Dictionary<uint, (int Any, int Single)>();
        var own = new Dictionary<uint, int>();
        for (int i = 0; i < sample.Length; i++)
        {
            if (gaps[i].Count == 0)
            {
                continue;
            }

            own.Clear();
            for (int at = gaps[i][gap].From; at < gaps[i][gap].To; at++)
            {
                own[sample[i].Tokens[at].Hash] = own.GetValueOrDefault(sample[i].Tokens[at].Hash) + 1;
            }

            foreach ((uint token, int count) in own)
            {
                (int any, int single) = once.GetValueOrDefault(token);
                once[token] = (any + 1, single + (count == 1 ? 1 : 0));
            }
        }

        int[] candidates = [.. Enumerable.Range(from, to - from)
            .Where(at => sample.Length >= LeastSample && once.GetValueOrDefault(pattern.Tokens[at].Hash) is var (any, single) && any >= Fixed * sample.Length && single >= Once * sample.Length)
            .OrderByDescending(at => SlotEdges.IsLabel(pattern, at, at + 1)).Take(MostSingles).Order()];
        return Chain(candidates, at => SlotEdges.IsLabel(pattern, at, at + 1) ? LabelWeight : 1, (a, b) => Follows(sample, gaps, gap, pattern, a, b)).Select(at => (at, at + 1));
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
    private static bool Follows(MinedCall[] sample, List<List<(int From, int To)>> gaps, int gap, MinedCall pattern, int first, int second)
    {
        int right = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            if (gaps[i].Count > 0)
            {
                int a = IndexOf(sample[i], gaps[i][gap], pattern.Tokens[first].Hash), b = IndexOf(sample[i], gaps[i][gap], pattern.Tokens[second].Hash);
                right += a >= 0 && b > a ? 1 : 0;
            }
        }

        return right >= Fixed * sample.Length;
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

    /// <summary>Joins runs that stand side by side in nearly all calls; a lone full stop behind a slot belongs to the slot.</summary>
    private static List<(int From, int To)> Join(MinedCall[] sample, MinedCall pattern, List<(int From, int To)> runs)
    {
        var joined = new List<(int From, int To)>();
        foreach ((int From, int To) run in runs)
        {
            if (joined.Count > 0 && joined[^1].To == run.From && Adjacent(sample, pattern, joined, run))
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

    private static bool Adjacent(MinedCall[] sample, MinedCall pattern, List<(int From, int To)> before, (int From, int To) run)
    {
        List<(int From, int To)> trial = [.. before[..^1], (before[^1].From, run.To)];
        return Longest(sample, pattern, trial, trial.Count - 1) == run.To - before[^1].From;
    }

    private static bool EndsWith(MinedCall[] sample, MinedCall pattern, (int From, int To) run)
    {
        int ends = 0, length = run.To - run.From;
        foreach (MinedCall call in sample)
        {
            bool same = call.Tokens.Length >= length && run.To == pattern.Tokens.Length;
            for (int i = 1; i <= length && same; i++)
            {
                same = call.Tokens[^i].Hash == pattern.Tokens[run.To - i].Hash;
            }

            ends += same ? 1 : 0;
        }

        return ends >= Fixed * sample.Length;
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
