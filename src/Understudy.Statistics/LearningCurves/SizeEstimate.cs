namespace Understudy.Statistics;

/// <summary>How many training examples a target needs, by the fitted curve.</summary>
/// <param name="Value">The curve's own answer; +∞ when its asymptote does not pass the target.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end; +∞ when the data leave room for a curve that never gets there.</param>
/// <param name="Unreachable">Whether the asymptote is below the target with the fit's confidence, one-sided.</param>
public readonly record struct SizeEstimate(double Value, double Low, double High, bool Unreachable);
