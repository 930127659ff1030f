using Understudy.Inference;

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

/// <summary>What became of one argument.</summary>
/// <param name="Function">The function.</param>
/// <param name="Path">The argument's path, joined by dots.</param>
/// <param name="Form">How it is found; null when it cannot be represented.</param>
/// <param name="Rows">Rows of the function that have it.</param>
/// <param name="Found">Rows of these whose value can be represented so.</param>
public sealed record ArgumentReport(string Function, string Path, ArgumentForm? Form, int Rows, int Found);
