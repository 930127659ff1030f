namespace Understudy.Training;

/// <summary>What a trained decoder scores behind some tokens: what its exported form is compared with.</summary>
/// <param name="Tokens">The tokens, at least one.</param>
/// <param name="Logits">A score a token of the vocabulary, for the next token.</param>
public sealed record DecoderScores(IReadOnlyList<int> Tokens, ReadOnlyMemory<float> Logits);
