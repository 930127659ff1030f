namespace Understudy.Inference;

/// <summary>Where a specialist comes from: enough to make it again. No clock times: the same inputs give the same bytes.</summary>
public sealed record SpecialistLineage
{
    /// <summary>Hash of the data it was trained and chosen on; null when the caller gave none.</summary>
    public string? DataHash { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What was learned: <c>teacher</c> or <c>gold</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Rows of the training split with a usable label.</summary>
    public required int TrainRows { get; init; }

    /// <summary>Rows of the selection split with a usable label; the final fit uses them too.</summary>
    public required int SelectionRows { get; init; }

    /// <summary>The search's planned budget in seconds (it decides which candidates are tried).</summary>
    public required double TimeBudgetSeconds { get; init; }
}
