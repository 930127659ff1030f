namespace Understudy.Training;

/// <summary>What a grade counts in NDCG: itself, or where grades below 0 were learned its distance from the lowest of them, at least 0.</summary>
/// <param name="Lowest">The lowest training grade when that is below 0, else 0.</param>
public readonly record struct GradeGains(double Lowest)
{
    /// <summary>The gain of a grade.</summary>
    public double Of(double grade) => Math.Max(0, grade - Lowest);
}
