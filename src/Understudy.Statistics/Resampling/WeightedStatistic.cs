namespace Understudy.Statistics;

/// <summary>
/// A metric of a data set whose rows carry whole-number weights: how often each row's cluster was drawn. Must depend
/// on the weights only, give a finite number for every draw, and be safe to call from several threads at once.
/// </summary>
/// <param name="rowWeights">One weight a row, in the order of the rows; all 1 for the data as observed.</param>
public delegate double WeightedStatistic(ReadOnlySpan<double> rowWeights);
