namespace Understudy.Evaluation;

/// <summary>What a curation page says of where the examples came from.</summary>
public sealed record CurationFacts
{
    /// <summary>The workload's name.</summary>
    public required string Workload { get; init; }

    /// <summary>The file that was imported.</summary>
    public required string Source { get; init; }

    /// <summary>Rows of that file.</summary>
    public required long Total { get; init; }

    /// <summary>Rows left out at import: failed, truncated and cancelled calls, and what could not be read.</summary>
    public required long Rejected { get; init; }

    /// <summary>Rows deleted since, on someone's demand.</summary>
    public required long Forgotten { get; init; }

    /// <summary>The file of rejected rows with their reasons; null when nothing was rejected.</summary>
    public string? RejectsPath { get; init; }
}
