namespace Understudy.Training.Torch;

/// <summary>What a decoder writes for an input.</summary>
/// <param name="Completion">The text; null when it did not come to an end within the context.</param>
/// <param name="LogProbability">Sum of the tokens' log-probabilities, in nats.</param>
public readonly record struct DecoderAnswer(string? Completion, double LogProbability);
