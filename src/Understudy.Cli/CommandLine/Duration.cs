using System.Globalization;

using Understudy.Core;

namespace Understudy.Cli;

/// <summary>Times such as <c>90d</c>, <c>24h</c>, <c>30m</c>, <c>45s</c>, <c>2w</c>.</summary>
public static class Duration
{
    /// <summary>Reads one; <c>0</c> needs no unit.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="option">Whose value it is, for the message.</param>
    /// <exception cref="UnderstudyException">With <see cref="ErrorCode.OptionsInvalid"/>, naming the option and what it takes.</exception>
    public static TimeSpan Parse(string text, string option)
    {
        ArgumentNullException.ThrowIfNull(text);
        double? days = text.Length == 0 ? null : text[^1] switch
        {
            'w' => 7,
            'd' => 1,
            'h' => 1 / 24.0,
            'm' => 1 / 1440.0,
            's' => 1 / 86400.0,
            _ => text == "0" ? 0 : null,
        };
        return days is { } unit && double.TryParse(text == "0" ? text : text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count) && count * unit <= 36_500
            ? TimeSpan.FromSeconds(Math.Round(count * unit * 86400, 3))
            : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{option} takes a time such as 90d, 24h, 30m, at most 36,500 days; found '{text}'.");
    }
}
