namespace Understudy.Inference;

/// <summary>A token that could have been written instead of the one that was.</summary>
/// <param name="At">Place of the token, from 0.</param>
/// <param name="Token">The token; the end token too.</param>
/// <param name="LogProbability">Natural logarithm of its probability by the model alone, given the tokens before it.</param>
public readonly record struct AlternativeToken(int At, int Token, float LogProbability);
