namespace Understudy.Evaluation;

/// <summary>One point of the learning curve, measured on selection.</summary>
/// <param name="TrainExamples">Rows learned from.</param>
/// <param name="Accuracy">Share right (relevance: mean NDCG@10) on selection, in [0, 1].</param>
/// <param name="Count">Selection rows (relevance: queries) behind it.</param>
public readonly record struct LearningPoint(long TrainExamples, double Accuracy, long Count);
