namespace Understudy.Data;

/// <summary>A stretch of text that must not be kept.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Word">The placeholder's word.</param>
/// <param name="Rank">Its place in the order of discovery: where two overlap, the earlier one stands.</param>
internal readonly record struct Finding(int Start, int End, string Word, int Rank);
