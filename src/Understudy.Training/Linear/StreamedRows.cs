using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Rows that are extracted again whenever they are visited: memory does not grow with their number.</summary>
internal sealed class StreamedRows : IFeatureRows
{
    private const int TaskRows = 64;
    private readonly ExampleTable _table;
    private readonly int[] _rows;
    private readonly TextFeaturizer _featurizer;
    private readonly Vocabulary _vocabulary;
    private readonly float[] _featureWeights;
    private readonly int _threads;
    private readonly List<Part> _parts = [];

    public StreamedRows(ExampleTable table, int[] rows, TextFeaturizer featurizer, Vocabulary vocabulary, float[] featureWeights, int threads)
    {
        _table = table;
        _rows = rows;
        _featurizer = featurizer;
        _vocabulary = vocabulary;
        _featureWeights = featureWeights;
        _threads = threads;
    }

    public int Count => _rows.Length;

    public void Prepare(ReadOnlySpan<int> positions, CancellationToken cancellationToken)
    {
        int[] own = positions.ToArray();
        int parts = (own.Length + TaskRows - 1) / TaskRows;
        while (_parts.Count < parts)
        {
            _parts.Add(new Part());
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken };
        Parallel.For(0, parts, options, p =>
        {
            Part part = _parts[p];
            part.Clear();
            for (int i = p * TaskRows; i < Math.Min(own.Length, (p + 1) * TaskRows); i++)
            {
                part.Add(_table.Input(_rows[own[i]]), _featurizer, _vocabulary, _featureWeights);
            }
        });
    }

    public void Get(int index, int position, out ReadOnlySpan<int> ids, out ReadOnlySpan<float> values) => _parts[index / TaskRows].Get(index % TaskRows, out ids, out values);

    /// <summary>A few rows, filled by one thread.</summary>
    private sealed class Part
    {
        private readonly FeatureScratch _scratch = new();
        private readonly int[] _starts = new int[TaskRows + 1];
        private int[] _ids = new int[4096];
        private float[] _values = new float[4096];
        private byte[] _counts = new byte[1024];
        private int _rows;

        public void Clear() => _rows = 0;

        public void Add(ReadOnlySpan<char> text, TextFeaturizer featurizer, Vocabulary vocabulary, float[] featureWeights)
        {
            featurizer.Extract(text, _scratch);
            ReadOnlySpan<uint> hashes = _scratch.Hashes;
            ReadOnlySpan<int> counts = _scratch.Counts;
            int start = _starts[_rows], at = start;
            if (_ids.Length < start + hashes.Length)
            {
                Array.Resize(ref _ids, (start + hashes.Length) * 2);
                Array.Resize(ref _values, _ids.Length);
            }

            if (_counts.Length < hashes.Length)
            {
                _counts = new byte[hashes.Length * 2];
            }

            Span<int> ends = stackalloc int[FeatureScratch.Blocks];
            int i = 0;
            for (int b = 0; b < FeatureScratch.Blocks; b++)
            {
                for (; i < _scratch.BlockEnd((FeatureBlock)b); i++)
                {
                    int id = vocabulary.Find(hashes[i]);
                    _ids[at] = id;
                    _counts[at - start] = (byte)Math.Min(counts[i], byte.MaxValue);
                    at += id >= 0 ? 1 : 0;
                }

                ends[b] = at - start;
            }

            RowValues.Compute(_ids.AsSpan(start, at - start), _counts.AsSpan(0, at - start), ends, featureWeights, featurizer.Options, _values.AsSpan(start, at - start));
            _starts[++_rows] = at;
        }

        public void Get(int row, out ReadOnlySpan<int> ids, out ReadOnlySpan<float> values)
        {
            int start = _starts[row], length = _starts[row + 1] - start;
            ids = _ids.AsSpan(start, length);
            values = _values.AsSpan(start, length);
        }
    }
}
