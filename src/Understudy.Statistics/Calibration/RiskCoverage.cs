namespace Understudy.Statistics;

/// <summary>
/// The trade between how much is answered and how much of that is wrong (El-Yaniv and Wiener, 2010, JMLR 11).
/// A picture, not a promise: choosing a threshold on the same rows and reading its risk off the curve is optimistic.
/// Thresholds with a guarantee come from <see cref="LearnThenTest"/>.
/// </summary>
public static class RiskCoverage
{
    /// <summary>One point for each distinct confidence, highest first; coverage rises, none without rows.</summary>
    /// <param name="confidence">The confidence of each answer, in [0, 1].</param>
    /// <param name="correct">Whether that answer is right.</param>
    /// <exception cref="ArgumentException">When the lengths differ or a confidence is none.</exception>
    public static RiskCoveragePoint[] Curve(ReadOnlySpan<float> confidence, ReadOnlySpan<bool> correct)
    {
        double[] losses = new double[correct.Length];
        for (int i = 0; i < losses.Length; i++)
        {
            losses[i] = correct[i] ? 0 : 1;
        }

        return CurveOfLosses(confidence, losses);
    }

    /// <summary>The same for a loss between 0 and 1: risk is the mean loss of what is kept.</summary>
    /// <param name="confidence">The confidence of each answer, in [0, 1].</param>
    /// <param name="losses">That answer's loss, in [0, 1].</param>
    /// <exception cref="ArgumentException">When the lengths differ or a confidence is none.</exception>
    public static RiskCoveragePoint[] CurveOfLosses(ReadOnlySpan<float> confidence, ReadOnlySpan<double> losses)
    {
        ConfidenceOrder.Check(confidence, losses, nameof(losses));
        (float[] sorted, double[] lost) = ConfidenceOrder.Ascending(confidence, losses);
        List<RiskCoveragePoint> points = [];
        double total = 0;
        for (int i = sorted.Length - 1; i >= 0; i--)
        {
            total += lost[i];
            if (i == 0 || sorted[i - 1] != sorted[i])
            {
                int kept = sorted.Length - i;
                points.Add(new RiskCoveragePoint(sorted[i], (double)kept / sorted.Length, total / kept, kept));
            }
        }

        return [.. points];
    }

    /// <summary>
    /// The area under the curve (AURC): the mean risk over coverages, each point's risk standing for the rows that it
    /// adds. 0 is perfect, the overall error rate is what a confidence without information gives.
    /// </summary>
    /// <param name="curve">From <see cref="Curve"/>.</param>
    public static double Area(ReadOnlySpan<RiskCoveragePoint> curve)
    {
        double area = 0, before = 0;
        foreach (RiskCoveragePoint point in curve)
        {
            area += point.Risk * (point.Coverage - before);
            before = point.Coverage;
        }

        return area;
    }
}
