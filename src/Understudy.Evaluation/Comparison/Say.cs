using System.Globalization;

namespace Understudy.Evaluation;

/// <summary>Numbers as sentences have them, the same in every culture.</summary>
internal static class Say
{
    public static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    public static string Points(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + " points";

    public static string SignedPoints(double share) => (100 * share).ToString("+0.##;−0.##;0", CultureInfo.InvariantCulture) + " points";

    public static string Count(double number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Confidence(double share) => (100 * share).ToString("0.####", CultureInfo.InvariantCulture) + " %";
}
