namespace Understudy.Inference;

/// <summary>Accuracy on selection after training on a part of the training rows with the chosen options.</summary>
/// <param name="TrainExamples">Training rows.</param>
/// <param name="Accuracy">Share of selection rows answered right; relevance: mean NDCG of the selection queries.</param>
/// <param name="Count">Selection rows; relevance: queries.</param>
public sealed record LearningCurvePoint(int TrainExamples, double Accuracy, int Count);
