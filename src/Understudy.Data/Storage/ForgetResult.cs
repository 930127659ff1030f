using Understudy.Core;

namespace Understudy.Data;

/// <summary>What was deleted, and who had learned from it.</summary>
public sealed record ForgetResult
{
    /// <summary>Deleted rows of the main file.</summary>
    public required long Examples { get; init; }

    /// <summary>Deleted rows of the test file: judged on, not learned from.</summary>
    public required long TestExamples { get; init; }

    /// <summary>Whether the database's file was written anew, so that no trace of the deleted texts is in its unused parts.</summary>
    public required bool IsOverwritten { get; init; }

    /// <summary>Rows of the main file that stay.</summary>
    public required long Left { get; init; }

    /// <summary>Content hash of the examples that stay.</summary>
    public required ContentHash Content { get; init; }

    /// <summary>Specialists made from these examples while they held the deleted ones: to be trained again. The newest first.</summary>
    public required IReadOnlyList<SpecialistRecord> Learned { get; init; }

    /// <summary>Specialists of the workload made from another import: whether that held the deleted rows is no longer known.</summary>
    public required IReadOnlyList<SpecialistRecord> Unknown { get; init; }
}
