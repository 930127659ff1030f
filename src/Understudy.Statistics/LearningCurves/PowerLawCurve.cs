namespace Understudy.Statistics;

/// <summary>
/// Extrapolates accuracy over the number of training examples: a − b·n^(−c), by weighted least squares with the
/// exponent profiled out, intervals by the parametric bootstrap (binomial noise at the fitted curve). The form is
/// that of Hestness et al. (1712.00409) and Figueroa et al. (2012, BMC Medical Informatics 12:8).
/// </summary>
/// <remarks>
/// Inputs: accuracies at no fewer than three sizes, each measured on held-out rows. The interval takes the power law
/// for true and the measurements for independent. Where that is so it covered more than its nominal 95 % in the
/// library's simulations, one doubling ahead and at the asymptote, also when the measurements shared their rows (which
/// moves them together). No interval knows whether the power law goes on: beyond a doubling or two it is a sketch.
/// </remarks>
public static class PowerLawCurve
{
    /// <summary>The fewest different sizes that a fit needs.</summary>
    public const int LeastSizes = 3;

    /// <summary>The slowest decay considered.</summary>
    public const double LeastExponent = 0.05;

    /// <summary>The fastest decay considered.</summary>
    public const double GreatestExponent = 2;

    private const int Draws = 1000;
    private const int Grid = 40;
    private const int FineSteps = 40;

    /// <summary>Enough for a thousandth of the exponent: the draws differ by far more.</summary>
    private const int DrawSteps = 12;
    private const double Golden = 0.6180339887498949;

    /// <summary>Fits the curve.</summary>
    /// <param name="sizes">Training examples, positive.</param>
    /// <param name="accuracies">Accuracy at each size, in [0, 1].</param>
    /// <param name="counts">Held-out rows behind each accuracy, at least 1.</param>
    /// <param name="confidence">Of the intervals, strictly between 0 and 1.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <exception cref="ArgumentException">When there are fewer than three different sizes, or a value is out of range.</exception>
    public static LearningCurveFit Fit(ReadOnlySpan<double> sizes, ReadOnlySpan<double> accuracies, ReadOnlySpan<double> counts, double confidence = 0.95, ulong seed = 0)
    {
        Check(sizes, accuracies, counts, confidence);
        double[] n = sizes.ToArray(), measured = accuracies.ToArray(), rows = counts.ToArray();
        int points = n.Length;
        double[] weights = new double[points];
        for (int i = 0; i < points; i++)
        {
            double smooth = ((measured[i] * rows[i]) + 1) / (rows[i] + 2);
            weights[i] = rows[i] / (smooth * (1 - smooth));
        }

        double[][] grid = [.. Enumerable.Range(0, Grid + 1).Select(step => Basis(n, ExponentAt(step)))];
        PowerLaw law = Fit(n, grid, measured, weights, FineSteps);
        double[] fitted = new double[points];
        for (int i = 0; i < points; i++)
        {
            fitted[i] = law.At(n[i]);
            double smooth = ((fitted[i] * rows[i]) + 1) / (rows[i] + 2);
            weights[i] = rows[i] / (smooth * (1 - smooth));
        }

        law = Fit(n, grid, measured, weights, FineSteps);
        for (int i = 0; i < points; i++)
        {
            fitted[i] = law.At(n[i]);
        }

        PowerLaw[] draws = new PowerLaw[Draws];
        for (int d = 0; d < Draws; d++)
        {
            DeterministicRandom random = new(seed, (ulong)d);
            double[] redrawn = new double[points];
            for (int i = 0; i < points; i++)
            {
                long trials = Math.Max(1, (long)Math.Round(rows[i]));
                redrawn[i] = (double)BinomialSampler.Draw(random.NextOpen(), trials, fitted[i]) / trials;
            }

            draws[d] = Fit(n, grid, redrawn, weights, DrawSteps);
        }

        return new LearningCurveFit(law, draws, confidence, seed);
    }

