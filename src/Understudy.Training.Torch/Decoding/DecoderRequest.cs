using Understudy.Core;

namespace Understudy.Training.Torch;

/// <summary>What a decoder is trained from.</summary>
public sealed record DecoderRequest
{
    /// <summary>Texts and completions that are learned from.</summary>
    public required IReadOnlyList<DecoderRow> Train { get; init; }

    /// <summary>Rows that nothing is learned from; they are answered at the end, and after each epoch where <see cref="DecoderOptions.Patience"/> asks.</summary>
    public IReadOnlyList<DecoderRow> Selection { get; init; } = [];

    /// <summary>Texts for pretraining and the tokenizer; empty pretrains on nothing.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The functions with their schemas, for exchanging values; null when they are not known or there are none.</summary>
    public ToolSet? Tools { get; init; }

    /// <summary>Weights, tokenizer and prompt to begin with; null begins at random with a tokenizer of the workload's text.</summary>
    public DecoderStart? Start { get; init; }

    /// <summary>The recipe.</summary>
    public DecoderOptions Options { get; init; } = new();

    /// <summary>Seed of weights, batches, dropout and variations.</summary>
    public Seed Seed { get; init; } = Seed.Default;

    /// <summary>Number format of the products; null chooses by a self-test.</summary>
    public ComputePrecision? Precision { get; init; }

    /// <summary>Threads; 0 leaves libtorch's choice.</summary>
    public int Threads { get; init; }
}
