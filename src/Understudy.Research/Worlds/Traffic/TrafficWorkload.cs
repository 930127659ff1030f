using Understudy.Core;

namespace Understudy.Research;

/// <summary>A workload of the traffic world.</summary>
public sealed record TrafficWorkload
{
    /// <summary>Its name in the truth.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind.</summary>
    public required WorkloadKind Kind { get; init; }

    /// <summary>The half that it belongs to.</summary>
    public required TrafficHalf Half { get; init; }

    /// <summary>Its share of the calls that belong to a workload.</summary>
    public required double Share { get; init; }

    /// <summary>The closed set of its answers; null when there is none.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>What it does and what is special about it.</summary>
    public required string Description { get; init; }
}
