using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The teacher against itself where inputs repeat: the ceiling of any agreement with it.</summary>
public sealed record TeacherConsistency
{
    /// <summary>Distinct inputs that were answered more than once.</summary>
    public required long RepeatedInputs { get; init; }

    /// <summary>Answers to them.</summary>
    public required long Answers { get; init; }

    /// <summary>Modal-answer share, bias-corrected.</summary>
    public required Estimate Ceiling { get; init; }

    /// <summary>In one plain sentence.</summary>
    public required string Statement { get; init; }
}
