using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// The hashed n-grams of many rows, extracted once and shared by every candidate with the same features.
/// In chunks of rows, each filled by one thread. 5 bytes an n-gram and 16 a row.
/// </summary>
internal sealed class HashedRows
{
    public const int ChunkRows = 512;
    private readonly Chunk[] _chunks;

    private HashedRows(Chunk[] chunks, int count)
    {
        _chunks = chunks;
        Count = count;
    }

    public int Count { get; }

    /// <summary>N-grams of all rows together.</summary>
    public long Total => _chunks.Sum(c => (long)c.Hashes.Length);

    public static HashedRows Extract(ExampleTable table, ReadOnlySpan<int> rows, TextFeaturizer featurizer, int threads, CancellationToken cancellationToken)
    {
        int[] own = rows.ToArray();
        var chunks = new Chunk[(own.Length + ChunkRows - 1) / ChunkRows];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, chunks.Length, options, () => (Scratch: new FeatureScratch(), Hashes: new List<uint>(), Counts: new List<byte>()), (c, _, local) =>
        {
            int from = c * ChunkRows, to = Math.Min(own.Length, from + ChunkRows);
            var ends = new int[(to - from) * FeatureScratch.Blocks];
            local.Hashes.Clear();
            local.Counts.Clear();
            for (int i = from; i < to; i++)
            {
                featurizer.Extract(table.Input(own[i]), local.Scratch);
                for (int b = 0; b < FeatureScratch.Blocks; b++)
                {
                    ends[((i - from) * FeatureScratch.Blocks) + b] = local.Hashes.Count + local.Scratch.BlockEnd((FeatureBlock)b);
                }

                local.Hashes.AddRange(local.Scratch.Hashes);
                foreach (int count in local.Scratch.Counts)
                {
                    local.Counts.Add((byte)Math.Min(count, byte.MaxValue));
                }
            }

            chunks[c] = new Chunk(ends, [.. local.Hashes], [.. local.Counts]);
            return local;
        }, _ => { });
        return new HashedRows(chunks, own.Length);
    }

    /// <summary>The n-grams of a row: hashes, counts, and the three ends of its blocks relative to its first n-gram.</summary>
    public void Get(int row, out ReadOnlySpan<uint> hashes, out ReadOnlySpan<byte> counts, Span<int> blockEnds)
    {
        Chunk chunk = _chunks[row / ChunkRows];
        int at = row % ChunkRows * FeatureScratch.Blocks;
        int start = at == 0 ? 0 : chunk.Ends[at - 1];
        for (int b = 0; b < FeatureScratch.Blocks; b++)
        {
            blockEnds[b] = chunk.Ends[at + b] - start;
        }

        hashes = chunk.Hashes.AsSpan(start, blockEnds[^1]);
        counts = chunk.Counts.AsSpan(start, blockEnds[^1]);
    }

    private sealed record Chunk(int[] Ends, uint[] Hashes, byte[] Counts);
}
