namespace Understudy.Evaluation;

/// <summary>Whether the stated confidence can be taken at its word.</summary>
internal static class ReliabilitySection
{
    public static void Write(ReportPage page)
    {
        IReadOnlyList<ReliabilityPoint> bins = page.Result.Reliability;
        using (page.Card("reliability", "Does it know when it is unsure?", "Inputs sorted by stated confidence into equal groups. On the diagonal it is as often " + page.Words.Right + " as it says; below it is too sure."))
        {
            if (bins.Count == 0)
            {
                page.Out.Leaf("p", ReportNumbers.Missing + " The specialist states no confidence.");
                return;
            }

            double low = Math.Min(bins.Min(b => b.MeanConfidence), bins.Min(b => b.Accuracy.Low));
            AxisScale axis = AxisScale.Linear(Math.Max(0, Math.Floor(low * 10) / 10), 1, ReportNumbers.ShortPercent, 5, exact: true);
            string gap = ReportNumbers.PercentInterval(page.Specialist?.Metrics.Ece);
            string description = $"{bins.Count} groups; mean gap between stated confidence and {page.Words.Rate} {gap}. "
                + $"The least sure group states {ReportNumbers.Percent(bins[0].MeanConfidence)} and reaches {ReportNumbers.Percent(bins[0].Accuracy.Value)}; the surest states {ReportNumbers.Percent(bins[^1].MeanConfidence)} and reaches {ReportNumbers.Percent(bins[^1].Accuracy.Value)}.";
            using (page.Out.In("figure"))
            using (var plot = new CurvePlot(page.Out, new PlotHeader("plot-reliability", "Reliability diagram", description), axis, axis, "stated confidence", page.Words.Rate))
            {
                plot.Line([(axis.Low, axis.Low), (1, 1)], "line zero dashed");
                plot.Canvas.Text(plot.LeftEdge + 8, CurvePlot.TopEdge + 14, "▲ too modest", style: "label zero");
                plot.Canvas.Text(plot.RightEdge - 4, plot.BottomEdge - 8, "▼ too sure", "end", "label zero");
                plot.Line(bins.Select(b => (b.MeanConfidence, b.Accuracy.Value)), "line s1");
                foreach (ReliabilityPoint b in bins)
                {
                    plot.Point(b.MeanConfidence, b.Accuracy.Value, b.Accuracy.Low, b.Accuracy.High, PlotMark.Circle, "s1", $"says {ReportNumbers.Percent(b.MeanConfidence)}, is {ReportNumbers.PercentInterval(b.Accuracy)}, {ReportNumbers.Count(b.Count)} inputs");
                }
            }

            page.Out.Leaf("p", $"Mean gap (expected calibration gap, bias-corrected): {gap}.");
            page.Data("Reliability", ["Confidence", "Mean stated", "Came true", "Inputs"], bins.Select(b => (IReadOnlyList<string>)
                [$"{ReportNumbers.Decimal(b.Low)}–{ReportNumbers.Decimal(b.High)}", ReportNumbers.Percent(b.MeanConfidence), ReportNumbers.PercentInterval(b.Accuracy), ReportNumbers.Count(b.Count)]));
        }
    }
}
