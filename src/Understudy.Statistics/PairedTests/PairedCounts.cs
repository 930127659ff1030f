namespace Understudy.Statistics;

/// <summary>Two systems on the same units: how many both, only one, or neither got right.</summary>
/// <param name="Both">Right by both.</param>
/// <param name="OnlyFirst">Right by the first only.</param>
/// <param name="OnlySecond">Right by the second only.</param>
/// <param name="Neither">Right by neither.</param>
public readonly record struct PairedCounts(long Both, long OnlyFirst, long OnlySecond, long Neither)
{
    /// <summary>All units.</summary>
    public long Count => Both + OnlyFirst + OnlySecond + Neither;

    /// <summary>Units on which exactly one is right.</summary>
    public long Discordant => OnlyFirst + OnlySecond;

    /// <summary>Share right by the first − share right by the second, in [−1, 1]; 0 without units.</summary>
    public double Difference => Count == 0 ? 0 : (double)(OnlyFirst - OnlySecond) / Count;

    /// <summary>The same table with the systems' roles exchanged.</summary>
    public PairedCounts Swap() => new(Both, OnlySecond, OnlyFirst, Neither);

    /// <summary>Counts the four cells.</summary>
    /// <param name="first">Whether the first system is right, one entry a unit.</param>
    /// <param name="second">Whether the second system is right, in the same order.</param>
    /// <exception cref="ArgumentException">When the lengths differ.</exception>
    public static PairedCounts Of(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second)
    {
        Require.SameLength(first.Length, second.Length, nameof(second));
        long both = 0, onlyFirst = 0, onlySecond = 0;
        for (int i = 0; i < first.Length; i++)
        {
            both += first[i] && second[i] ? 1 : 0;
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += !first[i] && second[i] ? 1 : 0;
        }

        return new PairedCounts(both, onlyFirst, onlySecond, first.Length - both - onlyFirst - onlySecond);
    }
}
