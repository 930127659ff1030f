namespace Understudy.Statistics;

/// <summary>Quantiles of a bootstrap's replicates.</summary>
internal readonly struct SortedDraws
{
    private readonly double[] _sorted;

    /// <summary>Sorts the replicates in place.</summary>
    public SortedDraws(double[] draws)
    {
        Array.Sort(draws);
        _sorted = draws;
    }

    public int Count => _sorted.Length;

    /// <summary>The quantile by linear interpolation at p (B + 1), ends beyond.</summary>
    public double At(double probability)
    {
        double position = (probability * (_sorted.Length + 1)) - 1;
        int low = (int)Math.Floor(position);
        return low < 0 ? _sorted[0]
            : low >= _sorted.Length - 1 ? _sorted[^1]
            : _sorted[low] + ((position - low) * (_sorted[low + 1] - _sorted[low]));
    }

    /// <summary>The share of replicates below a value; ties count half, or lattices would look biased.</summary>
    public double ShareBelow(double value)
    {
        long twice = 0;
        foreach (double draw in _sorted)
        {
            twice += draw < value ? 2 : draw == value ? 1 : 0;
        }

        return 0.5 * twice / _sorted.Length;
    }
}
