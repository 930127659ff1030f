using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Who answered, how well, how fast, at what price.</summary>
internal static class ResponderSection
{
    public static void Write(ReportPage page)
    {
        string about = page.IsGold
            ? "Everybody answered the same test inputs. The range in brackets is where the true figure lies with 95\u00a0% confidence."
            : "Everything here is agreement with the teacher, not truth. The range in brackets is where the true figure lies with 95\u00a0% confidence.";
        using (page.Card("responders", "Who answered, and how well", about))
        {
            Table(page);
            using (page.Out.In("div", ("class", "split")))
            {
                Plot(page);
                using (page.Out.In("div"))
                {
                    Explain(page);
                }
            }

            Figures(page);
        }
    }

    /// <summary>Shape and colour by kind, the same in every plot.</summary>
    public static (PlotMark Mark, string Style) Look(ResponderResult responder) => responder switch
    {
        { IsEscalating: true } => (PlotMark.Diamond, "s3"),
        { Kind: ResponderKind.Specialist } => (PlotMark.Circle, "s1"),
        { Kind: ResponderKind.Teacher } => (PlotMark.Square, "s2"),
        _ => (PlotMark.Triangle, "s4"),
    };

    private static void Table(ReportPage page)
    {
        Markup o = page.Out;
        using (page.Scroll("Responders"))
        using (o.In("table"))
        {
            using (o.In("thead"))
            using (o.In("tr"))
            {
                o.Leaf("th", "Responder", ("scope", "col"));
                Column(o, ReportWords.Capital(page.Words.Rate));
                Column(o, "Macro-F1", true);
                Column(o, "Log loss", true);
                Column(o, "Calibration gap", true);
                Column(o, "Latency p50");
                Column(o, "p99", true);
                Column(o, "$ per 1,000");
            }

            using (o.In("tbody"))
            {
                foreach (ResponderResult r in page.Result.Responders)
                {
                    using (o.In("tr", ("class", r.Kind == ResponderKind.Specialist ? "chosen" : null)))
                    {
                        using (o.In("th", ("scope", "row")))
                        {
                            page.User(r.Name);
                            o.Leaf("span", Sort(r), ("class", "sort"));
                        }

                        Share(o, r.Metrics.Accuracy);
                        Share(o, r.Metrics.MacroF1, true);
                        o.Leaf("td", ReportNumbers.Decimal(r.Metrics.LogLoss?.Value), ("class", "number optional"));
                        o.Leaf("td", ReportNumbers.Percent(r.Metrics.Ece?.Value), ("class", "number optional"));
                        Latency(o, r.Latency);
                        o.Leaf("td", ReportNumbers.Dollars(r.CostPer1000Usd?.Value), ("class", "number"));
                    }
                }
            }
        }
    }

    private static void Column(Markup o, string name, bool optional = false) =>
        o.Leaf("th", name, ("scope", "col"), ("class", optional ? "number optional" : "number"));

    private static void Share(Markup o, Estimate? estimate, bool optional = false)
    {
        using (o.In("td", ("class", optional ? "number optional" : "number")))
        {
            o.Text(ReportNumbers.Percent(estimate?.Value));
            if (estimate is { } e && double.IsFinite(e.Value))
            {
                o.Text(" ").Leaf("span", ReportNumbers.PercentRange(e), ("class", "range"));
            }
        }
    }

    private static void Latency(Markup o, LatencySummary? latency)
    {
        o.Leaf("td", ReportNumbers.Latency(latency?.P50), ("class", "number"));
        o.Leaf("td", ReportNumbers.Latency(latency?.P99), ("class", "number optional"));
    }

    private static string Sort(ResponderResult r)
    {
        string kind = r switch
        {
            { IsEscalating: true } => "specialist, unsure inputs to the teacher",
            { Kind: ResponderKind.Specialist, Rung: { } rung } => $"specialist, {LowerCase(rung.ToString())} rung",
            { Kind: ResponderKind.Specialist } => "specialist",
            { Kind: ResponderKind.Teacher } => "teacher",
            { Kind: ResponderKind.Baseline } => "yardstick",
            _ => "recorded system",
        };
        return r.Unanswered > 0 ? $"{kind}; {ReportNumbers.Count(r.Unanswered)} without a label" : kind;
    }

    private static string LowerCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static void Plot(ReportPage page)
    {
        ResponderResult[] measured = [.. page.Result.Responders.Where(r => r.Metrics.Accuracy is { } a && double.IsFinite(a.Value))];
        if (measured.Length < 2)
        {
            return;
        }

        ResponderResult[] contenders = [.. measured.Where(r => r.Kind != ResponderKind.Baseline)];
        ResponderResult[] shown = contenders.Length >= 2 ? contenders : measured;
        IntervalRow[] rows =
        [
            .. shown.Select(r =>
            {
                Estimate a = r.Metrics.Accuracy!;
                (PlotMark mark, string style) = Look(r);
                return new IntervalRow(r.Name, a.Value, a.Low, a.High, ReportNumbers.Percent(a.Value), mark, style) { IsStrong = r.Kind == ResponderKind.Specialist };
            }),
        ];
        AxisScale axis = AxisScale.Linear(rows.Min(r => r.Low), Math.Min(1, rows.Max(r => r.High)), v => ReportNumbers.ShortPercent(v), 4);
        string description = string.Join("; ", shown.Select(r => $"{r.Name} {ReportNumbers.PercentInterval(r.Metrics.Accuracy)}"));
        using (page.Out.In("figure"))
        {
            var header = new PlotHeader("plot-responders", $"{ReportWords.Capital(page.Words.Rate)} of every responder with intervals", description + ".");
            IntervalPlot.Draw(page.Out, header, rows, axis, page.Words.Rate + " on test", []);
        }
    }

    private static void Explain(ReportPage page)
    {
        page.Out.Leaf("h3", "How to read it");
        page.List(
        [
            page.IsGold ? "Accuracy: the share of inputs answered as the gold label says." : "Agreement: the share of inputs answered as the teacher answered.",
            "Macro-F1: every label counts the same, however rare.",
            "Log loss: how surprised the stated probabilities were by what came; smaller is better.",
            "Calibration gap: how far stated confidence is from what came true.",
        ]);
        page.Out.Leaf("p", page.Result.PopulationStatement, ("class", "explain"));
    }

    private static void Figures(ReportPage page)
    {
        page.Data(
            "All figures of all responders",
            ["Responder", ReportWords.Capital(page.Words.Rate), "Macro-F1", "Log loss", "Calibration gap", "Distinct inputs", "Interval by"],
            page.Result.Responders.Select(r => (IReadOnlyList<string>)
            [
                r.Name, ReportNumbers.PercentInterval(r.Metrics.Accuracy), ReportNumbers.PercentInterval(r.Metrics.MacroF1), ReportNumbers.DecimalInterval(r.Metrics.LogLoss),
                ReportNumbers.PercentInterval(r.Metrics.Ece), r.Metrics.Accuracy is { } a ? ReportNumbers.Count(a.Count) : ReportNumbers.Missing, r.Metrics.Accuracy?.Method ?? ReportNumbers.Missing,
            ]));
    }
}
