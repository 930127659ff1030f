using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>A decoder that was trained on.</summary>
public sealed record PreferenceResult
{
    /// <summary>What it was trained from.</summary>
    public required PreferenceRequest Request { get; init; }

    /// <summary>The numbers.</summary>
    public required DecoderWeights Weights { get; init; }

    /// <summary>Pairs that were learned from, by source and cause; empty where none were.</summary>
    public required IReadOnlyList<PreferenceCount> Pairs { get; init; }

    /// <summary>Pairs, or rows where there are no pairs, that do not fit the context and were not learned from.</summary>
    public required int TooLong { get; init; }

    /// <summary>Likelihoods before.</summary>
    public required AnswerLikelihood Before { get; init; }

    /// <summary>Likelihoods after.</summary>
    public required AnswerLikelihood After { get; init; }

    /// <summary>What training did. The metric of an epoch is the mean log-probability of the chosen answers at its end.</summary>
    public required TrainingOutcome Outcome { get; init; }

    /// <summary>Whether the chosen answers were displaced, in words.</summary>
    public string Displacement => AnswerLikelihood.Describe(Before, After);
}
