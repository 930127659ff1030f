using System.Globalization;

using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Research;

/// <summary>How the study writes the metric and its differences: accuracy in per cent and points, NDCG as decimals.</summary>
internal static class DifferenceText
{
    /// <summary>The format of a metric.</summary>
    public static MetricFormat For(string metric) => metric == "accuracy" ? MetricFormat.Percent : MetricFormat.Decimal;

    /// <summary>A signed difference with its unit.</summary>
    public static string Of(string metric, double value) => For(metric).Difference(value) + For(metric).Unit;

    /// <summary>A signed difference with its interval and unit.</summary>
    public static string Of(string metric, Estimate e) => $"{For(metric).Difference(e.Value, e.Low, e.High)}{For(metric).Unit}";

    /// <summary>A number of rows.</summary>
    public static string Rows(double rows) => Math.Round(rows).ToString("#,0", CultureInfo.InvariantCulture);
}
