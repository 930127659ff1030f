namespace Understudy.Evaluation;

/// <summary>Specialist above the certified threshold, teacher for the rest: how that does, by position.</summary>
/// <param name="Kept">Whether the specialist answers.</param>
/// <param name="Scores">
/// How well the system does. In agreement mode an escalated position agrees by definition, the teacher being its own measure; what
/// keeps that from flattering the specialist is the certified bound on what it keeps.
/// </param>
internal sealed record EscalatedScores(bool[] Kept, double[] Scores);
