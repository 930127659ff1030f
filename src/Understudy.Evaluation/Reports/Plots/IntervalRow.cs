namespace Understudy.Evaluation;

/// <summary>One row of an interval plot.</summary>
/// <param name="Label">Left text.</param>
/// <param name="Value">The point.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Text">Right text: the figures.</param>
/// <param name="Mark">Shape of the point.</param>
/// <param name="Style">CSS class of point and interval.</param>
internal sealed record IntervalRow(string Label, double Value, double Low, double High, string Text, PlotMark Mark, string Style)
{
    /// <summary>A limit of this row alone, drawn as a tick; null for none.</summary>
    public double? Limit { get; init; }

    /// <summary>Whether the row is set in bold.</summary>
    public bool IsStrong { get; init; }
}
