namespace Understudy.Statistics;

/// <summary>
/// Bounds of any statistic: bias-corrected and accelerated (Efron, 1987, JASA 82) with the levels first widened as
/// the step from normal to Student's t with clusters − 1 degrees of freedom would (Hesterberg, 2014, 1411.5279,
/// section 3.2.2), and again to Student's t interval with the bootstrap's standard error where that reaches further.
/// </summary>
internal readonly struct AcceleratedBounds
{
    private readonly SortedDraws _draws;
    private readonly double _value, _error, _bias, _acceleration;
    private readonly int _clusters;

    /// <param name="value">The statistic as observed.</param>
    /// <param name="error">The standard deviation of the replicates.</param>
    /// <param name="draws">The statistic of each resample.</param>
    /// <param name="leftOut">The statistic with one cluster (or group of clusters) left out, each.</param>
    /// <param name="clusters">Independent clusters.</param>
    public AcceleratedBounds(double value, double error, SortedDraws draws, ReadOnlySpan<double> leftOut, int clusters)
    {
        (_value, _draws, _clusters) = (value, draws, clusters);
        _error = error * Math.Sqrt(clusters / (clusters - 1.0));
        double half = 0.5 / draws.Count;
        _bias = NormalDistribution.Quantile(Math.Clamp(draws.ShareBelow(value), half, 1 - half));

        double mean = 0, second = 0, third = 0;
        foreach (double x in leftOut)
        {
            mean += x / leftOut.Length;
        }

        foreach (double x in leftOut)
        {
            double d = mean - x;
            second += d * d;
            third += d * d * d;
        }

        _acceleration = second > 0 ? third / (6 * Math.Pow(second, 1.5)) : 0;
    }

    public double Low(double confidence) => Math.Min(Bound(1 - confidence), _value - (_error * StudentDistribution.Quantile(confidence, _clusters - 1)));

    public double High(double confidence) => Math.Max(Bound(confidence), _value + (_error * StudentDistribution.Quantile(confidence, _clusters - 1)));

    private double Bound(double level)
    {
        double widened = Math.Sqrt(_clusters / (_clusters - 1.0)) * StudentDistribution.Quantile(level, _clusters - 1);
        double z = _bias + widened, denominator = 1 - (_acceleration * z);
        return _draws.At(denominator > 0 ? NormalDistribution.Cdf(_bias + (z / denominator)) : z > 0 ? 1 : 0);
    }
}
