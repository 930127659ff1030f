using System.Globalization;
using System.Numerics;

namespace Understudy.Inference;

/// <summary>
/// Which numbers are meant: whole or with decimals, between bounds, multiples of a step. Numbers are compared as
/// <see cref="Core.JsonSchema"/> compares them, as doubles; rounding keeps their order, so a bound that is the shortest text of a double
/// holds for texts of any length. Immutable.
/// </summary>
internal sealed record NumberBounds
{
    /// <summary>Most digits before the point.</summary>
    public const int MostWhole = 18;

    /// <summary>Most digits behind the point.</summary>
    public const int MostDecimals = 17;

    /// <summary>Largest step, in units of its last decimal: each remainder takes states of its own.</summary>
    public const int MostStep = 1000;

    /// <summary>Whether decimals are left out.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The least number; null for none.</summary>
    public double? Least { get; init; }

    /// <summary>The greatest number; null for none.</summary>
    public double? Most { get; init; }

    /// <summary>What numbers are multiples of, in units of 10^-<see cref="StepDecimals"/>.</summary>
    public int Step { get; init; } = 1;

    /// <summary>Decimals of the step; -1: there is no step.</summary>
    public int StepDecimals { get; init; } = -1;

    /// <summary>Decimals that are written at most.</summary>
    public int Decimals => IsWhole ? 0 : StepDecimals >= 0 ? StepDecimals : MostDecimals;

    /// <summary>With one more bound from below.</summary>
    public NumberBounds AtLeast(double bound, bool isExclusive)
    {
        double least = isExclusive ? Math.BitIncrement(bound) : bound;
        return Least >= least ? this : this with { Least = least };
    }

    /// <summary>With one more bound from above.</summary>
    public NumberBounds AtMost(double bound, bool isExclusive)
    {
        double most = isExclusive ? Math.BitDecrement(bound) : bound;
        return Most <= most ? this : this with { Most = most };
    }

    /// <summary>With one more step.</summary>
    /// <returns>Null when the common step is too large or too fine.</returns>
    public NumberBounds? MultipleOf(decimal step)
    {
        int decimals = 0;
        for (; step != decimal.Truncate(step) && decimals <= MostDecimals; decimals++)
        {
            step *= 10;
        }

        if (step > int.MaxValue || decimals > MostDecimals)
        {
            return null;
        }

        int common = Math.Max(decimals, StepDecimals);
        BigInteger mine = StepDecimals < 0 ? 1 : Step * BigInteger.Pow(10, common - StepDecimals), theirs = new BigInteger(step) * BigInteger.Pow(10, common - decimals);
        BigInteger both = StepDecimals < 0 ? theirs : mine / BigInteger.GreatestCommonDivisor(mine, theirs) * theirs;
        return both <= MostStep ? this with { Step = (int)both, StepDecimals = common } : null;
    }

    /// <summary>A bound in units of the last decimal.</summary>
    /// <param name="bound">A finite number.</param>
    /// <param name="up">Whether it is rounded up rather than down.</param>
    public BigInteger Scaled(double bound, bool up)
    {
        string shortest = bound.ToString("R", CultureInfo.InvariantCulture);
        int e = shortest.IndexOf('E', StringComparison.Ordinal);
        int exponent = e < 0 ? 0 : int.Parse(shortest[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = e < 0 ? shortest : shortest[..e];
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        exponent += Decimals - (point < 0 ? 0 : digits.Length - point - 1);
        BigInteger number = BigInteger.Parse(digits.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent >= 0)
        {
            return number * BigInteger.Pow(10, exponent);
        }

        BigInteger whole = BigInteger.DivRem(number, BigInteger.Pow(10, -exponent), out BigInteger rest);
        return up && rest.Sign > 0 ? whole + 1 : !up && rest.Sign < 0 ? whole - 1 : whole;
    }
}
