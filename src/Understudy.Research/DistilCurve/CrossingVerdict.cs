using System.Globalization;

using Understudy.Statistics;

namespace Understudy.Research;

/// <summary>
/// C1's falsification rule, fixed before any data. The claim is contradicted when with the largest pool the upper end of the interval of
/// student − teacher is at most 0, when the curve is flat or falls, or when the gold set alone already gives a student at least as good as
/// the teacher. A slope interval that holds 0 shows a flat curve only when it also excludes a rise worth having: a wide one shows
/// nothing. Supported needs a crossing, a rising curve, and controls that do not cross.
/// </summary>
internal static class CrossingVerdict
{
    /// <summary>The least rise of the metric with a doubling of the pool that would be worth having.</summary>
    public const double WorthwhileSlope = 0.01;

    public static (ClaimVerdict Verdict, IReadOnlyList<string> Reasons) Judge(DistilCurveResult result)
    {
        CurvePoint last = result.Arm(StudyArm.Teacher).Points[^1];
        CurvePoint? gold = result.Arm(StudyArm.GoldOnly).Largest;
        double low = result.Slope.Low, high = result.Slope.High;
        string slope = $"{DifferenceText.Of(result.Metric, result.Slope)} with each doubling of the pool";
        List<string> against = [], open = [], with = [];
        if (last.Difference.High <= 0)
        {
            against.Add($"With the largest pool ({DifferenceText.Rows(last.Rows)} rows) the student is not above the teacher: {DifferenceText.Of(result.Metric, last.Difference)}, an upper end of at most 0.");
        }

        if (high <= 0)
        {
            against.Add($"The curve falls or is flat: {slope}.");
        }
        else if (low <= 0)
        {
            (high <= WorthwhileSlope ? against : open).Add(high <= WorthwhileSlope
                ? $"The curve is flat: {slope}; the interval holds 0 and excludes a rise of {DifferenceText.Of(result.Metric, WorthwhileSlope)}."
                : $"Whether the curve rises is open: {slope}; the interval holds 0.");
        }
        else
        {
            with.Add($"The curve rises: {slope}.");
        }

        if (gold is not null && gold.OneSidedLow >= 0)
        {
            against.Add($"The gold set alone ({DifferenceText.Rows(gold.Rows)} rows) already gives a student at least as good as the teacher: {DifferenceText.Of(result.Metric, gold.Difference)}. Then distillation is not the cause.");
        }

        if (against.Count > 0)
        {
            return (ClaimVerdict.Contradicted, against);
        }

        if (result.Crossing is { } crossing)
        {
            with.Insert(0, $"The student is above the teacher from a pool of {DifferenceText.Rows(crossing)} rows on{(result.Arm(StudyArm.Teacher).Points.All(p => p.Rows < crossing || p.Above == true) ? "" : " (not on all larger ones)")}, at {Percent(result.Facts.Confidence)} confidence over all {result.Facts.Pools.Count} pools together (Holm); with the largest by {DifferenceText.Of(result.Metric, last.Difference)}.");
            if (last.Above != true)
            {
                open.Add($"With the largest pool it is not shown to be above the teacher: {DifferenceText.Of(result.Metric, last.Difference)}.");
            }
        }
        else
        {
            open.Add($"No pool up to {DifferenceText.Rows(last.Rows)} rows gives a student that is shown to be above the teacher; with the largest it is {DifferenceText.Of(result.Metric, last.Difference)}.");
        }

        Controls(result, gold, open);
        return open.Count > 0 ? (ClaimVerdict.Inconclusive, [.. open, .. with]) : (ClaimVerdict.Supported, with);
    }

    /// <summary>What keeps a crossing from being put down to the teacher's labels.</summary>
    private static void Controls(DistilCurveResult result, CurvePoint? gold, List<string> open)
    {
        if (gold is null)
        {
            open.Add("The control of the gold set alone is missing: no training rows with gold. So it cannot be excluded that gold alone would do.");
        }
        else if (gold.OneSidedHigh >= 0)
        {
            open.Add($"The gold set alone may already be as good as the teacher: {DifferenceText.Of(result.Metric, gold.Difference)}.");
        }

        if (result.Crossing is not null)
        {
            foreach (StudyArm arm in new[] { StudyArm.Placebo, StudyArm.SelfTaught })
            {
                if (result.Arm(arm).Largest is { } control && control.OneSidedHigh >= 0)
                {
                    open.Add(arm == StudyArm.Placebo
                        ? $"The placebo is not shown to stay below the teacher ({DifferenceText.Of(result.Metric, control.Difference)}): something other than the labels may be at work."
                        : $"A self-taught pool without the teacher is not shown to stay below it either ({DifferenceText.Of(result.Metric, control.Difference)}): its labels may not be needed.");
                }
            }
        }

        if (result.Facts.Units < ClusterBootstrap.LeastClusters)
        {
            open.Add(string.Create(CultureInfo.InvariantCulture, $"{result.Facts.Units} independent held-out units are too few for a verdict; {ClusterBootstrap.LeastClusters} are the least."));
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
