namespace Understudy.Statistics;

/// <summary>Claimed confidence against measured accuracy, in bins of equal mass (DeGroot and Fienberg, 1983).</summary>
public static class ReliabilityDiagram
{
    /// <summary>The bins, lowest confidence first; fewer than asked where confidences tie; none without rows.</summary>
    /// <param name="confidence">The confidence of each answer, in [0, 1].</param>
    /// <param name="correct">Whether that answer is right.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    /// <param name="intervalConfidence">Of each bin's interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">When the lengths differ or a confidence is none.</exception>
    public static ReliabilityBin[] Bins(ReadOnlySpan<float> confidence, ReadOnlySpan<bool> correct, int bins = 15, double intervalConfidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ConfidenceOrder.Check(confidence, correct, nameof(correct));
        (float[] sorted, bool[] right) = ConfidenceOrder.Ascending(confidence, correct);
        List<int> ends = ConfidenceOrder.EqualMassEnds(sorted, bins);
        ReliabilityBin[] result = new ReliabilityBin[ends.Count];
        int start = 0;
        for (int b = 0; b < result.Length; b++)
        {
            result[b] = Bin(sorted, right, start, ends[b], intervalConfidence);
            start = ends[b];
        }

        return result;
    }

    private static ReliabilityBin Bin(float[] confidence, bool[] correct, int start, int end, double intervalConfidence)
    {
        double sum = 0;
        int hits = 0, count = end - start;
        for (int i = start; i < end; i++)
        {
            sum += confidence[i];
            hits += correct[i] ? 1 : 0;
        }

        return new ReliabilityBin(confidence[start], confidence[end - 1], sum / count, (double)hits / count, WilsonScore.TwoSided(hits, count, intervalConfidence), count);
    }
}
