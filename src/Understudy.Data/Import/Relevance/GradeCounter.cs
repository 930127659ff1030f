namespace Understudy.Data;

/// <summary>Makes the histogram of one column in bounded memory: the first pass finds the range, the second counts.</summary>
internal sealed class GradeCounter
{
    private const int MaximumValues = 64;
    private const int Intervals = 20;
    private readonly SortedDictionary<double, long> _values = [];
    private readonly long[] _intervals = new long[Intervals];
    private double _low = double.PositiveInfinity, _high = double.NegativeInfinity;

    private bool Exact => _values.Count <= MaximumValues;

    /// <summary>First pass: a finite grade that the second pass will bring again.</summary>
    public void Note(double grade)
    {
        (_low, _high) = (Math.Min(_low, grade), Math.Max(_high, grade));
        if (Exact)
        {
            _values.TryAdd(grade, 0);
        }
    }

    /// <summary>Second pass.</summary>
    public void Count(double grade)
    {
        if (Exact)
        {
            _values[grade] = _values.GetValueOrDefault(grade) + 1;
        }
        else
        {
            // Halved first: the difference of two finite numbers may not be one.
            double place = ((grade / 2) - (_low / 2)) / ((_high / 2) - (_low / 2));
            _intervals[Math.Clamp((int)(place * Intervals), 0, Intervals - 1)]++;
        }
    }

    /// <summary>What was counted.</summary>
    public GradeHistogram Histogram() => new()
    {
        Bars = Exact
            ? [.. _values.Select(v => new GradeBar(v.Key, v.Key, v.Value))]
            : [.. _intervals.Select((rows, i) => new GradeBar(Edge(i), Edge(i + 1), rows))],
    };

    private double Edge(int i) => (_low * (1 - ((double)i / Intervals))) + (_high * ((double)i / Intervals));
}
