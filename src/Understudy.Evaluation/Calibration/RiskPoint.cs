namespace Understudy.Evaluation;

/// <summary>One point of the risk-coverage curve.</summary>
/// <param name="Threshold">Confidence at and above which answers are kept.</param>
/// <param name="Coverage">Share kept.</param>
/// <param name="Risk">Share wrong (disagreeing) among the kept.</param>
/// <param name="Kept">Rows kept.</param>
public readonly record struct RiskPoint(double Threshold, double Coverage, double Risk, long Kept);
