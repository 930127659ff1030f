using Understudy.Core;

namespace Understudy.Data;

/// <summary>A trained specialist as the workspace knows it; the artifact itself is a directory.</summary>
public sealed record SpecialistRecord
{
    /// <summary>The specialist's name; unique in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>The workload it answers.</summary>
    public required string WorkloadId { get; init; }

    /// <summary>Its family.</summary>
    public required Rung Rung { get; init; }

    /// <summary>Its directory, relative to the workspace.</summary>
    public required string Directory { get; init; }

    /// <summary>Content hash of the artifact's files.</summary>
    public required ContentHash Artifact { get; init; }

    /// <summary>Content hash of the examples it was trained from.</summary>
    public required ContentHash Data { get; init; }

    /// <summary>The seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Wall-clock seconds of the whole training stage.</summary>
    public required double TrainSeconds { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }
}
