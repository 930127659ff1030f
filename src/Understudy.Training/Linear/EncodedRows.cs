using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Rows as feature numbers and counts under one vocabulary. 5 bytes an n-gram.</summary>
internal sealed class EncodedRows
{
    private readonly long[] _starts; // [rows + 1]
    private readonly int[] _blockEnds; // [rows, blocks], relative to the row's start
    private readonly int[] _ids;
    private readonly byte[] _counts;

    private EncodedRows(long[] starts, int[] blockEnds, int[] ids, byte[] counts)
    {
        _starts = starts;
        _blockEnds = blockEnds;
        _ids = ids;
        _counts = counts;
    }

    public int Count => _starts.Length - 1;

    public long Total => _starts[^1];

    public static EncodedRows Encode(HashedRows rows, ReadOnlySpan<int> subset, Vocabulary vocabulary)
    {
        var starts = new long[subset.Length + 1];
        var blockEnds = new int[subset.Length * FeatureScratch.Blocks];
        Span<int> ends = stackalloc int[FeatureScratch.Blocks];
        long total = 0;
        foreach (int position in subset)
        {
            rows.Get(position, out ReadOnlySpan<uint> hashes, out _, ends);
            total += hashes.Length;
        }

        var ids = new int[total];
        var counts = new byte[total];
        int at = 0;
        for (int r = 0; r < subset.Length; r++)
        {
            rows.Get(subset[r], out ReadOnlySpan<uint> hashes, out ReadOnlySpan<byte> rowCounts, ends);
            int i = 0, start = at;
            for (int b = 0; b < FeatureScratch.Blocks; b++)
            {
                for (; i < ends[b]; i++)
                {
                    int id = vocabulary.Find(hashes[i]);
                    ids[at] = id;
                    counts[at] = rowCounts[i];
                    at += id >= 0 ? 1 : 0;
                }

                blockEnds[(r * FeatureScratch.Blocks) + b] = at - start;
            }

            starts[r + 1] = at;
        }

        return new EncodedRows(starts, blockEnds, ids, counts);
    }

    public ReadOnlySpan<int> Ids(int row) => _ids.AsSpan((int)_starts[row], (int)(_starts[row + 1] - _starts[row]));

    /// <summary>Normalised values of all n-grams of all rows under feature weights.</summary>
    public float[] Values(float[] featureWeights, FeatureOptions options)
    {
        var values = new float[Total];
        for (int r = 0; r < Count; r++)
        {
            int start = (int)_starts[r], length = (int)_starts[r + 1] - start;
            RowValues.Compute(_ids.AsSpan(start, length), _counts.AsSpan(start, length), _blockEnds.AsSpan(r * FeatureScratch.Blocks, FeatureScratch.Blocks), featureWeights, options, values.AsSpan(start, length));
        }

        return values;
    }

    public ReadOnlySpan<float> ValuesOf(float[] values, int row) => values.AsSpan((int)_starts[row], (int)(_starts[row + 1] - _starts[row]));
}
