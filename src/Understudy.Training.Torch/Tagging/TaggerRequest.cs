using Understudy.Core;

namespace Understudy.Training.Torch;

/// <summary>What a tagger is trained from.</summary>
public sealed record TaggerRequest
{
    /// <summary>Texts and calls that are learned from.</summary>
    public required IReadOnlyList<CallRow> Train { get; init; }

    /// <summary>Rows that nothing is learned from but how far confidences can be trusted; empty leaves them raw.</summary>
    public IReadOnlyList<CallRow> Selection { get; init; } = [];

    /// <summary>The functions with their schemas; null when they are not known.</summary>
    public ToolSet? Tools { get; init; }

    /// <summary>The day that the fixed part of the prompt states; null when it states none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The recipe.</summary>
    public TaggerOptions Options { get; init; } = new();

    /// <summary>When an argument is copied, enumerated or normalised.</summary>
    public AlignerOptions Alignment { get; init; } = new();

    /// <summary>Seed of weights, batches, dropout and variations.</summary>
    public Seed Seed { get; init; } = Seed.Default;

    /// <summary>Threads; 0 leaves libtorch's choice.</summary>
    public int Threads { get; init; }
}