    /// <summary>For each exponent the other two are a linear fit; the exponent by a grid, then golden section.</summary>
    private static PowerLaw Fit(double[] sizes, double[][] grid, double[] accuracies, double[] weights, int steps)
    {
        double best = double.PositiveInfinity;
        int at = 0;
        for (int g = 0; g < grid.Length; g++)
        {
            double error = Linear(grid[g], accuracies, weights).Error;
            if (error < best)
            {
                (best, at) = (error, g);
            }
        }

        double low = ExponentAt(Math.Max(0, at - 1)), high = ExponentAt(Math.Min(Grid, at + 1));
        double left = high - (Golden * (high - low)), right = low + (Golden * (high - low));
        double leftError = ErrorAt(left), rightError = ErrorAt(right);
        for (int step = 0; step < steps; step++)
        {
            if (leftError <= rightError)
            {
                (high, right, rightError) = (right, left, leftError);
                left = high - (Golden * (high - low));
                leftError = ErrorAt(left);
            }
            else
            {
                (low, left, leftError) = (left, right, rightError);
                right = low + (Golden * (high - low));
                rightError = ErrorAt(right);
            }
        }

        double exponent = 0.5 * (low + high);
        (double asymptote, double scale, _) = Linear(Basis(sizes, exponent), accuracies, weights);
        return new PowerLaw(asymptote, scale * Math.Pow(sizes[0], exponent), exponent);

        double ErrorAt(double e) => Linear(Basis(sizes, e), accuracies, weights).Error;
    }

    private static double ExponentAt(int step) => LeastExponent * Math.Pow(GreatestExponent / LeastExponent, (double)step / Grid);

    /// <summary>n^(−exponent) in units of the first size, so that the linear fit is well conditioned.</summary>
    private static double[] Basis(double[] sizes, double exponent) => Array.ConvertAll(sizes, n => Math.Pow(n / sizes[0], -exponent));

    private static (double Asymptote, double Scale, double Error) Linear(double[] x, double[] accuracies, double[] weights)
    {
        double total = 0, sumX = 0, sumY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            total += weights[i];
            sumX += weights[i] * x[i];
            sumY += weights[i] * accuracies[i];
        }

        double meanX = sumX / total, meanY = sumY / total, xx = 0, xy = 0, ox = 0, oxx = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xx += weights[i] * (x[i] - meanX) * (x[i] - meanX);
            xy += weights[i] * (x[i] - meanX) * (accuracies[i] - meanY);
            ox += weights[i] * x[i] * (1 - accuracies[i]);
            oxx += weights[i] * x[i] * x[i];
        }

        double scale = Math.Max(0, xx > 0 ? -xy / xx : 0), asymptote = meanY + (scale * meanX);
        if (asymptote > 1)
        {
            // Nobody is more than always right: on that edge only the scale is free.
            (asymptote, scale) = (1, ox / oxx);
        }

        double error = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double residual = accuracies[i] - asymptote + (scale * x[i]);
            error += weights[i] * residual * residual;
        }

        return (asymptote, scale, error);
    }

    private static void Check(ReadOnlySpan<double> sizes, ReadOnlySpan<double> accuracies, ReadOnlySpan<double> counts, double confidence)
    {
        Require.OpenProbability(confidence);
        Require.SameLength(sizes.Length, accuracies.Length, nameof(accuracies));
        Require.SameLength(sizes.Length, counts.Length, nameof(counts));
        HashSet<double> different = [];
        for (int i = 0; i < sizes.Length; i++)
        {
            Require.Positive(sizes[i], nameof(sizes));
            Require.Probability(accuracies[i], nameof(accuracies));
            Require.Positive(counts[i], nameof(counts));
            different.Add(sizes[i]);
        }

        if (different.Count < LeastSizes)
        {
            throw new ArgumentException($"A learning curve needs at least {LeastSizes} different sizes; found {different.Count}.", nameof(sizes));
        }
    }
}
