namespace Understudy.Statistics;

/// <summary>
/// Bounds from the replicates of a bootstrap: bias-corrected and accelerated (Efron, 1987, JASA 82), with the levels
/// first widened as the step from normal to Student's t with clusters − 1 degrees of freedom would (Hesterberg, 2015,
/// "What teachers should know about the bootstrap", 1411.5279, section 3.2.2). Without the widening, bootstrap
/// intervals from few clusters are too narrow by about √((C − 1)/C) · z/t.
/// </summary>
internal readonly struct ReplicateIntervals
{
    private readonly double[] _sorted;
    private readonly double _bias;
    private readonly double _acceleration;
    private readonly int _clusters;

    /// <param name="value">The statistic as observed.</param>
    /// <param name="replicates">The statistic of each resample; sorted in place.</param>
    /// <param name="influences">The statistic with one cluster (or group of clusters) left out, each.</param>
    /// <param name="clusters">Independent clusters.</param>
    public ReplicateIntervals(double value, double[] replicates, ReadOnlySpan<double> influences, int clusters)
    {
        Array.Sort(replicates);
        _sorted = replicates;
        _clusters = clusters;
        long below = 0, ties = 0;
        foreach (double r in replicates)
        {
            below += r < value ? 1 : 0;
            ties += r == value ? 1 : 0;
        }

        // Ties count half: on lattices (shares of few rows) whole ties would look like bias.
        double share = Math.Clamp((below + (0.5 * ties)) / replicates.Length, 0.5 / replicates.Length, 1 - (0.5 / replicates.Length));
        _bias = NormalDistribution.Quantile(share);

        double mean = 0, second = 0, third = 0;
        foreach (double x in influences)
        {
            mean += x / influences.Length;
        }

        foreach (double x in influences)
        {
            double d = mean - x;
            second += d * d;
            third += d * d * d;
        }

        _acceleration = second > 0 ? third / (6 * Math.Pow(second, 1.5)) : 0;
    }

    /// <summary>The bound below which the parameter lies with probability <paramref name="level"/>.</summary>
    public double Bound(double level)
    {
        double widened = Math.Sqrt(_clusters / (_clusters - 1.0)) * StudentDistribution.Quantile(level, _clusters - 1);
        double z = _bias + widened, denominator = 1 - (_acceleration * z);
        double adjusted = denominator > 0 ? NormalDistribution.Cdf(_bias + (z / denominator)) : z > 0 ? 1 : 0;
        return At(adjusted);
    }

    private double At(double probability)
    {
        double position = (probability * (_sorted.Length + 1)) - 1;
        int low = (int)Math.Floor(position);
        return low < 0 ? _sorted[0]
            : low >= _sorted.Length - 1 ? _sorted[^1]
            : _sorted[low] + ((position - low) * (_sorted[low + 1] - _sorted[low]));
    }
}
