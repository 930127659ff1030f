namespace Understudy.Research;

/// <summary>What is kept of a fit: enough to go on without fitting again.</summary>
/// <param name="Values">The metric of each judged unit of test (right or wrong; NDCG@10), in the panel's order.</param>
/// <param name="Pool">Of the gold set's student: its labels' numbers (relevance: grades) for the rest of the order and the selection rows; empty for others.</param>
/// <param name="Recipe">What was trained, in a few words.</param>
/// <param name="State">What a larger student is derived from.</param>
/// <param name="Parameters">Numbers that were learned.</param>
internal sealed record FitOutcome(double[] Values, double[] Pool, string Recipe, string State, long Parameters);
