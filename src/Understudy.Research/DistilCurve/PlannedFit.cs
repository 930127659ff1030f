namespace Understudy.Research;

/// <summary>One student to train.</summary>
/// <param name="Arm">What it learns from.</param>
/// <param name="Rows">Rows of its pool.</param>
/// <param name="Repeat">From 0.</param>
internal readonly record struct PlannedFit(StudyArm Arm, int Rows, int Repeat);
