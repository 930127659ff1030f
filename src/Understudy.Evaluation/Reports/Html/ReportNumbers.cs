using System.Globalization;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>How figures are written for people, the same in every culture. What was not measured is –.</summary>
internal static class ReportNumbers
{
    /// <summary>What stands for "not measured".</summary>
    public const string Missing = "–";

    /// <summary>A count with separators.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage with one decimal.</summary>
    public static string Percent(double? share) => share is { } s && double.IsFinite(s) ? Signed((s * 100).ToString("0.0", CultureInfo.InvariantCulture)) + "\u00a0%" : Missing;

    /// <summary>A share as a percentage without needless decimals, for bars and promises.</summary>
    public static string ShortPercent(double share) => Signed((share * 100).ToString("0.##", CultureInfo.InvariantCulture)) + "\u00a0%";

    /// <summary>A share with its interval: <c>92.1 % (90.4–93.6)</c>.</summary>
    public static string PercentInterval(Estimate? estimate) => estimate is { } e && double.IsFinite(e.Value) ? $"{Percent(e.Value)} {PercentRange(e)}" : Missing;

    /// <summary>Only the interval: <c>(90.4–93.6)</c>.</summary>
    public static string PercentRange(Estimate estimate) => PercentRange(estimate.Low, estimate.High);

    /// <summary>Only the interval, from its ends.</summary>
    public static string PercentRange(double low, double high) => double.IsFinite(low + high)
        ? Signed(string.Create(CultureInfo.InvariantCulture, $"({low * 100:0.0}–{high * 100:0.0})"))
        : $"({Missing})";

    /// <summary>A difference of shares in points, signed, with its bounds.</summary>
    public static string Points(double value, double low, double high) =>
        string.Create(CultureInfo.InvariantCulture, $"{Points(value)} ({Points(low)} to {Points(high)})");

    /// <summary>A difference of shares in points, signed.</summary>
    public static string Points(double value)
    {
        if (!double.IsFinite(value))
        {
            return Missing;
        }

        string text = Signed((value * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture));
        return text is "+0.0" or "−0.0" ? "0.0" : text;
    }

    /// <summary>A plain number with three decimals and its interval.</summary>
    public static string DecimalInterval(Estimate? estimate) => estimate is { } e && double.IsFinite(e.Value)
        ? string.Create(CultureInfo.InvariantCulture, $"{Decimal(e.Value)} ({Decimal(e.Low)}–{Decimal(e.High)})")
        : Missing;

    /// <summary>A plain number with up to three decimals.</summary>
    public static string Decimal(double? value) => value is { } v && double.IsFinite(v) ? Signed(v.ToString("0.000", CultureInfo.InvariantCulture)) : Missing;

    /// <summary>A number with as few digits as say it.</summary>
    public static string Plain(double value) => double.IsFinite(value) ? Signed(value.ToString("0.####", CultureInfo.InvariantCulture)) : Missing;

    /// <summary>A p-value: three decimals, or a bound.</summary>
    public static string PValue(double value) => !double.IsFinite(value) ? Missing : value < 0.001 ? "< 0.001" : value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A p-value in a sentence: <c>p = 0.031</c> or <c>p &lt; 0.001</c>.</summary>
    public static string P(double value) => PValue(value) is var text && text.StartsWith('<') ? "p\u00a0" + text.Replace(' ', '\u00a0') : "p\u00a0=\u00a0" + text;

    /// <summary>Microseconds in the unit that reads best.</summary>
    public static string Latency(double? microseconds) => microseconds switch
    {
        null or double.NaN or double.PositiveInfinity => Missing,
        < 1_000 => Significant(microseconds.Value) + "\u00a0µs",
        < 1_000_000 => Significant(microseconds.Value / 1e3) + "\u00a0ms",
        _ => Significant(microseconds.Value / 1e6) + "\u00a0s",
    };

    /// <summary>Seconds in the unit that reads best.</summary>
    public static string Duration(double? seconds) => seconds switch
    {
        null or double.NaN or double.PositiveInfinity => Missing,
        < 1 => Significant(seconds.Value * 1e3) + "\u00a0ms",
        < 120 => Significant(seconds.Value) + "\u00a0s",
        < 7200 => Significant(seconds.Value / 60) + "\u00a0min",
        _ => Significant(seconds.Value / 3600) + "\u00a0h",
    };

    /// <summary>US dollars: cents from a dollar up, two significant digits below.</summary>
    public static string Dollars(double? value) => value switch
    {
        null or double.NaN or double.PositiveInfinity or double.NegativeInfinity => Missing,
        0 => "$0",
        >= 1 => "$" + value.Value.ToString("N2", CultureInfo.InvariantCulture),
        _ => "$" + Significant(value.Value),
    };

    /// <summary>A large number in few signs: 1.5k, 20k, 3M.</summary>
    public static string Compact(double value) => Math.Abs(value) switch
    {
        >= 1e9 => (value / 1e9).ToString("0.#", CultureInfo.InvariantCulture) + "G",
        >= 1e6 => (value / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + "M",
        >= 1e3 => (value / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>How many times as much, for sentences: 3.2, 45, 1,300.</summary>
    public static string Times(double ratio) => ratio >= 100
        ? (Math.Round(ratio / 10) * 10).ToString("N0", CultureInfo.InvariantCulture)
        : Significant(ratio);

    private static string Significant(double value)
    {
        double magnitude = Math.Abs(value);
        if (magnitude == 0)
        {
            return "0";
        }

        int decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(magnitude)), 0, 12);
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) is var text && decimals > 0 && magnitude >= 1
            ? text.TrimEnd('0').TrimEnd('.')
            : text;
    }

    private static string Signed(string text) => text.Replace('-', '−');
}
