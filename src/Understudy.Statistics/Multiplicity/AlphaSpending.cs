namespace Understudy.Statistics;

/// <summary>
/// What level a look at the same test rows may use. Geometric schedule, fixed beforehand and without a last look:
/// α_k = α · 0.8 · 0.2^(k−1), so at α = .05 the looks get .04, .008, .0016, …. The levels sum to α, hence by the
/// union bound the chance that any look falsely promotes is at most α, whatever was changed between looks. The
/// first look keeps four fifths because most workloads need one; a third is a reason to collect fresh rows.
/// </summary>
public static class AlphaSpending
{
    /// <summary>The share of the level still unspent that the next look uses.</summary>
    public const double SharePerLook = 0.8;

    /// <summary>The level of one look; its one-sided bounds use confidence 1 − that.</summary>
    /// <param name="alpha">The level of all looks together, strictly between 0 and 1.</param>
    /// <param name="look">1 for the first time that the rows are opened.</param>
    /// <exception cref="ArgumentOutOfRangeException">When the level is out of range or the look below 1.</exception>
    public static double ForLook(double alpha, int look)
    {
        Require.OpenProbability(alpha);
        ArgumentOutOfRangeException.ThrowIfLessThan(look, 1);
        return alpha * SharePerLook * Math.Pow(1 - SharePerLook, look - 1);
    }
}
