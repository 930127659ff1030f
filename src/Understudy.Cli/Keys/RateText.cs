using System.Globalization;

using Understudy.Core;

namespace Understudy.Cli;

/// <summary>The value of <c>--rate</c>: <c>600/min</c>, <c>10/s</c>, <c>1000/h</c>, or a number of requests a minute.</summary>
public static class RateText
{
    /// <summary>Requests a minute.</summary>
    /// <exception cref="UnderstudyException">When it is none of those.</exception>
    public static double Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        double? factor = parts.Length switch
        {
            1 => 1,
            2 => parts[1] switch { "s" or "sec" => 60, "m" or "min" => 1, "h" or "hour" => 1 / 60.0, _ => null },
            _ => null,
        };
        return factor is { } f && double.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
            ? count * f
            : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--rate takes requests in a time, such as 600/min, 10/s or 1000/h; found '{text}'.");
    }
}
