using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Understudy.Data;

/// <summary>Some calls of a group, and the shortest of them, in whose tokens fixed stretches are told: a run is where it begins and ends there.</summary>
internal sealed class CallSample
{
    /// <summary>Share of the calls that must have what is taken for fixed: a stretch may be missing from a stray call.</summary>
    public const double Fixed = 0.97;

    private const int Size = 96;
    private const int Near = 4; // slots on either side
    private const int MostBlocks = 12, LeastOfBlock = 4; // texts that recur as a whole, and calls of each on average
    private readonly MinedCall[] _calls;

    /// <summary>Takes calls from all over a group, the first and the last among them.</summary>
    public CallSample(IReadOnlyList<MinedCall> group)
    {
        _calls = group.Count <= Size ? [.. group] : [.. Enumerable.Range(0, Size).Select(i => group[(int)((long)i * (group.Count - 1) / (Size - 1))])];
        Pattern = _calls.MinBy(c => c.Tokens.Length)!;
    }

    /// <summary>The calls.</summary>
    public IReadOnlyList<MinedCall> Calls => _calls;

    /// <summary>The shortest.</summary>
    public MinedCall Pattern { get; }

    /// <summary>Tokens of the pattern that are in a shingle which nearly all calls have.</summary>
    public bool[] Common()
    {
        var counts = new Dictionary<ulong, (int Count, int Last)>();
        for (int at = 0; at < Pattern.Shingles; at++)
        {
            counts[Pattern.Shingle(at)] = (0, -1);
        }

        for (int i = 0; i < _calls.Length; i++)
        {
            for (int at = 0; at < _calls[i].Shingles; at++)
            {
                ref (int Count, int Last) seen = ref CollectionsMarshal.GetValueRefOrNullRef(counts, _calls[i].Shingle(at));
                if (!Unsafe.IsNullRef(ref seen) && seen.Last != i)
                {
                    seen = (seen.Count + 1, i);
                }
            }
        }

        var common = new bool[Pattern.Tokens.Length];
        for (int at = 0; at < Pattern.Shingles; at++)
        {
            if (counts[Pattern.Shingle(at)].Count >= Fixed * _calls.Length)
            {
                common.AsSpan(at, MinedCall.ShingleLength).Fill(true);
            }
        }

        common[0] = true; // the first message's mark
        return common;
    }

    /// <summary>How much of a run stands, in one piece and behind the runs before it, in nearly all calls.</summary>
    public int Longest(List<(int From, int To)> runs, int run)
    {
        int[] lengths = [.. _calls.Select(c => LengthIn(c, runs, run)).Order()];
        return lengths[(int)((1 - Fixed) * _calls.Length)];
    }

    /// <summary>Where each call's slots are, one more than runs (before the first there is nothing); none for a call that lacks a run.</summary>
    public List<List<(int From, int To)>> Gaps(List<(int From, int To)> runs)
    {
        var gaps = new List<List<(int From, int To)>>();
        foreach (MinedCall call in _calls)
        {
            var own = new List<(int, int)>();
            int at = 0;
            bool whole = true;
            foreach ((int From, int To) run in runs)
            {
                int start = Find(call, at, run, out int length);
                whole &= length == run.To - run.From;
                own.Add((at, start));
                at = start + length;
            }

            own.Add((at, call.Tokens.Length));
            gaps.Add(whole ? own : []);
        }

        return gaps;
    }

    /// <summary>Whether nearly all calls have a token at the place that their gaps say; below 0 is nowhere.</summary>
    public bool Agree(List<List<(int From, int To)>> gaps, Func<List<(int From, int To)>, int> place, uint token)
    {
        int same = 0;
        for (int i = 0; i < _calls.Length; i++)
        {
            same += gaps[i].Count > 0 && place(gaps[i]) is >= 0 and int at && _calls[i].Tokens[at].Hash == token ? 1 : 0;
        }

        return same >= Fixed * _calls.Length;
    }

    /// <summary>Share of the calls in whose slots beside a run its text stands once more; in a few more of the same message, where it is long enough to be no accident.</summary>
    public double Repeating(List<List<(int From, int To)>> gaps, List<(int From, int To)> runs, int run)
    {
        (int first, int last) = (run, run + 1);
        bool any = runs[run].To - runs[run].From >= MinedCall.ShingleLength;
        while (any && first > Math.Max(0, run - Near) && !SlotEdges.HasMark(Pattern, runs[first - 1].From, runs[first - 1].To))
        {
            first--;
        }

        while (any && last < Math.Min(runs.Count, run + 1 + Near) && !SlotEdges.HasMark(Pattern, runs[last].From, runs[last].To))
        {
            last++;
        }

        int again = 0;
        for (int i = 0; i < _calls.Length; i++)
        {
            again += gaps[i].Count > 0 && Enumerable.Range(first, last - first + 1).Any(g => Stands(_calls[i], gaps[i][g], runs[run], anyNumber: false, (_, _) => true)) ? 1 : 0;
        }

        return (double)again / _calls.Length;
    }

