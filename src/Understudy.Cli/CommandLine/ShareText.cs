using System.Globalization;

using Understudy.Core;

namespace Understudy.Cli;

/// <summary>Shares as people write them.</summary>
public static class ShareText
{
    /// <summary>Reads <c>10%</c>, <c>10 %</c> or <c>0.1</c>.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="what">The option, for the message.</param>
    /// <exception cref="UnderstudyException">When it is no share between 0 and 1.</exception>
    public static double Parse(string text, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool percent = text.TrimEnd().EndsWith('%');
        return double.TryParse(text.TrimEnd().TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && (percent ? number / 100 : number) is >= 0 and <= 1 and var share
            ? share
            : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{what} takes a share such as 10% or 0.1; found '{text}'.");
    }

    /// <summary>A share as it is shown: <c>10 %</c>, <c>2.5 %</c>.</summary>
    public static string Show(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
