using Understudy.Core;

namespace Understudy.Data;

/// <summary>One imported file as the workspace keeps it.</summary>
public sealed record ExampleSetRecord
{
    /// <summary>Number of the set; also its directory under <c>imports/</c>.</summary>
    public required long Id { get; init; }

    /// <summary>The workload it belongs to.</summary>
    public required string WorkloadId { get; init; }

    /// <summary>What it is for.</summary>
    public required ExampleSetKind Kind { get; init; }

    /// <summary>The file it came from, as the user named it.</summary>
    public required string SourcePath { get; init; }

    /// <summary>SHA-256 of that file.</summary>
    public required ContentHash Source { get; init; }

    /// <summary>SHA-256 over the stored rows in order: identity of the data.</summary>
    public required ContentHash Content { get; init; }

    /// <summary>Rows in the source.</summary>
    public required long Total { get; init; }

    /// <summary>Rows kept.</summary>
    public required long Kept { get; init; }

    /// <summary>Rows rejected.</summary>
    public required long Rejected { get; init; }

    /// <summary>Rows kept at first and deleted since, on someone's demand (<see cref="Workspace.Forget"/>).</summary>
    public long Forgotten => Total - Kept - Rejected;

    /// <summary>What the file was read as.</summary>
    public required SourceFormat Format { get; init; }

    /// <summary>The text encoding.</summary>
    public required string Encoding { get; init; }

    /// <summary>Names of the other recorded systems, in column order.</summary>
    public required IReadOnlyList<string> Responders { get; init; }

    /// <summary>The file of rejected rows, relative to the workspace; null when nothing was rejected.</summary>
    public string? RejectsPath { get; init; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset Imported { get; init; }
}
