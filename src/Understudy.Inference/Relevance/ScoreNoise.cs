namespace Understudy.Inference;

/// <summary>Grades as a model with one real-valued output sees them: offset + scale · score + a normal error, cut to [0, highest].</summary>
/// <param name="Scale">Grade a unit of score, at least 0.</param>
/// <param name="Offset">Grade at the score 0.</param>
/// <param name="Deviation">Standard deviation of the error, in grades, above 0.</param>
/// <param name="Highest">The highest grade, above 0.</param>
public sealed record ScoreNoise(double Scale, double Offset, double Deviation, double Highest);
