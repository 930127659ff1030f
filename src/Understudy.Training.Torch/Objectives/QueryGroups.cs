using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// The queries of a batch that have at least two rows, as a rectangle [queries, longest]: a short query's places beyond its rows
/// are absent and point at row 0, whose value is always masked out. Queries of one row say nothing about order and are left out.
/// </summary>
internal sealed class QueryGroups
{
    private readonly long[] _rows;
    private readonly bool[] _present;

    public QueryGroups(ReadOnlySpan<long> queries)
    {
        List<(int First, int Length)> spans = [];
        for (int first = 0, row = 1; row <= queries.Length; row++)
        {
            if (row == queries.Length || queries[row] != queries[first])
            {
                if (row - first >= 2)
                {
                    spans.Add((first, row - first));
                    Longest = Math.Max(Longest, row - first);
                }

                first = row;
            }
        }

        Spans = [.. spans];
        _rows = new long[Spans.Length * Longest];
        _present = new bool[_rows.Length];
        for (int q = 0; q < Spans.Length; q++)
        {
            for (int i = 0; i < Spans[q].Length; i++)
            {
                _rows[(q * Longest) + i] = Spans[q].First + i;
                _present[(q * Longest) + i] = true;
            }
        }
    }

    /// <summary>First row and number of rows of each query.</summary>
    public (int First, int Length)[] Spans { get; }

    /// <summary>Rows of the longest query; 0 when there is none.</summary>
    public int Longest { get; }

    /// <summary>Lays scores of rows [rows] out as [queries, longest], gradients included.</summary>
    public Tensor Arrange(Tensor scores) => scores.index_select(0, tensor(_rows, device: scores.device)).view(Spans.Length, Longest);

    /// <summary>Lays numbers of rows out as [queries, longest], of the type and on the device of <paramref name="like"/>.</summary>
    public Tensor Arrange(Func<int, double> ofRow, Tensor like)
    {
        double[] values = new double[_rows.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = _present[i] ? ofRow((int)_rows[i]) : 0;
        }

        return tensor(values, dtype: like.dtype, device: like.device).view(Spans.Length, Longest);
    }

    /// <summary>One number a query: [queries, 1].</summary>
    public Tensor PerQuery(ReadOnlySpan<double> values, Tensor like) => tensor(values.ToArray(), dtype: like.dtype, device: like.device).view(Spans.Length, 1);

    /// <summary>Where the rectangle has no row: [queries, longest], of booleans.</summary>
    public Tensor Absent(Device device) => tensor(Array.ConvertAll(_present, p => !p), device: device).view(Spans.Length, Longest);

    /// <summary>The weight of each query: the mean of its rows' weights.</summary>
    public double[] QueryWeights(ObjectiveBatch batch) => Array.ConvertAll(Spans, span =>
    {
        double sum = 0;
        for (int row = span.First; row < span.First + span.Length; row++)
        {
            sum += batch.Weight(row);
        }

        return sum / span.Length;
    });
}
