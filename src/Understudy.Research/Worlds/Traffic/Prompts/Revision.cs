namespace Understudy.Research;

/// <summary>A later version of a prompt.</summary>
/// <param name="From">Share of the span after which every call has it.</param>
/// <param name="Overlap">Share of the span before that in which ever more calls have it.</param>
/// <param name="Edits">What is replaced in the version before, in the system prompt or the user's template.</param>
internal sealed record Revision(double From, double Overlap, params (string Old, string New)[] Edits)
{
    /// <summary>The role that the system prompt moves to.</summary>
    public string? Role { get; init; }
}
