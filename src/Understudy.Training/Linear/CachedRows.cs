namespace Understudy.Training;

/// <summary>Rows that are all in memory.</summary>
internal sealed class CachedRows(EncodedRows rows, float[] values) : IFeatureRows
{
    public int Count => rows.Count;

    public void Prepare(ReadOnlySpan<int> positions, CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();

    public void Get(int index, int position, out ReadOnlySpan<int> ids, out ReadOnlySpan<float> values1)
    {
        ids = rows.Ids(position);
        values1 = rows.ValuesOf(values, position);
    }
}
