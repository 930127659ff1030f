namespace Understudy.Inference;

/// <summary>One confidence threshold of the grid that is fixed on selection, before calibration is looked at.</summary>
/// <param name="Threshold">A row (relevance: a query) is kept when its calibrated confidence is at least this.</param>
/// <param name="Coverage">Share of selection rows (relevance: queries) kept.</param>
/// <param name="Error">Share of wrong answers (relevance: mean shortfall of NDCG) among the selection rows kept.</param>
public sealed record CandidateThreshold(double Threshold, double Coverage, double Error);
