using System.Runtime.CompilerServices;

namespace Understudy.Statistics;

/// <summary>The caller's mistakes, each told with the value that was found.</summary>
internal static class Require
{
    public static void Probability(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "A probability must lie in [0, 1].");
        }
    }

    /// <summary>A probability that is neither 0 nor 1, such as a confidence or a level.</summary>
    public static void OpenProbability(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "A confidence or a level must lie strictly between 0 and 1.");
        }
    }

    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value > 0) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "The value must be positive and finite.");
        }
    }

    public static void Count(long k, long n, [CallerArgumentExpression(nameof(k))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (k < 0 || k > n)
        {
            throw new ArgumentOutOfRangeException(name, k, $"A count of successes must lie in [0, {n}].");
        }
    }

    public static void SameLength(int expected, int found, string name)
    {
        if (expected != found)
        {
            throw new ArgumentException($"Expected {expected} values, one for each row; found {found}.", name);
        }
    }

    public static void NotEmpty(int length, string name)
    {
        if (length == 0)
        {
            throw new ArgumentException("At least one row is needed; found none.", name);
        }
    }
}
