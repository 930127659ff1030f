using Understudy.Core;

namespace Understudy.Data;

/// <summary>A discovered workload as the workspace knows it.</summary>
public sealed record DiscoveredRecord
{
    /// <summary>The workload: its id and its prompt's versions.</summary>
    public required DiscoveredWorkload Workload { get; init; }

    /// <summary>Its name; unique.</summary>
    public required string Name { get; init; }

    /// <summary>Where the name comes from.</summary>
    public required NamedBy NamedBy { get; init; }

    /// <summary>What its owner said of it.</summary>
    public DiscoveredState State { get; init; }

    /// <summary>What kind of task it is.</summary>
    public required WorkloadKind Kind { get; init; }

    /// <summary>Labels of its closed set; 0 where there is none.</summary>
    public int Labels { get; init; }

    /// <summary>Calls in the traffic that was looked at last.</summary>
    public long Calls { get; init; }

    /// <summary>When the first of them was; null where times are unknown.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When the last of them was.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The file or store that was looked at last.</summary>
    public required string Source { get; init; }
}
