namespace Understudy.Evaluation;

/// <summary>An axis: its domain, ticks at round numbers, and where a value lies on it.</summary>
internal sealed class AxisScale
{
    private AxisScale(double low, double high, bool isLogarithmic, IReadOnlyList<double> ticks, Func<double, string> format)
    {
        Low = low;
        High = high;
        IsLogarithmic = isLogarithmic;
        Ticks = ticks;
        Format = format;
    }

    /// <summary>Least value.</summary>
    public double Low { get; }

    /// <summary>Greatest value.</summary>
    public double High { get; }

    /// <summary>Whether distances are ratios.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>Labelled values, ascending.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>How a tick is written.</summary>
    public Func<double, string> Format { get; }

    /// <summary>
    /// A linear axis around [<paramref name="low"/>, <paramref name="high"/>], widened to round ticks unless <paramref name="exact"/>.
    /// </summary>
    public static AxisScale Linear(double low, double high, Func<double, string> format, int target = 5, bool exact = false)
    {
        (low, high) = Sane(low, high);
        double step = NiceStep((high - low) / Math.Max(1, target));
        long first = (long)(exact ? Math.Ceiling((low / step) - 1e-9) : Math.Floor((low / step) + 1e-9));
        long last = (long)(exact ? Math.Floor((high / step) + 1e-9) : Math.Ceiling((high / step) - 1e-9));
        var ticks = new List<double>();
        for (long i = first; i <= last; i++)
        {
            ticks.Add(Math.Round(i * step, 12)); // i × step, never a running sum: 0.1 added ten times is not 1.
        }

        return exact ? new(low, high, false, ticks, format) : new(ticks[0], ticks[^1], false, ticks, format);
    }

    /// <summary>A logarithmic axis over exactly [<paramref name="low"/>, <paramref name="high"/>], both above 0; ticks at 1, 2, 5 or at powers of ten.</summary>
    public static AxisScale Log(double low, double high, Func<double, string> format)
    {
        if (!(low > 0 && double.IsFinite(low)))
        {
            low = 1;
        }

        if (!(high > low && double.IsFinite(high)))
        {
            high = low * 2;
        }

        double decades = Math.Log10(high / low);
        double[] mantissas = decades > 3.2 ? [1] : decades > 0.6 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9];
        int every = decades > 7 ? 2 : 1;
        var ticks = new List<double>();
        for (int power = (int)Math.Floor(Math.Log10(low)); power <= Math.Log10(high); power += every)
        {
            foreach (double mantissa in mantissas)
            {
                double tick = mantissa * Math.Pow(10, power);
                if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9))
                {
                    ticks.Add(tick);
                }
            }
        }

        return new(low, high, true, ticks.Count < 2 ? [low, high] : ticks, format);
    }

    /// <summary>Where a value lies: 0 at the low end, 1 at the high end, clamped.</summary>
    public double Fraction(double value)
    {
        double fraction = IsLogarithmic
            ? Math.Log(Math.Max(value, Low) / Low) / Math.Log(High / Low)
            : (value - Low) / (High - Low);
        return double.IsNaN(fraction) ? 0 : Math.Clamp(fraction, 0, 1);
    }

    /// <summary>Whether a value is on the axis.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    private static (double Low, double High) Sane(double low, double high)
    {
        low = double.IsFinite(low) ? low : 0;
        high = double.IsFinite(high) ? high : low + 1;
        if (low > high)
        {
            (low, high) = (high, low);
        }

        if (high - low < 1e-9 * Math.Max(1, Math.Abs(high)))
        {
            double pad = Math.Abs(high) < 1e-9 ? 1 : Math.Abs(high) * 0.1;
            return (low - pad, high + pad);
        }

        return (low, high);
    }

    private static double NiceStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double mantissa = rough / power;
        double nice = mantissa <= 1.0000001 ? 1 : mantissa <= 2.0000001 ? 2 : mantissa <= 2.5000001 ? 2.5 : mantissa <= 5.0000001 ? 5 : 10;
        return nice * power;
    }
}
