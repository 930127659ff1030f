namespace Understudy.Evaluation;

/// <summary>A threshold that selection proposes.</summary>
/// <param name="Threshold">An answer is kept when its confidence is at least this.</param>
/// <param name="Coverage">Share of selection rows kept, in [0, 1].</param>
/// <param name="Error">Share of the kept selection rows that are wrong, in [0, 1].</param>
public readonly record struct CandidateThreshold(double Threshold, double Coverage, double Error);
