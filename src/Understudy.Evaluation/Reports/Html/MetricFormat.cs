using System.Globalization;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>How the page writes the primary metric: shares as percentages and points, means of NDCG as decimals.</summary>
internal abstract class MetricFormat
{
    /// <summary>Percentages; differences in points.</summary>
    public static MetricFormat Percent { get; } = new PercentFormat();

    /// <summary>Three decimals.</summary>
    public static MetricFormat Decimal { get; } = new DecimalFormat();

    /// <summary>What stands behind a difference: <c> points</c>, or nothing.</summary>
    public abstract string Unit { get; }

    /// <summary>A value.</summary>
    public abstract string Value(double? value);

    /// <summary>A value without needless decimals, for bars and promises.</summary>
    public abstract string Short(double value);

    /// <summary>Only an interval, in brackets.</summary>
    public abstract string Range(double low, double high);

    /// <summary>A signed difference.</summary>
    public abstract string Difference(double value);

    /// <summary>An allowed distance, without unit or sign.</summary>
    public abstract string Margin(double margin);

    /// <summary>A value with its interval.</summary>
    public string Interval(Estimate? estimate) => estimate is { } e && double.IsFinite(e.Value) ? $"{Value(e.Value)} {Range(e.Low, e.High)}" : ReportNumbers.Missing;

    /// <summary>A signed difference with its bounds.</summary>
    public string Difference(double value, double low, double high) => $"{Difference(value)} ({Difference(low)} to {Difference(high)})";

    /// <summary>An allowed distance in words.</summary>
    public string Allowed(double margin) => Margin(margin) is var text && Unit.Length > 0 ? text == "1" ? "1 point" : text + Unit : text;

    private sealed class PercentFormat : MetricFormat
    {
        public override string Unit => " points";

        public override string Value(double? value) => ReportNumbers.Percent(value);

        public override string Short(double value) => ReportNumbers.ShortPercent(value);

        public override string Range(double low, double high) => ReportNumbers.PercentRange(low, high);

        public override string Difference(double value) => ReportNumbers.Points(value);

        public override string Margin(double margin) => ReportNumbers.Plain(margin * 100);
    }

    private sealed class DecimalFormat : MetricFormat
    {
        public override string Unit => "";

        public override string Value(double? value) => ReportNumbers.Decimal(value);

        public override string Short(double value) => ReportNumbers.Plain(value);

        public override string Range(double low, double high) =>
            double.IsFinite(low + high) ? $"({ReportNumbers.Decimal(low)}–{ReportNumbers.Decimal(high)})" : $"({ReportNumbers.Missing})";

        public override string Difference(double value)
        {
            string text = double.IsFinite(value) ? value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture) : ReportNumbers.Missing;
            return text is "+0.000" or "−0.000" ? "0.000" : text;
        }

        public override string Margin(double margin) => ReportNumbers.Plain(margin);
    }
}
