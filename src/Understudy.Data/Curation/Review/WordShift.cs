using Understudy.Statistics;

namespace Understudy.Data;

/// <summary>A word whose share of inputs changed.</summary>
/// <param name="Word">The word in lower case.</param>
/// <param name="Before">Share of the inputs of the first third that hold it.</param>
/// <param name="After">Share of those of the last third.</param>
/// <param name="Difference">Interval of after − before, wide enough for all words that were compared (Bonferroni).</param>
public sealed record WordShift(string Word, double Before, double After, Interval Difference);
