using Understudy.Inference;

namespace Understudy.Training;

/// <summary>What the aligner made of a workload.</summary>
/// <param name="Plan">How calls are put together.</param>
/// <param name="Rows">The rows that can be learned from, in their order.</param>
/// <param name="Report">What can be represented and what cannot.</param>
public sealed record AlignedCalls(CallPlan Plan, IReadOnlyList<AlignedRow> Rows, AlignmentReport Report);
