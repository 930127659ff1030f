namespace Understudy.Data;

/// <summary>A cell of the joint distribution of given and likelier label.</summary>
/// <param name="Label">The label given.</param>
/// <param name="Likelier">The label that is likelier.</param>
/// <param name="Rows">Estimated rows.</param>
public sealed record MixedUpLabels(string Label, string Likelier, double Rows);
