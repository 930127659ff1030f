namespace Understudy.Inference;

/// <summary>How a vote went.</summary>
/// <param name="Answer">The answer of the majority; null when that is an invalid one.</param>
/// <param name="Votes">Samples that gave it.</param>
/// <param name="Samples">All samples.</param>
/// <param name="Certainty">Probability that it is the majority.</param>
public sealed record SelfConsistencyVote(string? Answer, int Votes, int Samples, double Certainty);
