namespace Understudy.Core;

/// <summary>Answers of one responder to a list of rows, in the order of the list.</summary>
public sealed class Responses
{
    /// <summary>The label index a row, or <see cref="LabelSet.None"/> / <see cref="LabelSet.Unreadable"/> (both count as wrong).</summary>
    public required int[] Labels { get; init; } // [rows]

    /// <summary>Function calls: canonical text of what a row is answered with, null where the responder abstains; null when the labels say it all. A call that is no label is <see cref="LabelSet.Unreadable"/> in <see cref="Labels"/>.</summary>
    public string?[]? Calls { get; init; } // [rows]

    /// <summary>Relevance: the score of a row's item for its query, larger is better, any range; null for other kinds. Then <see cref="Labels"/> is empty.</summary>
    public float[]? Scores { get; init; } // [rows]

    /// <summary>Calibrated confidence in the answer (relevance: in the ranking of the row's query, the same for all its rows), in [0, 1], a row; null when the responder states none.</summary>
    public float[]? Confidence { get; init; } // [rows]

    /// <summary>Calibrated probabilities, row-major; null when the responder states none.</summary>
    public float[]? Probabilities { get; init; } // [rows, labels]
}
