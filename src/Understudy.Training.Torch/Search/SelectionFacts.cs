using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>What follows from a served form's answers on selection.</summary>
/// <param name="Temperature">Divides the logits.</param>
/// <param name="Thresholds">Strictest first.</param>
/// <param name="LogLoss">At that temperature.</param>
/// <param name="Grades">Relevance with one output a grade: their values.</param>
/// <param name="Ranking">Relevance: how confidence is made.</param>
/// <param name="Words">Relevance: word statistics of the text path.</param>
internal sealed record SelectionFacts(double Temperature, IReadOnlyList<CandidateThreshold> Thresholds, double LogLoss, IReadOnlyList<double>? Grades = null, RankingParameters? Ranking = null, WordStatistics? Words = null);