    /// <summary>Share of the calls in one of whose slots a run's text stands, with any number in a number's place, at places that may hold it.</summary>
    public double Standing(List<List<(int From, int To)>> gaps, (int From, int To) run, int gap, Func<MinedCall, int, bool> place)
    {
        int standing = 0;
        for (int i = 0; i < _calls.Length; i++)
        {
            standing += gaps[i].Count > 0 && Stands(_calls[i], gaps[i][gap], run, anyNumber: true, place) ? 1 : 0;
        }

        return (double)standing / _calls.Length;
    }

    /// <summary>Whether the slots beside a run have few values, which come again and again, and the one's tells the other's.</summary>
    public bool TellEachOther(List<List<(int From, int To)>> gaps, int run)
    {
        HashSet<ulong> before = [], behind = [], both = [];
        int calls = 0;
        for (int i = 0; i < _calls.Length; i++)
        {
            if (gaps[i].Count > 0)
            {
                (ulong left, ulong right) = (Hash(_calls[i], gaps[i][run]), Hash(_calls[i], gaps[i][run + 1]));
                calls++;
                before.Add(left);
                behind.Add(right);
                both.Add(JsonHash.Mix(left) ^ right);
            }
        }

        return both.Count is > 1 and <= MostBlocks && both.Count * LeastOfBlock <= calls && before.Count > 1 && behind.Count > 1 && both.Count == Math.Max(before.Count, behind.Count);

        static ulong Hash(MinedCall call, (int From, int To) gap)
        {
            ulong hash = 0;
            for (int at = gap.From; at < gap.To; at++)
            {
                hash = JsonHash.Mix(hash ^ call.Tokens[at].Hash);
            }

            return hash;
        }
    }

    /// <summary>In how many of the calls whose slot before a run holds something the run begins a line, in [0, 1].</summary>
    public double BeginningLines(List<List<(int From, int To)>> gaps, int run)
    {
        (int begins, int all) = (0, 0);
        for (int i = 0; i < _calls.Length; i++)
        {
            if (gaps[i].Count > 0 && gaps[i][run] is var (from, to) && from < to)
            {
                begins += SlotEdges.BeginsLine(_calls[i], to) ? 1 : 0;
                all++;
            }
        }

        return all == 0 ? 0 : (double)begins / all;
    }

    /// <summary>Whether a gap is within a line in nearly all calls.</summary>
    public bool IsWithinLine(List<List<(int From, int To)>> gaps, int gap)
    {
        int within = 0;
        for (int i = 0; i < _calls.Length; i++)
        {
            if (gaps[i].Count > 0 && gaps[i][gap] is var (from, to))
            {
                within += from == to || !_calls[i].Text.AsSpan(_calls[i].Tokens[from].Start.._calls[i].Tokens[to - 1].End).ContainsAny((byte)'\n', (byte)'\r') ? 1 : 0;
            }
        }

        return within >= Fixed * _calls.Length;
    }

    public bool EndsWith((int From, int To) run)
    {
        int ends = 0, length = run.To - run.From;
        foreach (MinedCall call in _calls)
        {
            bool same = call.Tokens.Length >= length && run.To == Pattern.Tokens.Length;
            for (int i = 1; i <= length && same; i++)
            {
                same = call.Tokens[^i].Hash == Pattern.Tokens[run.To - i].Hash;
            }

            ends += same ? 1 : 0;
        }

        return ends >= Fixed * _calls.Length;
    }

    private bool Stands(MinedCall call, (int From, int To) gap, (int From, int To) run, bool anyNumber, Func<MinedCall, int, bool> place)
    {
        for (int at = gap.From; at + run.To - run.From <= gap.To; at++)
        {
            int same = 0;
            while (same < run.To - run.From && (call.Tokens[at + same].Hash == Pattern.Tokens[run.From + same].Hash || (anyNumber && SlotEdges.IsNumber(call, at + same) && SlotEdges.IsNumber(Pattern, run.From + same))))
            {
                same++;
            }

            if (same == run.To - run.From && place(call, at))
            {
                return true;
            }
        }

        return false;
    }

    private int LengthIn(MinedCall call, List<(int From, int To)> runs, int run)
    {
        int at = 0;
        for (int r = 0; r < run; r++)
        {
            at = Find(call, at, runs[r], out int whole);
            if (whole < runs[r].To - runs[r].From)
            {
                return 0;
            }

            at += whole;
        }

        _ = Find(call, at, runs[run], out int length);
        return length;
    }

    /// <summary>The first place where a run stands whole, else where most of its beginning does.</summary>
    private int Find(MinedCall call, int from, (int From, int To) run, out int length)
    {
        (int best, length) = (from, 0);
        int wanted = run.To - run.From;
        int last = from == 0 ? 0 : call.Tokens.Length - 1; // the first run begins at the beginning
        for (int at = from; at <= last && length < wanted; at++)
        {
            int same = 0;
            while (same < wanted && at + same < call.Tokens.Length && call.Tokens[at + same].Hash == Pattern.Tokens[run.From + same].Hash)
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
}
