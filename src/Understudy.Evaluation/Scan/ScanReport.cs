namespace Understudy.Evaluation;

/// <summary>What a log holds, and what of it could move to specialists.</summary>
public sealed record ScanReport
{
    /// <summary>The file or store.</summary>
    public required string Source { get; init; }

    /// <summary>Calls that were read.</summary>
    public required long Calls { get; init; }

    /// <summary>Lines that are no calls, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>Workloads, dearest first.</summary>
    public required IReadOnlyList<ScannedWorkload> Workloads { get; init; }

    /// <summary>Calls of no workload.</summary>
    public required long Unclustered { get; init; }

    /// <summary>Their share of what all calls cost.</summary>
    public required double UnclusteredShare { get; init; }

    /// <summary>US dollars of all calls; null where a price is unknown.</summary>
    public double? Dollars { get; init; }

    /// <summary>When the first call was; null where times are unknown.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When the last call was.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The most that may be wrong of what a specialist keeps.</summary>
    public required double MaximumError { get; init; }

    /// <summary>The level at which false discoveries among the likely movable are controlled.</summary>
    public required double FalseDiscoveries { get; init; }

    /// <summary>Seconds that the scan took.</summary>
    public required double Seconds { get; init; }
}
