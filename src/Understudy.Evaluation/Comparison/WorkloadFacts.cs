using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Which workload is judged and where its rows went.</summary>
public sealed record WorkloadFacts
{
    /// <summary>The workspace's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people use.</summary>
    public required string Name { get; init; }

    /// <summary>What the answers look like.</summary>
    public WorkloadKind Kind { get; init; } = WorkloadKind.Classification;

    /// <summary>Where the rows went.</summary>
    public required ExampleCounts Examples { get; init; }
}
