using Understudy.Core;

namespace Understudy.Data;

/// <summary>A text by its number.</summary>
internal delegate ReadOnlySpan<char> TextAt(int row);

/// <summary>
/// Joins copies and near-copies: copies by hash, near-copies by MinHash bands with every candidate pair compared exactly.
/// Memory about 120 bytes a text. The outcome does not depend on the number of threads: bands are taken one after the other,
/// and within a band each bucket is judged by the joins of the bands before.
/// </summary>
internal sealed class DuplicateSearch(int count, TextAt text, NearDuplicateOptions options, Seed seed, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
{
    private const int RowsPerTask = 2048;
    private const ulong KeyMask = 0xFFFF_FFFF_0000_0000UL;
    private const string Stage = "Finding near-duplicates";
    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };

    private readonly byte[] _failures = new byte[count]; // fruitless comparisons in large buckets

    /// <summary>Sets of rows found so far.</summary>
    public UnionFind Sets { get; } = new(count);

    /// <summary>For each row the first row of the same normalised text.</summary>
    public int[] FirstCopy { get; } = new int[count];

    /// <summary>Searches.</summary>
    public void Run()
    {
        int[] distinct = JoinCopies();
        if (distinct.Length < 2)
        {
            return;
        }

        uint[][] keys = Keys(distinct);
        for (int band = 0; band < MinHash.Bands; band++)
        {
            JoinBand(keys[band], distinct);
            keys[band] = [];
            progress?.Report(new StageProgress(Stage, band + 1, MinHash.Bands, "bands"));
        }
    }

    private int[] JoinCopies()
    {
        var hashes = new ulong[count];
        ForEachChunk(count, (start, end) =>
        {
            var normal = new NormalisedText();
            for (int row = start; row < end; row++)
            {
                hashes[row] = normal.Set(text(row)).Hash();
            }
        });

        var first = new Dictionary<ulong, int>(count);
        List<int> distinct = [];
        NormalisedText a = new(), b = new();
        for (int row = 0; row < count; row++)
        {
            FirstCopy[row] = row;
            if (first.TryAdd(hashes[row], row))
            {
                distinct.Add(row);
            }
            else if (a.Set(text(row)).Text.SequenceEqual(b.Set(text(first[hashes[row]])).Text))
            {
                FirstCopy[row] = first[hashes[row]];
                Sets.Union(FirstCopy[row], row);
            }
            else
            {
                distinct.Add(row); // two texts of one hash: 1 in 10^7 at a million rows
            }
        }

        return [.. distinct];
    }

    private uint[][] Keys(int[] distinct)
    {
        var minHash = new MinHash(seed);
        uint[][] keys = [.. Enumerable.Range(0, MinHash.Bands).Select(_ => new uint[distinct.Length])];
        ForEachChunk(distinct.Length, (start, end) =>
        {
            var normal = new NormalisedText();
            var shingles = new Shingles();
            Span<uint> row = stackalloc uint[MinHash.Bands];
            for (int i = start; i < end; i++)
            {
                minHash.Keys(shingles.SetUnsorted(normal.Set(text(distinct[i]))), row);
                for (int band = 0; band < row.Length; band++)
                {
                    keys[band][i] = row[band];
                }
            }
        });
        return keys;
    }

    private void JoinBand(uint[] keys, int[] distinct)
    {
        var order = new ulong[keys.Length]; // key, then place: sorting is stable by construction
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = ((ulong)keys[i] << 32) | (uint)i;
        }

        Array.Sort(order);
        Sets.Flatten();
        int tasks = (order.Length + RowsPerTask - 1) / RowsPerTask;
        var found = new List<(int A, int B)>?[tasks];
        Parallel.For(0, tasks, _parallel, () => new BucketJoin(text, Sets, options.Threshold, _failures), (task, _, join) =>
        {
            // A task takes its stretch of the order. Small buckets belong to the task in whose stretch they begin; large
            // ones are shared, each task comparing its part with the bucket's first texts.
            int at = task * RowsPerTask, end = Math.Min(order.Length, at + RowsPerTask);
            while (at < end)
            {
                int first = First(order, at), next = End(order, at);
                bool large = next - first > BucketJoin.Small;
                int stop = large ? Math.Min(next, end) : next;
                if (stop - at > 0 && next - first > 1 && (large || first == at))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    ReadOnlySpan<ulong> lead = large && first < at ? order.AsSpan(first, BucketJoin.Small) : [];
                    join.Run(lead, order.AsSpan(at, stop - at), large, distinct, found[task] ??= []);
                }

                at = stop;
            }

            return join;
        }, _ => { });

        foreach ((int a, int b) in found.SelectMany(f => f ?? []))
        {
            Sets.Union(a, b);
        }
    }

    /// <summary>Where the bucket of the entry at <paramref name="at"/> begins.</summary>
    private static int First(ulong[] order, int at)
    {
        ulong key = order[at] & KeyMask;
        return at > 0 && (order[at - 1] & KeyMask) == key ? LowerBound(order, key, at) : at;
    }

    /// <summary>Where the bucket of the entry at <paramref name="at"/> ends.</summary>
    private static int End(ulong[] order, int at)
    {
        ulong key = order[at] & KeyMask;
        int end = at + 1;
        for (int steps = 0; end < order.Length && (order[end] & KeyMask) == key; end++)
        {
            if (++steps > BucketJoin.Small)
            {
                return key == KeyMask ? order.Length : LowerBound(order, key + (1UL << 32), order.Length);
            }
        }

        return end;
    }

    /// <summary>The first place below <paramref name="end"/> whose entry is not below a value.</summary>
    private static int LowerBound(ulong[] order, ulong value, int end)
    {
        int place = Array.BinarySearch(order, 0, end, value); // entries are distinct
        return place >= 0 ? place : ~place;
    }

    private void ForEachChunk(int items, Action<int, int> chunk)
    {
        int done = 0;
        Parallel.For(0, (items + RowsPerTask - 1) / RowsPerTask, _parallel, task =>
        {
            chunk(task * RowsPerTask, Math.Min(items, (task + 1) * RowsPerTask));
            if (Interlocked.Increment(ref done) % 64 == 0)
            {
                progress?.Report(new StageProgress(Stage, Math.Min(items, (long)done * RowsPerTask), items, "rows"));
            }
        });
    }
}
