namespace Understudy.Evaluation;

/// <summary>How two systems' scores differ over units, one query each.</summary>
/// <param name="Better">Units where the system scores higher.</param>
/// <param name="Equal">Units where both score the same.</param>
/// <param name="Worse">Units where the system scores lower.</param>
/// <param name="Deviation">Standard deviation of the differences over units; 0 with fewer than two.</param>
public readonly record struct PairedScores(long Better, long Equal, long Worse, double Deviation);
