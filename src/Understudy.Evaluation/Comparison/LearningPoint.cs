namespace Understudy.Evaluation;

/// <summary>One point of the learning curve, measured on selection.</summary>
/// <param name="TrainExamples">Rows learned from.</param>
/// <param name="Accuracy">Share right on selection, in [0, 1].</param>
/// <param name="Count">Selection rows behind it.</param>
public readonly record struct LearningPoint(long TrainExamples, double Accuracy, long Count);
