using System.Text.Json.Serialization;

namespace Understudy.Evaluation;

/// <summary>The <c>--json</c> document, and what <c>report.json</c> holds. Scripts rely on the names: add some, never change one.</summary>
public sealed record ReportDocument
{
    /// <summary>Version of this layout; grows when a name is added.</summary>
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = 3;

    /// <summary>One entry per workload.</summary>
    public required IReadOnlyList<ReportedWorkload> Workloads { get; init; }
}
