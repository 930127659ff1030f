using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>Weights and text path that training starts from.</summary>
/// <param name="Weights">The weights, with a head of the wanted size.</param>
/// <param name="Tokenizer">The text path that they were trained behind.</param>
public sealed record PretrainedStart(EncoderWeights Weights, TextTokenizer Tokenizer);
