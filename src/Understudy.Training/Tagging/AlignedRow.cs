using Understudy.Inference;

namespace Understudy.Training;

/// <summary>What a tagger learns from one example.</summary>
public sealed record AlignedRow
{
    /// <summary>Index of the row it was made from.</summary>
    public required int Row { get; init; }

    /// <summary>The input.</summary>
    public required string Text { get; init; }

    /// <summary>Its words, at least one.</summary>
    public required WordSpan[] Words { get; init; }

    /// <summary>Index of the intent.</summary>
    public required int Intent { get; init; }

    /// <summary>Where the copied and normalised arguments stand, in the order of the text.</summary>
    public IReadOnlyList<TaggedSpan> Spans { get; init; } = [];

    /// <summary>Class of every head that its function has.</summary>
    public IReadOnlyList<(int Head, int Class)> Classes { get; init; } = [];
}
