using Understudy.Core;

namespace Understudy.Data;

/// <summary>What kind of task a workload is, and why it is taken for that.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Reason">The evidence, in a sentence.</param>
/// <param name="Labels">The closed set of answers, most frequent first; empty where there is none.</param>
/// <param name="Property">The property of JSON answers that holds the label; null for plain answers or none.</param>
/// <param name="IsGrowing">Whether answers repeat like labels, yet ever new ones appear: no closed set.</param>
public sealed record KindFinding(WorkloadKind Kind, string Reason, IReadOnlyList<string> Labels, string? Property, bool IsGrowing);
