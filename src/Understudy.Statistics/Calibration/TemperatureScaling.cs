namespace Understudy.Statistics;

/// <summary>
/// One number that makes confidences honest: probabilities become softmax(logits / T) with the T that minimises the
/// log loss on held-out rows (Guo et al., 1706.04599). The answer never changes, only its confidence.
/// </summary>
/// <remarks>
/// Inputs: logits that the model was not trained on. When not to use it: to certify anything, as it fits an average
/// and promises nothing; the threshold's guarantee comes from <see cref="LearnThenTest"/>.
/// </remarks>
public static class TemperatureScaling
{
    /// <summary>The least temperature that a fit returns: rows all right would otherwise pull it to 0.</summary>
    public const double Lowest = 0.01;

    /// <summary>The greatest temperature that a fit returns.</summary>
    public const double Highest = 100;

    /// <summary>
    /// Fits T by Newton's method on 1/T, in which the log loss is convex, inside a shrinking bracket.
    /// </summary>
    /// <param name="logits">[rows, classes], row after row, finite.</param>
    /// <param name="classes">Classes a row, at least 1.</param>
    /// <param name="truth">The right class of each row, in [0, classes).</param>
    /// <returns>T in [<see cref="Lowest"/>, <see cref="Highest"/>]; 1 where the logits do not vary.</returns>
    /// <exception cref="ArgumentException">When there are no rows or the lengths do not fit.</exception>
    public static double Fit(ReadOnlySpan<float> logits, int classes, ReadOnlySpan<int> truth)
    {
        LogLoss.Check(logits, classes, truth);
        double low = 1 / Highest, high = 1 / Lowest, beta = 1;
        if (Derivatives(logits, classes, truth, high).Slope < 0)
        {
            return Lowest;
        }

        if (Derivatives(logits, classes, truth, low).Slope > 0)
        {
            return Highest;
        }

        for (int step = 0; step < 200; step++)
        {
            (double slope, double curvature) = Derivatives(logits, classes, truth, beta);
            if (slope == 0 && curvature == 0)
            {
                return 1 / beta;
            }

            if (slope > 0)
            {
                high = beta;
            }
            else
            {
                low = beta;
            }

            double next = curvature > 0 ? beta - (slope / curvature) : double.NaN;
            next = next > low && next < high ? next : Math.Sqrt(low * high);
            double move = Math.Abs(next - beta);
            beta = next;
            if (move <= 1e-12 * beta || high - low <= 1e-12 * high)
            {
                break;
            }
        }

        return Math.Clamp(1 / beta, Lowest, Highest);
    }

    /// <summary>First and second derivative of the mean log loss in 1/T: the mean logit's error and its variance.</summary>
    private static (double Slope, double Curvature) Derivatives(ReadOnlySpan<float> logits, int classes, ReadOnlySpan<int> truth, double beta)
    {
        double slope = 0, curvature = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            ReadOnlySpan<float> z = logits.Slice(row * classes, classes);
            double top = LogLoss.Highest(z), sum = 0, first = 0, second = 0;
            foreach (float value in z)
            {
                double below = value - top, e = Math.Exp(beta * below);
                sum += e;
                first += e * below;
                second += e * below * below;
            }

            double mean = first / sum;
            slope += mean - (z[truth[row]] - top);
            curvature += (second / sum) - (mean * mean);
        }

        return (slope / truth.Length, curvature / truth.Length);
    }
}
