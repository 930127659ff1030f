namespace Understudy.Statistics;

/// <summary>
/// The exact test that two systems are right equally often, on the discordant units only (McNemar, 1947,
/// Psychometrika 12; exact binomial form). Reports superiority; it says nothing about non-inferiority, and a large
/// p-value is no evidence of equality. Inputs: independent units.
/// </summary>
public static class McNemar
{
    /// <summary>Two-sided p-value: twice the smaller binomial tail at ½, at most 1; 1 without discordant units.</summary>
    /// <param name="onlyFirst">Units that only the first got right.</param>
    /// <param name="onlySecond">Units that only the second got right.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a count is negative.</exception>
    public static double ExactPValue(long onlyFirst, long onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        return Math.Min(1, 2 * Binomial.LowerTail(Math.Min(onlyFirst, onlySecond), onlyFirst + onlySecond, 0.5));
    }
}
