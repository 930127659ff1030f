namespace Understudy.Statistics;

/// <summary>
/// Prediction-powered inference for a mean, with the power-tuned λ (PPI++: Angelopoulos, Duchi and Zrnic,
/// 2311.01453, example 6.1): mean of (Y − λf) on labelled rows + λ · mean of f on unlabelled rows.
/// </summary>
/// <remarks>
/// Inputs: labelled rows drawn at random from the same population as the unlabelled ones, one row a unit, and
/// predictions of a model that was trained on neither. When not to use it: where gold was volunteered rather than
/// sampled, as its selection is a bias that no interval shows. Student's t with n − 1 degrees stands in for the
/// paper's normal, since n is small where this is useful; still, with 40 gold rows of a 0/1 truth the nominal 95 %
/// interval missed 7.5 % of the time in the library's simulations (5.2 % with 150), as λ is tuned on the same rows.
/// </remarks>
public static class PredictionPoweredMean
{
    /// <summary>The estimate.</summary>
    /// <param name="goldTruth">The truth of each labelled row, e.g. 1 where the specialist is right; at least 2 rows.</param>
    /// <param name="goldPrediction">The prediction of that truth on the same rows, e.g. 1 where it agrees with the teacher.</param>
    /// <param name="unlabelledPrediction">The prediction on rows without truth; may be empty.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">When there are fewer than 2 labelled rows, lengths differ or a value is not finite.</exception>
    public static PredictionPoweredEstimate Estimate(ReadOnlySpan<double> goldTruth, ReadOnlySpan<double> goldPrediction, ReadOnlySpan<double> unlabelledPrediction, double confidence = 0.95)
    {
        Require.OpenProbability(confidence);
        Require.SameLength(goldTruth.Length, goldPrediction.Length, nameof(goldPrediction));
        int n = goldTruth.Length, more = unlabelledPrediction.Length;
        if (n < 2)
        {
            throw new ArgumentException($"At least 2 labelled rows are needed; found {n}.", nameof(goldTruth));
        }

        double truthMean = Mean(goldTruth, nameof(goldTruth)), predictedMean = Mean(goldPrediction, nameof(goldPrediction));
        double unlabelledMean = more == 0 ? predictedMean : Mean(unlabelledPrediction, nameof(unlabelledPrediction));
        double covariance = 0, truthSquares = 0, predictedSquares = 0, unlabelledSquares = 0;
        for (int i = 0; i < n; i++)
        {
            double t = goldTruth[i] - truthMean, p = goldPrediction[i] - predictedMean;
            covariance += t * p;
            truthSquares += t * t;
            predictedSquares += p * p;
        }

        foreach (double p in unlabelledPrediction)
        {
            unlabelledSquares += (p - unlabelledMean) * (p - unlabelledMean);
        }

        // The variance of f over all rows, labelled or not (within, plus between the two means).
        double between = predictedMean - unlabelledMean;
        double pooled = (predictedSquares + unlabelledSquares + (between * between * n * more / (n + more))) / (n + more - 1);
        double lambda = pooled > 0 && more > 0 ? Math.Clamp(covariance / (n - 1) / ((1 + ((double)n / more)) * pooled), 0, 1) : 0;

        double residualVariance = Math.Max(0, (truthSquares - (2 * lambda * covariance) + (lambda * lambda * predictedSquares)) / (n - 1));
        double variance = (residualVariance / n) + (more > 1 ? lambda * lambda * unlabelledSquares / (more - 1) / more : 0);
        double value = truthMean + (lambda * (unlabelledMean - predictedMean));
        double error = Math.Sqrt(variance), half = -StudentDistribution.Quantile(0.5 * (1 - confidence), n - 1) * error;
        return new PredictionPoweredEstimate(value, new Interval(value - half, value + half), lambda, n, more, error);
    }

    private static double Mean(ReadOnlySpan<double> values, string name)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += double.IsFinite(value) ? value : throw new ArgumentException($"Expected finite values; found {value}.", name);
        }

        return sum / values.Length;
    }
}
