namespace Understudy.Evaluation;

/// <summary>A line across a plot at one value.</summary>
/// <param name="Value">Where.</param>
/// <param name="Label">Its name.</param>
/// <param name="Style">CSS class of its colour.</param>
/// <param name="IsDashed">Whether it is dashed.</param>
internal sealed record PlotLine(double Value, string Label, string Style, bool IsDashed = false);
