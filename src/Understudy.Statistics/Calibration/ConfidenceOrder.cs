namespace Understudy.Statistics;

/// <summary>Rows by confidence, and cuts of them that never separate equal confidences.</summary>
internal static class ConfidenceOrder
{
    public static void Check<T>(ReadOnlySpan<float> confidence, ReadOnlySpan<T> outcome, string name)
    {
        Require.SameLength(confidence.Length, outcome.Length, name);
        for (int i = 0; i < confidence.Length; i++)
        {
            if (!(confidence[i] is >= 0 and <= 1))
            {
                throw new ArgumentException($"Expected confidences in [0, 1]; row {i} holds {confidence[i]}.", nameof(confidence));
            }
        }
    }

    /// <summary>Confidences ascending with their outcomes.</summary>
    public static (float[] Confidence, T[] Outcome) Ascending<T>(ReadOnlySpan<float> confidence, ReadOnlySpan<T> outcome)
    {
        float[] keys = confidence.ToArray();
        T[] items = outcome.ToArray();
        Array.Sort(keys, items);
        return (keys, items);
    }

    /// <summary>
    /// Ends (exclusive) of at most <paramref name="bins"/> bins with as equal counts as ties allow: a cut inside a
    /// run of equal confidences moves to the run's end, so that the bins do not depend on the order of the rows.
    /// </summary>
    public static List<int> EqualMassEnds(float[] ascending, int bins)
    {
        List<int> ends = new(bins);
        int previous = 0;
        for (int bin = 1; bin <= bins; bin++)
        {
            int end = (int)((long)ascending.Length * bin / bins);
            while (end > 0 && end < ascending.Length && ascending[end] == ascending[end - 1])
            {
                end++;
            }

            if (end > previous)
            {
                ends.Add(end);
                previous = end;
            }
        }

        return ends;
    }
}
