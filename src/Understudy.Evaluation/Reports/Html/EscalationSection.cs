namespace Understudy.Evaluation;

/// <summary>What the specialist may keep, what is promised of it, and what happens elsewhere on the curve.</summary>
internal static class EscalationSection
{
    public static void Write(ReportPage page)
    {
        using (page.Card("escalation", "What it may keep", page.Words.EscalationExplained))
        using (page.Out.In("div", ("class", "split")))
        {
            using (page.Out.In("div"))
            {
                Plot(page);
            }

            using (page.Out.In("div"))
            {
                Words(page);
            }
        }
    }

    private static void Words(ReportPage page)
    {
        Markup o = page.Out;
        EscalationGuarantee g = page.Result.Escalation;
        o.Leaf("h3", g.Threshold is null ? "No threshold qualified" : "The guarantee");
        o.Leaf("p", VerdictText.Guarantee(page) ?? g.Reason);
        using (o.In("dl", ("class", "method short number")))
        {
            Fact(o, "Threshold", ReportNumbers.Decimal(g.Threshold));
            Fact(o, "Kept on calibration", g.Threshold is null ? ReportNumbers.Missing : ReportNumbers.PercentInterval(g.Coverage));
            Fact(o, "Kept on test", ReportNumbers.PercentInterval(page.Result.KeptOnTest?.Coverage));
            Fact(o, ReportWords.Capital(page.Words.Risk) + ", test", page.Format.Interval(page.Result.KeptOnTest?.Error));
            Fact(o, "p at the threshold", g.Threshold is null ? ReportNumbers.Missing : ReportNumbers.PValue(g.PValue));
            Fact(o, "Area under the curve", ReportNumbers.Decimal(page.Result.RiskCoverageArea));
            Fact(o, "Method", $"{g.Method}; thresholds tested: {ReportNumbers.Count(g.Tested)}");
        }

        o.Leaf(
            "p",
            page.Result.KeptOnTest is { Contradicts: true }
                ? $"The test {page.Words.Inputs} contradict the guarantee: {(page.Words.IsRanking ? $"what was kept {page.Words.Lacks("more than " + page.Format.Short(g.MaxError))}" : $"more than {ReportNumbers.ShortPercent(g.MaxError)} of what was kept {page.Words.IsWrong}")}. The traffic is not what calibration was; certify again on fresh {page.Words.Inputs}."
                : "The promise comes from calibration and holds for traffic like it; the test figures only illustrate it.",
            ("class", "explain"));
    }

    private static void Fact(Markup o, string name, string value)
    {
        o.Leaf("dt", name);
        o.Leaf("dd", value);
    }

