using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>One point of the learning curve.</summary>
/// <param name="TrainExamples">Rows learned from.</param>
/// <param name="Accuracy">Accuracy (relevance: mean NDCG@10) on selection, with its interval.</param>
public sealed record LearningCurvePoint(long TrainExamples, Estimate Accuracy);
