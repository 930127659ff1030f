using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>What the report draws of the specialist's confidence on the test rows.</summary>
internal static class ConfidencePlots
{
    private const int MostPoints = 200;

    public static (IReadOnlyList<RiskPoint> Curve, double Area) RiskCoverageOf(float[] confidence, bool[] right) => Thin(RiskCoverage.Curve(confidence, right));

    /// <summary>The same for a loss between 0 and 1.</summary>
    public static (IReadOnlyList<RiskPoint> Curve, double Area) RiskCoverageOf(float[] confidence, double[] losses) => Thin(RiskCoverage.CurveOfLosses(confidence, losses));

    private static (IReadOnlyList<RiskPoint> Curve, double Area) Thin(RiskCoveragePoint[] all)
    {
        RiskCoveragePoint[] shown = all;
        if (all.Length > MostPoints)
        {
            // Evenly by coverage, both ends included.
            shown = new RiskCoveragePoint[MostPoints];
            for (int i = 0, next = 0; i < MostPoints; i++)
            {
                double coverage = (double)(i + 1) / MostPoints;
                while (next < all.Length - 1 && all[next].Coverage < coverage)
                {
                    next++;
                }

                shown[i] = all[next];
            }
        }

        return ([.. shown.Distinct().Select(p => new RiskPoint(p.Threshold, p.Coverage, p.Risk, p.Kept))], RiskCoverage.Area(all));
    }

    public static IReadOnlyList<ReliabilityPoint> ReliabilityOf(float[] confidence, bool[] right) =>
        [.. ReliabilityDiagram.Bins(confidence, right).Select(b => new ReliabilityPoint(
            b.Low,
            b.High,
            b.MeanConfidence,
            new Estimate { Value = b.Accuracy, Low = b.AccuracyInterval.Low, High = b.AccuracyInterval.High, Count = b.Count, Method = "wilson" },
            b.Count))];
}
