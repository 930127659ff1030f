namespace Understudy.Statistics;

/// <summary>
/// Bounds of a mean by the percentile-t bootstrap (Hall, 1988, Annals of Statistics 16), widened to Student's t
/// interval with the cluster-robust standard error where that reaches further. Either alone undercovers somewhere:
/// percentile-t on symmetric data with few events, Student's t on skewed data; together they hold in our simulations.
/// </summary>
internal readonly struct StudentisedBounds(double value, double error, SortedDraws pivots, int clusters)
{
    public double Low(double confidence) =>
        value - (error * Math.Max(pivots.At(confidence), StudentDistribution.Quantile(confidence, clusters - 1)));

    public double High(double confidence) =>
        value - (error * Math.Min(pivots.At(1 - confidence), StudentDistribution.Quantile(1 - confidence, clusters - 1)));
}
