using Understudy.Inference;

namespace Understudy.Training;

/// <summary>What a ranker has beside its model.</summary>
/// <param name="Scale">The grades; class c of the model is grade c.</param>
/// <param name="Parameters">How a query's confidence is made, fitted on out-of-sample selection queries.</param>
/// <param name="Words">The word statistics of train and selection texts, part of the text path.</param>
public sealed record RankingFit(GradeScale Scale, RankingParameters Parameters, WordStatistics Words);
