using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>How many replicates fit: rows × replicates × statistics stays bounded, so that a million rows take seconds, not hours.</summary>
/// <param name="Asked">Replicates asked for.</param>
/// <param name="Statistics">How many resampled statistics share the budget.</param>
/// <param name="Seed">The seed of every resample.</param>
internal sealed record ResamplingBudget(int Asked, int Statistics, Seed Seed)
{
    private const double RowVisits = 4e8;
    private const int Least = 200;

    /// <summary>Replicates for a statistic over so many rows: at least 200, or what was asked for where that is less.</summary>
    public int Replicates(int rows) => (int)Math.Clamp(RowVisits / Math.Max(1, Statistics) / Math.Max(1, rows), Math.Min(Least, Asked), Asked);

    /// <summary>Whether a statistic that visits every row in every replicate (and in 200 leave-outs) fits: about half of the statistics do.</summary>
    public bool Allows(int rows) => (Asked + 200.0) * rows * Math.Max(1, Statistics / 2) <= RowVisits;
}
