namespace Understudy.Evaluation;

/// <summary>What more training examples would bring.</summary>
internal static class LearningSection
{
    public static void Write(ReportPage page)
    {
        LearningCurveResult curve = page.Result.LearningCurve;
        using (page.Card("learning", "Would more examples help?", $"{ReportWords.Capital(page.Words.Rate)} on selection as the training set grows; dashed: what the fitted curve expects beyond."))
        {
            if (curve.Points.Count < 2)
            {
                page.Out.Leaf("p", ReportNumbers.Missing + " No learning curve was measured.");
            }
            else
            {
                Draw(page, curve);
            }

            if (page.Result.Needs.TrainExamples is { } need)
            {
                page.Out.Leaf("p", need.Statement);
            }

            if (curve.Points.Count > 0)
            {
                page.Data("Learning curve", [page.Words.IsRanking ? "Training pairs" : "Training examples", ReportWords.Capital(page.Words.Rate), $"Selection {page.Words.Inputs}"], curve.Points.Select(p => (IReadOnlyList<string>)
                    [ReportNumbers.Count(p.TrainExamples), page.Format.Interval(p.Accuracy), ReportNumbers.Count(p.Accuracy.Count)]));
            }
        }
    }

    private static void Draw(ReportPage page, LearningCurveResult curve)
    {
        double first = Math.Max(1, curve.Points.Min(p => p.TrainExamples)), last = Math.Max(first * 1.5, curve.Points.Max(p => p.TrainExamples));
        double wanted = page.Result.Needs.TrainExamples is { Unreachable: false, Value: { } v } ? v * 1.3 : last * 4;
        double end = Math.Clamp(wanted, last * 2, last * 20);
        Func<double, double>? fit = curve is { Asymptote: { } top, B: { } b, C: { } c } && double.IsFinite(top.Value + b + c)
            ? n => top.Value - (b * Math.Pow(n, -c))
            : null;
        if (fit is null)
        {
            end = last * 1.15;
        }

        double low = curve.Points.Min(p => p.Accuracy.Low), high = curve.Points.Max(p => p.Accuracy.High);
        high = Math.Max(high, Math.Max(curve.Asymptote?.Value ?? 0, curve.Bar is <= 1 ? curve.Bar.Value : 0));
        AxisScale x = AxisScale.Log(first / 1.2, end, ReportNumbers.Compact);
        AxisScale y = AxisScale.Linear(Math.Max(0, low), Math.Min(1, high), page.Format.Short, 5);
        string description = $"From {page.Format.Value(curve.Points[0].Accuracy.Value)} with {ReportNumbers.Count(curve.Points[0].TrainExamples)} examples to "
            + $"{page.Format.Value(curve.Points[^1].Accuracy.Value)} with {ReportNumbers.Count(curve.Points[^1].TrainExamples)}; the fit flattens at {page.Format.Interval(curve.Asymptote)}.";
        using (page.Out.In("figure"))
        using (var plot = new CurvePlot(page.Out, new PlotHeader("plot-learning", $"Learning curve: {page.Words.Rate} by training examples", description), x, y, page.Words.IsRanking ? "training pairs (log scale)" : "training examples (log scale)", page.Words.Rate))
        {
            bool close = curve is { Asymptote: { } one, Bar: { } two } && Math.Abs(plot.Y(one.Value) - plot.Y(two)) < 16;
            if (curve.Asymptote is { } asymptote && double.IsFinite(asymptote.Value))
            {
                plot.Band(Math.Max(y.Low, asymptote.Low), Math.Min(y.High, asymptote.High), "band s3");
                plot.Horizontal(asymptote.Value, "line s3 dotted");
                plot.LabelLeft(asymptote.Value, $"flattens at {page.Format.Value(asymptote.Value)}", "s3", close && curve.Bar > asymptote.Value);
            }

            if (curve.Bar is { } bar && y.Contains(bar))
            {
                plot.Horizontal(bar, "line s2 dashed");
                plot.LabelLeft(bar, $"needed {page.Format.Value(bar)}", "s2", close && curve.Asymptote!.Value >= bar);
            }

            if (fit is not null)
            {
                plot.Line(Sample(first, last, fit, y), "line s1");
                plot.Line(Sample(last, end, fit, y), "line s1 dashed");
            }
            else
            {
                plot.Line(curve.Points.Select(p => ((double)p.TrainExamples, p.Accuracy.Value)), "line s1");
            }

            foreach (LearningCurvePoint p in curve.Points)
            {
                plot.Point(p.TrainExamples, p.Accuracy.Value, p.Accuracy.Low, p.Accuracy.High, PlotMark.Circle, "s1", $"{ReportNumbers.Count(p.TrainExamples)}: {page.Format.Interval(p.Accuracy)}");
            }
        }
    }

    private static IEnumerable<(double X, double Y)> Sample(double from, double to, Func<double, double> fit, AxisScale y) =>
        Enumerable.Range(0, 33).Select(i => from * Math.Pow(to / from, i / 32.0)).Select(n => (n, fit(n))).Where(p => y.Contains(p.Item2));
}
