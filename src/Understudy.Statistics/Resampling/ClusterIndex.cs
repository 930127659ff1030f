namespace Understudy.Statistics;

/// <summary>Cluster ids of any value as dense numbers in order of first appearance.</summary>
internal sealed class ClusterIndex
{
    private ClusterIndex(int[] ofRow, int count)
    {
        OfRow = ofRow;
        Count = count;
    }

    public int[] OfRow { get; }

    public int Count { get; }

    public static ClusterIndex Of(ReadOnlySpan<int> clusters)
    {
        Dictionary<int, int> seen = new(clusters.Length);
        int[] ofRow = new int[clusters.Length];
        for (int i = 0; i < clusters.Length; i++)
        {
            if (!seen.TryGetValue(clusters[i], out int index))
            {
                index = seen.Count;
                seen.Add(clusters[i], index);
            }

            ofRow[i] = index;
        }

        return new ClusterIndex(ofRow, seen.Count);
    }
}
