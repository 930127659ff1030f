namespace Understudy.Core;

/// <summary>A number in [0, 1]; refuses NaN and anything outside.</summary>
public readonly record struct Probability
{
    /// <summary>Checks and wraps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">When the value is NaN or outside [0, 1].</exception>
    public Probability(double value)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A probability lies between 0 and 1.");
        }

        Value = value;
    }

    /// <summary>The number, in [0, 1].</summary>
    public double Value { get; }
}
