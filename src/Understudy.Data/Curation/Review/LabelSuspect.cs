namespace Understudy.Data;

/// <summary>A row whose label is to be looked at again.</summary>
public sealed record LabelSuspect
{
    /// <summary>The table's row.</summary>
    public required int Row { get; init; }

    /// <summary>Its line in the source.</summary>
    public required long Line { get; init; }

    /// <summary>The label that it has.</summary>
    public required string Label { get; init; }

    /// <summary>The label that is likelier.</summary>
    public required string Likelier { get; init; }

    /// <summary>Probability of its label, by a model that did not learn from the row or its near-copies.</summary>
    public required double LabelShare { get; init; }

    /// <summary>Probability of the likelier label.</summary>
    public required double LikelierShare { get; init; }

    /// <summary>Probability of its label less the greatest of the others: the nearer −1, the more suspicious.</summary>
    public required double Margin { get; init; }

    /// <summary>The beginning of the input.</summary>
    public required string Excerpt { get; init; }
}
