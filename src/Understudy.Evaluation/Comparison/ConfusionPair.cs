namespace Understudy.Evaluation;

/// <summary>How often one label was answered for another.</summary>
/// <param name="Truth">The label that was right.</param>
/// <param name="Answer">The label that was answered.</param>
/// <param name="Count">Rows.</param>
/// <param name="ShareOfTruth">Share of the rows of <paramref name="Truth"/>.</param>
public sealed record ConfusionPair(string Truth, string Answer, long Count, double ShareOfTruth);
