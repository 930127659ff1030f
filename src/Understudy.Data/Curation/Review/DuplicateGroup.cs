namespace Understudy.Data;

/// <summary>Rows that count as one: near-duplicates, or of one user group.</summary>
/// <param name="Excerpt">The beginning of its first input.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="DistinctInputs">Inputs among them that differ by more than case, white space and punctuation.</param>
/// <param name="FirstLine">Source line of its first row.</param>
public sealed record DuplicateGroup(string Excerpt, int Rows, int DistinctInputs, long FirstLine);
