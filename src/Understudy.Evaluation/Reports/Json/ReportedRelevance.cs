namespace Understudy.Evaluation;

/// <summary>What relevance was judged on.</summary>
/// <param name="TestQueries">Test queries that are judged; figures are means over these.</param>
/// <param name="TestPairs">Their query-item pairs that have a grade.</param>
/// <param name="UninformativeTestQueries">Test queries left out because no item has a grade above 0.</param>
/// <param name="Gain"><c>linear</c> or <c>exponential</c>: what a grade gains in NDCG.</param>
/// <param name="RelevantFrom">The grade from which an item counts as relevant (MRR, AUC).</param>
public sealed record ReportedRelevance(long TestQueries, long TestPairs, long UninformativeTestQueries, string? Gain, double? RelevantFrom);
