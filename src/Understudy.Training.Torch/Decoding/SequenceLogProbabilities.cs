using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Log-probabilities of completions under a decoder, in nats. The tensors live in the caller's dispose scope.</summary>
/// <param name="Tokens">Of every completion token, sequence after sequence: [targets] float32.</param>
/// <param name="Sequences">Their sum a sequence: [sequences] float32; 0 where a sequence has no completion.</param>
/// <param name="Counts">Completion tokens of every sequence.</param>
/// <param name="Distributions">Of every token of the vocabulary at every completion token, for distillation: [targets, vocabulary] float32.</param>
public sealed record SequenceLogProbabilities(Tensor Tokens, Tensor Sequences, IReadOnlyList<int> Counts, Tensor Distributions);
