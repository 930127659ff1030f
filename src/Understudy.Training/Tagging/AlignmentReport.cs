namespace Understudy.Training;

/// <summary>What of a workload's calls a tagger can represent. The counts add up: rows = aligned + unaligned.</summary>
public sealed record AlignmentReport
{
    /// <summary>Rows given.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that are learned from, whose call the plan can put together letter for letter.</summary>
    public required int Exact { get; init; }

    /// <summary>Rows that are learned from though the plan's call differs from theirs, as in the case of letters.</summary>
    public required int Inexact { get; init; }

    /// <summary>Rows that are learned from as "not for me": several calls, or a function that is not answered.</summary>
    public required int Abstained { get; init; }

    /// <summary>Rows that are not learned from, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Unaligned { get; init; }

    /// <summary>Every argument, by function and path.</summary>
    public required IReadOnlyList<ArgumentReport> Arguments { get; init; }
}
