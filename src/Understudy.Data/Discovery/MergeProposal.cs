namespace Understudy.Data;

/// <summary>Two workloads that might be one: their prompts are alike and nothing in their answers speaks against it. Its owner decides.</summary>
/// <param name="Id">Id of the one.</param>
/// <param name="OtherId">Id of the other.</param>
/// <param name="Likeness">Jaccard similarity of their fixed text, in [0, 1].</param>
public sealed record MergeProposal(string Id, string OtherId, double Likeness);
