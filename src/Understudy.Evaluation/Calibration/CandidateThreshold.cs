namespace Understudy.Evaluation;

/// <summary>A threshold that selection proposes.</summary>
/// <param name="Threshold">An answer is kept when its confidence is at least this.</param>
/// <param name="Coverage">Share of selection rows (relevance: queries) kept, in [0, 1].</param>
/// <param name="Error">Share of the kept selection rows that are wrong (relevance: mean shortfall 1 − NDCG@10 of the kept queries), in [0, 1].</param>
public readonly record struct CandidateThreshold(double Threshold, double Coverage, double Error);
