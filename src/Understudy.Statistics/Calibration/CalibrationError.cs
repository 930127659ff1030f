namespace Understudy.Statistics;

/// <summary>
/// How far confidences are from accuracies, in [0, 1]. All variants are averages over bins of |accuracy − mean
/// confidence|, weighted by rows.
/// </summary>
/// <remarks>
/// When not to use it: to compare models whose confidences have different spreads (a model that always says the base
/// rate has none), or with few rows: the plain variants are biased upwards by about √(bins/rows). Use
/// <see cref="ExpectedDebiased"/> there.
/// </remarks>
public static class CalibrationError
{
    /// <summary>The default number of bins.</summary>
    public const int DefaultBins = 15;

    /// <summary>Expected calibration error over bins of equal mass (adaptive ECE; Nguyen and O'Connor, 1508.05154).</summary>
    /// <param name="confidence">The confidence of each answer, in [0, 1].</param>
    /// <param name="correct">Whether that answer is right.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    /// <returns>The error; 0 without rows.</returns>
    /// <exception cref="ArgumentException">When the lengths differ or a confidence is none.</exception>
    public static double Expected(ReadOnlySpan<float> confidence, ReadOnlySpan<bool> correct, int bins = DefaultBins)
    {
        double error = 0;
        foreach (ReliabilityBin bin in ReliabilityDiagram.Bins(confidence, correct, bins))
        {
            error += Math.Abs(bin.Gap) * bin.Count;
        }

        return confidence.Length == 0 ? 0 : error / confidence.Length;
    }

    /// <summary>Expected calibration error over bins of equal width (Guo et al., 1706.04599, equation 3).</summary>
    /// <inheritdoc cref="Expected"/>
    public static double ExpectedEqualWidth(ReadOnlySpan<float> confidence, ReadOnlySpan<bool> correct, int bins = DefaultBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ConfidenceOrder.Check(confidence, correct, nameof(correct));
        double[] gaps = new double[bins];
        for (int i = 0; i < confidence.Length; i++)
        {
            // Bins are (low, high], as in the paper; 0 belongs to the first.
            int bin = Math.Clamp((int)Math.Ceiling(confidence[i] * (double)bins) - 1, 0, bins - 1);
            gaps[bin] += (correct[i] ? 1 : 0) - (double)confidence[i];
        }

        double error = 0;
        foreach (double gap in gaps)
        {
            error += Math.Abs(gap);
        }

        return confidence.Length == 0 ? 0 : error / confidence.Length;
    }

    /// <summary>
    /// <see cref="Expected"/> less the bias that chance alone adds to each bin: the mean of |N(gap, σ²)| minus |gap|,
    /// in closed form (the debiased estimator of Kumar, Liang and Ma, 1909.10155, section 5, for absolute errors). It
    /// takes away about half of the bias of a calibrated model at 500 rows.
    /// </summary>
    /// <inheritdoc cref="Expected"/>
    /// <returns>The corrected error, not below 0; 0 without rows.</returns>
    public static double ExpectedDebiased(ReadOnlySpan<float> confidence, ReadOnlySpan<bool> correct, int bins = DefaultBins)
    {
        double error = 0;
        foreach (ReliabilityBin bin in ReliabilityDiagram.Bins(confidence, correct, bins))
        {
            double gap = Math.Abs(bin.Gap);
            double sigma = bin.Count > 1 ? Math.Sqrt(bin.Accuracy * (1 - bin.Accuracy) / (bin.Count - 1)) : 0;
            error += ((2 * gap) - FoldedMean(gap, sigma)) * bin.Count;
        }

        return confidence.Length == 0 ? 0 : Math.Max(0, error / confidence.Length);
    }

    /// <summary>The mean of |X| for X normal with mean μ and deviation σ.</summary>
    private static double FoldedMean(double mu, double sigma) => sigma == 0
        ? Math.Abs(mu)
        : (sigma * Math.Sqrt(2 / Math.PI) * Math.Exp(-mu * mu / (2 * sigma * sigma))) + (mu * (1 - (2 * NormalDistribution.Cdf(-mu / sigma))));
}
