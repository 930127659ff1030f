using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>A decoder to go on from.</summary>
/// <param name="Weights">Its numbers and shape.</param>
/// <param name="Tokenizer">Its tokenizer.</param>
/// <param name="Prompt">How its prompts are made.</param>
public sealed record DecoderStart(DecoderWeights Weights, TextTokenizer Tokenizer, DecoderPrompt Prompt);
