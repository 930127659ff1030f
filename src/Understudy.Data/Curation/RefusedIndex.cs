namespace Understudy.Data;

/// <summary>Which of many sets of shingles a text contains. Immutable, thread-safe.</summary>
internal sealed class RefusedIndex
{
    /// <summary>A shingle in more sets than this belongs to the prompt's or the domain's phrases and tells nothing.</summary>
    private const int MostSets = 64;

    [ThreadStatic]
    private static Scratch? _scratch;

    private readonly ulong[] _hashes; // ascending
    private readonly int[] _starts, _sets; // the sets of hash h are _sets[_starts[h].._starts[h + 1]]; none when it is common
    private readonly int[] _sizes; // telling shingles of a set
    private readonly int[] _buckets; // the hashes that begin with the bits b are those from _buckets[b] to _buckets[b + 1]: one or two
    private readonly int _shift, _longest;

    public RefusedIndex(IReadOnlyList<ulong[]> sets)
    {
        Count = sets.Count;
        (ulong Hash, int Set)[] all = [.. sets.SelectMany((hashes, set) => hashes.Select(h => (h, set)))];
        Array.Sort(all);
        _sizes = new int[sets.Count];
        var hashes = new List<ulong>();
        List<int> starts = [0], owners = [];
        for (int i = 0, next; i < all.Length; i = next)
        {
            for (next = i + 1; next < all.Length && all[next].Hash == all[i].Hash; next++)
            {
            }

            hashes.Add(all[i].Hash);
            for (int j = i; j < next && next - i <= MostSets; j++)
            {
                owners.Add(all[j].Set);
                _sizes[all[j].Set]++;
            }

            starts.Add(owners.Count);
        }

        (_hashes, _starts, _sets) = ([.. hashes], [.. starts], [.. owners]);
        _longest = sets.Count == 0 ? 0 : sets.Max(s => s.Length);
        int bits = Math.Max(1, System.Numerics.BitOperations.Log2((uint)_hashes.Length));
        _shift = 64 - bits;
        _buckets = new int[(1 << bits) + 1];
        foreach (ulong hash in _hashes)
        {
            _buckets[(hash >> _shift) + 1]++;
        }

        for (int b = 1; b < _buckets.Length; b++)
        {
            _buckets[b] += _buckets[b - 1];
        }
    }

    /// <summary>How many sets there are.</summary>
    public int Count { get; }

    /// <summary>The set that a text contains best by the rule of <see cref="RefusedInputs"/>, or −1.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        if (Count == 0)
        {
            return -1;
        }

        Scratch scratch = _scratch ??= new Scratch();
        NormalisedText normal = scratch.Text.Set(text);
        if (normal.Text.Length > (_longest / RefusedInputs.LeastShare) + 64)
        {
            return -1; // too long for any set to make up its share; the allowance is for common phrases
        }

        List<int> found = scratch.Found;
        found.Clear();
        ReadOnlySpan<ulong> shingles = scratch.Shingles.SetUnsorted(normal).Hashes;
        foreach (ulong hash in shingles)
        {
            int bucket = (int)(hash >> _shift);
            for (int place = _buckets[bucket]; place < _buckets[bucket + 1]; place++)
            {
                if (_hashes[place] == hash)
                {
                    found.Add(place);
                }
            }
        }

        return found.Count == 0 ? -1 : Best(scratch, shingles.Length);
    }

    private int Best(Scratch scratch, int shingles)
    {
        if (scratch.Hits.Length < Count)
        {
            scratch.Hits = new int[Count];
        }

        int[] hits = scratch.Hits;
        List<int> found = scratch.Found, touched = scratch.Touched;
        found.Sort();
        int telling = shingles, last = -1;
        foreach (int place in found)
        {
            if (_starts[place] == _starts[place + 1])
            {
                telling--;
                continue;
            }

            for (int i = _starts[place]; i < _starts[place + 1] && place != last; i++)
            {
                if (hits[_sets[i]]++ == 0)
                {
                    touched.Add(_sets[i]);
                }
            }

            last = place;
        }

        int best = -1;
        double most = 0;
        foreach (int set in touched)
        {
            double contained = (double)hits[set] / _sizes[set];
            if (contained >= RefusedInputs.LeastContained && hits[set] >= RefusedInputs.LeastShare * telling && (contained > most || (contained == most && set < best)))
            {
                (best, most) = (set, contained);
            }

            hits[set] = 0;
        }

        touched.Clear();
        return best;
    }

    private sealed class Scratch
    {
        public NormalisedText Text { get; } = new();

        public Shingles Shingles { get; } = new();

        public List<int> Found { get; } = [];

        public List<int> Touched { get; } = [];

        public int[] Hits { get; set; } = [];
    }
}