    private static void Plot(ReportPage page)
    {
        IReadOnlyList<RiskPoint> curve = page.Result.RiskCoverage;
        if (curve.Count < 2)
        {
            page.Out.Leaf("p", ReportNumbers.Missing + " The specialist states no confidence.");
            return;
        }

        EscalationGuarantee g = page.Result.Escalation;
        KeptOnTest? kept = page.Result.KeptOnTest;
        // The first few kept rows make any share from 0 to 1; the axis is set by the curve from 5 % coverage on.
        double high = Math.Max(g.MaxError * 1.3, curve.Where(p => p.Coverage >= 0.05).Select(p => p.Risk).DefaultIfEmpty(curve.Max(p => p.Risk)).Max());
        high = Math.Min(1, Math.Max(high, kept?.Error?.High ?? 0));
        AxisScale x = AxisScale.Linear(0, 1, v => ReportNumbers.ShortPercent(v), 5);
        AxisScale y = AxisScale.Linear(0, high, page.Format.Short, 5);
        string description = (page.Words.IsRanking ? $"Keeping everything, {page.Format.Value(curve[^1].Risk)} of NDCG@10 is lacking on average. " : $"Keeping everything, {ReportNumbers.Percent(curve[^1].Risk)} {page.Words.IsWrong}. ")
            + (kept is null ? "No threshold was certified." : $"At the certified threshold {ReportNumbers.Decimal(g.Threshold)} it keeps {ReportNumbers.PercentInterval(kept.Coverage)} and of that {page.Format.Interval(kept.Error)} {page.Words.IsWrong}.");
        using (page.Out.In("figure"))
        using (var plot = new CurvePlot(page.Out, new PlotHeader("plot-risk", $"Risk-coverage curve: {(page.Words.IsRanking ? "mean shortfall" : "share " + page.Words.Wrong)} among the kept, by share kept", description), x, y, $"share of the test {page.Words.Inputs} kept", page.Words.Risk))
        {
            plot.Horizontal(g.MaxError, "line s2 dashed");
            plot.Step([.. curve.Select(p => (p.Coverage, p.Risk))], "line s1");
            LabelPromise(plot, g.MaxError, page.Format.Short(g.MaxError), curve, kept);
            if (g.Threshold is { } threshold && kept is not null)
            {
                double at = kept.Coverage.Value;
                plot.Vertical(at, "line s3 dotted");
                plot.Point(at, kept.Error?.Value ?? 0, kept.Error?.Low, kept.Error?.High, PlotMark.Diamond, "s3", $"threshold {ReportNumbers.Decimal(threshold)}", 5.5);

                // The curve runs from the lower left to the upper right: the upper left is free.
                (double x0, string anchor) = at > 0.4 ? (plot.X(at) - 8, "end") : (plot.X(at) + 8, "start");
                plot.Canvas.Text(x0, CurvePlot.TopEdge + 12, $"threshold {ReportNumbers.Decimal(threshold)}", anchor, "label s3");
                plot.Canvas.Text(x0, CurvePlot.TopEdge + 27, $"keeps {ReportNumbers.Percent(at)}", anchor, "label s3");
            }
        }

        page.Data("Risk by coverage", ["Threshold", "Kept", ReportWords.Capital(page.Words.Risk), ReportWords.Capital(page.Words.Inputs) + " kept"], Thin(curve).Select(p => (IReadOnlyList<string>)
            [ReportNumbers.Decimal(p.Threshold), ReportNumbers.Percent(p.Coverage), page.Format.Value(p.Risk), ReportNumbers.Count(p.Kept)]));
    }

    // The curve may run anywhere: of the four places along the line the one that it crosses least.
    private static void LabelPromise(CurvePlot plot, double promise, string written, IReadOnlyList<RiskPoint> curve, KeptOnTest? kept)
    {
        string label = $"promised: at most {written}";
        double width = TextMeasure.Width(label, SvgCanvas.FontSize), line = plot.Y(promise);
        List<(double X, double Y)> drawn = [.. curve.Select(p => (plot.X(p.Coverage), plot.Y(p.Risk)))];
        if (kept is not null)
        {
            double top = CurvePlot.TopEdge, step = (plot.BottomEdge - top) / 60;
            drawn.AddRange(Enumerable.Range(0, 61).Select(i => (plot.X(kept.Coverage.Value), top + (i * step))));
            drawn.AddRange(Enumerable.Range(0, 8).Select(i => (plot.X(kept.Coverage.Value) - (14 * i), top + 20))); // the threshold's own label
        }

        (bool Right, bool Below) best = new[] { (false, false), (true, true), (false, true), (true, false) }.MinBy(place =>
        {
            double left = place.Item1 ? plot.RightEdge - width : plot.LeftEdge, top = place.Item2 ? line + 2 : line - 17;
            bool outside = top < CurvePlot.TopEdge || top + 15 > plot.BottomEdge;
            return drawn.Count(p => p.X >= left && p.X <= left + width && p.Y >= top && p.Y <= top + 15) + (outside ? 1000 : 0);
        });
        if (best.Right)
        {
            plot.LabelRight(promise, label, "s2", best.Below);
        }
        else
        {
            plot.LabelLeft(promise, label, "s2", best.Below);
        }
    }

    // Two hundred points draw well and read badly: at most 26 go into the table.
    private static IEnumerable<RiskPoint> Thin(IReadOnlyList<RiskPoint> curve)
    {
        int every = Math.Max(1, (curve.Count + 24) / 25);
        return curve.Where((_, i) => i % every == 0 || i == curve.Count - 1);
    }
}
