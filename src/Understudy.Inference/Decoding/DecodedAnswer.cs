namespace Understudy.Inference;

/// <summary>What a decoder answered, with what an explanation shows.</summary>
/// <param name="Calls">Canonical text of the calls; null when it abstains.</param>
/// <param name="Probability">The probability that the model gives what it wrote, not calibrated; 0 when it abstains.</param>
/// <param name="Completion">What it wrote, token by token; null when the input was too long.</param>
public sealed record DecodedAnswer(string? Calls, double Probability, Completion? Completion);
