namespace Understudy.Statistics;

/// <summary>What happens at one confidence threshold.</summary>
/// <param name="Threshold">Rows at or above it are kept.</param>
/// <param name="Coverage">The share of rows kept.</param>
/// <param name="Risk">The share of kept rows that are wrong; their mean loss for a loss between 0 and 1.</param>
/// <param name="Kept">How many rows are kept.</param>
public readonly record struct RiskCoveragePoint(double Threshold, double Coverage, double Risk, int Kept);
