using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>A trained decoder.</summary>
public sealed record DecoderResult
{
    /// <summary>What it was trained from.</summary>
    public required DecoderRequest Request { get; init; }

    /// <summary>Its tokenizer.</summary>
    public required TextTokenizer Tokenizer { get; init; }

    /// <summary>How its prompts are made.</summary>
    public required DecoderPrompt Prompt { get; init; }

    /// <summary>The numbers, adapters merged in, and the shape.</summary>
    public required DecoderWeights Weights { get; init; }

    /// <summary>What it answers to the selection rows, and how likely it finds that.</summary>
    public required IReadOnlyList<DecoderAnswer> SelectionAnswers { get; init; }

    /// <summary>What pretraining did; null when there was none.</summary>
    public TrainingOutcome? Pretraining { get; init; }

    /// <summary>What training did.</summary>
    public required TrainingOutcome Outcome { get; init; }

    /// <summary>What it was expected to need, in bytes.</summary>
    public required DecoderMemory Memory { get; init; }
}
