namespace Understudy.Data;

/// <summary>Shares of the four parts; they are scaled to sum to 1, and a share may be 0.</summary>
public sealed record SplitOptions
{
    /// <summary>Share to learn from.</summary>
    public double Train { get; init; } = 0.6;

    /// <summary>Share to choose on.</summary>
    public double Selection { get; init; } = 0.1;

    /// <summary>Share to certify the threshold on.</summary>
    public double Calibration { get; init; } = 0.15;

    /// <summary>Share to open once; 0 when the user gives a test file.</summary>
    public double Test { get; init; } = 0.15;

    /// <summary>
    /// Whether the newest rows are the test: null to decide (times on 95 % of the rows and a span of a day or more),
    /// true to insist wherever 95 % of the rows have times, false to divide at random.
    /// </summary>
    public bool? ByTime { get; init; }
}
