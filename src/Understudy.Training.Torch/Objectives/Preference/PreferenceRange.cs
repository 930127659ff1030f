using System.Globalization;

namespace Understudy.Training.Torch;

/// <summary>Ranges of what preference objectives are set to.</summary>
internal static class PreferenceRange
{
    /// <summary>The value; fails when it is outside.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Then.</exception>
    public static double Check(string name, double value, double from = double.NegativeInfinity, double above = double.NegativeInfinity, double to = double.PositiveInfinity) =>
        value >= from && (double.IsNegativeInfinity(above) || value > above) && value <= to
            ? value
            : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; give {(double.IsNegativeInfinity(above) ? $"{from}" : $"above {above}")} to {to}."));
}
