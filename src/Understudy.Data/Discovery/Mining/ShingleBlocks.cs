using System.Numerics;
using System.Runtime.InteropServices;

namespace Understudy.Data;

/// <summary>
/// Finds stretches of text that many calls share, without comparing calls: shingles of one stretch are in the same calls, so they have the
/// same count and the same sum of the calls' salts. Linear in the number of tokens.
/// </summary>
internal static class ShingleBlocks
{
    private const double InAll = 0.98; // what nearly all have in common tells nothing apart
    private const double Member = 0.6; // a call belongs to a stretch when it has so much of it
    private const double Same = 0.95;
    private const int MostClasses = 1024;

    /// <summary>The blocks of some calls, largest first, and how many shingles nearly all of the calls share.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="least">In how many calls a stretch must be.</param>
    public static (List<Block> Blocks, int SharedByAll) Find(IReadOnlyList<MinedCall> calls, int least)
    {
        Dictionary<ulong, Seen> seen = Count(calls);
        int shared = 0;
        var classes = new Dictionary<ulong, Class>();
        foreach ((ulong shingle, Seen s) in seen)
        {
            if (s.Count >= InAll * calls.Count)
            {
                shared++;
            }
            else if (s.Count >= least)
            {
                ref Class c = ref CollectionsMarshal.GetValueRefOrAddDefault(classes, s.Salts, out _)!;
                c ??= new Class(s.Salts, s.Count);
                c.Shingles.Add(shingle);
                c.Anchored |= s.Anchored;
            }
        }

        Class[] largest = [.. classes.Values.OrderByDescending(c => (long)c.Count * c.Shingles.Count).ThenBy(c => c.Salts).Take(MostClasses)];
        return (Merge(largest, Members(calls, largest), calls.Count), shared);
    }

    private static Dictionary<ulong, Seen> Count(IReadOnlyList<MinedCall> calls)
    {
        var seen = new Dictionary<ulong, Seen>();
        for (int i = 0; i < calls.Count; i++)
        {
            MinedCall call = calls[i];
            for (int at = 0; at < call.Shingles; at++)
            {
                ref Seen s = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, call.Shingle(at), out bool known);
                if (!known || s.Last != i)
                {
                    s = new Seen(s.Count + 1, i, s.Salts + call.Salt, call.Text[call.Tokens[at].Start] == PromptScript.Mark);
                }
            }
        }

        return seen;
    }

    private static ulong[][] Members(IReadOnlyList<MinedCall> calls, Class[] classes)
    {
        var classOf = new Dictionary<ulong, int>();
        for (int c = 0; c < classes.Length; c++)
        {
            foreach (ulong shingle in classes[c].Shingles)
            {
                classOf[shingle] = c;
            }
        }

        ulong[][] members = [.. classes.Select(_ => new ulong[(calls.Count + 63) / 64])];
        int[] hits = new int[classes.Length];
        var touched = new List<int>();
        var once = new HashSet<ulong>();
        for (int i = 0; i < calls.Count; i++)
        {
            once.Clear();
            for (int at = 0; at < calls[i].Shingles; at++)
            {
                ulong shingle = calls[i].Shingle(at);
                if (classOf.TryGetValue(shingle, out int c) && once.Add(shingle))
                {
                    if (hits[c]++ == 0)
                    {
                        touched.Add(c);
                    }
                }
            }

            foreach (int c in touched)
            {
                if (hits[c] >= Member * classes[c].Shingles.Count)
                {
                    members[c][i >> 6] |= 1UL << i;
                }

                hits[c] = 0;
            }

            touched.Clear();
        }

        return members;
    }

    /// <summary>Classes of nearly the same calls are one block.</summary>
    private static List<Block> Merge(Class[] classes, ulong[][] members, int calls)
    {
        var blocks = new List<Block>();
        for (int c = 0; c < classes.Length; c++)
        {
            int count = Block.CountOf(members[c]);
            Block? home = blocks.Find(b => Math.Min(b.Count, count) >= Same * Math.Max(b.Count, count) && b.Overlap(members[c]) >= Same * Math.Max(b.Count, count));
            if (home is null)
            {
                blocks.Add(home = new Block(members[c], count, 0));
            }

            home.Shingles += classes[c].Shingles.Count;
            home.Anchored |= classes[c].Anchored;
        }

        blocks.RemoveAll(b => b.Count >= InAll * calls || b.Count == 0);
        blocks.Sort((a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : b.Count.CompareTo(a.Count));
        return blocks;
    }

    private readonly record struct Seen(int Count, int Last, ulong Salts, bool Anchored);

    private sealed class Class(ulong salts, int count)
    {
        public ulong Salts => salts;

        public int Count => count;

        public List<ulong> Shingles { get; } = [];

        public bool Anchored { get; set; }
    }

    /// <summary>Text that a set of calls shares.</summary>
    internal sealed class Block(ulong[] members, int count, int shingles)
    {
        public ulong[] Members => members;

        /// <summary>How many calls.</summary>
        public int Count => count;

        /// <summary>How many shingles.</summary>
        public int Shingles { get; set; } = shingles;

        /// <summary>Whether some of it stands at the beginning of a message.</summary>
        public bool Anchored { get; set; }

        public long Weight => (long)Count * Shingles;

        public bool Has(int call) => (members[call >> 6] >> call & 1) != 0;

        public int Overlap(ulong[] other)
        {
            int common = 0;
            for (int i = 0; i < members.Length; i++)
            {
                common += BitOperations.PopCount(members[i] & other[i]);
            }

            return common;
        }

        public static int CountOf(ulong[] members) => members.Sum(w => BitOperations.PopCount(w));
    }
}
