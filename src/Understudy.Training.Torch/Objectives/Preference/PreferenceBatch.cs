using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Log-probabilities of pairs of completions, each summed over the completion's tokens and its end: what preference objectives compare.
/// All tensors are [pairs], of one floating-point type and device.
/// </summary>
public sealed record PreferenceBatch
{
    /// <summary>The trained network's log-probability of the chosen completions; gradients flow back from it.</summary>
    public required Tensor Chosen { get; init; }

    /// <summary>The trained network's log-probability of the rejected completions; gradients flow back from it.</summary>
    public required Tensor Rejected { get; init; }

    /// <summary>Tokens of the chosen completions, their end included, 1 or more.</summary>
    public required Tensor ChosenTokens { get; init; }

    /// <summary>Tokens of the rejected completions, their end included, 1 or more.</summary>
    public required Tensor RejectedTokens { get; init; }

    /// <summary>The frozen reference's log-probability of the chosen completions; null where no objective asks for it.</summary>
    public Tensor? ReferenceChosen { get; init; }

    /// <summary>The frozen reference's log-probability of the rejected completions; null where no objective asks for it.</summary>
    public Tensor? ReferenceRejected { get; init; }

    /// <summary>The trained network's log-probability of completions of other inputs: <see cref="Kto"/>'s estimate of how far the network has moved. Null for the others.</summary>
    public Tensor? Mismatched { get; init; }

    /// <summary>The reference's log-probability of the same; null for the others.</summary>
    public Tensor? ReferenceMismatched { get; init; }

    /// <summary>Number of pairs.</summary>
    public int Pairs => (int)Chosen.numel();

    /// <summary>log π(chosen) − log π_ref(chosen), [pairs].</summary>
    /// <exception cref="ArgumentException">When there is no reference.</exception>
    internal Tensor ChosenRatio(string objective) => Chosen.sub(Referred(ReferenceChosen, objective));

    /// <summary>log π(rejected) − log π_ref(rejected), [pairs].</summary>
    /// <exception cref="ArgumentException">When there is no reference.</exception>
    internal Tensor RejectedRatio(string objective) => Rejected.sub(Referred(ReferenceRejected, objective));

    /// <summary>A tensor that the objective needs; fails where it is null.</summary>
    internal static Tensor Referred(Tensor? tensor, string objective) =>
        tensor ?? throw new ArgumentException($"'{objective}' compares with a frozen reference, and the batch has no log-probabilities of one; compute them once before training.");

    /// <summary>Fails when shapes differ.</summary>
    internal void Check()
    {
        foreach ((string name, Tensor? tensor) in new[]
        {
            (nameof(Rejected), Rejected), (nameof(ChosenTokens), ChosenTokens), (nameof(RejectedTokens), RejectedTokens), (nameof(ReferenceChosen), ReferenceChosen),
            (nameof(ReferenceRejected), ReferenceRejected), (nameof(Mismatched), Mismatched), (nameof(ReferenceMismatched), ReferenceMismatched),
        })
        {
            if (tensor is not null && !tensor.shape.SequenceEqual(Chosen.shape))
            {
                throw new ArgumentException($"{name} has shape [{string.Join(", ", tensor.shape)}]; expected [{string.Join(", ", Chosen.shape)}] as {nameof(Chosen)}.");
            }
        }
    }
}
