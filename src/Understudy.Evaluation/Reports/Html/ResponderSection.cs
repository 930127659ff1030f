using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Who answered, how well, how fast, at what price.</summary>
internal static class ResponderSection
{
    public static void Write(ReportPage page)
    {
        string about = page.IsGold
            ? $"Everybody {(page.Words.IsRanking ? "ranked the items of the same test queries" : "answered the same test inputs")}. The range in brackets is where the true figure lies with 95\u00a0% confidence."
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
                Column(o, page.Words.IsRanking ? "MRR@10" : "Macro-F1", true);
                Column(o, page.Words.IsRanking ? "AUC" : "Log loss", true);
                Column(o, page.Words.IsRanking ? "Spearman" : "Calibration gap", true);
                Column(o, page.Words.IsRanking ? "Query p50" : "Latency p50");
                if (!page.Words.IsRanking)
                {
                    Column(o, "p99", true);
                }

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
                            o.Leaf("span", Sort(page, r), ("class", "sort"));
                        }

                        Share(page, r.Metrics.Primary);
                        if (page.Words.IsRanking)
                        {
                            Share(page, r.Metrics.Mrr10, true);
                            o.Leaf("td", page.Format.Value(r.Metrics.Auc?.Value), ("class", "number optional"));
                            o.Leaf("td", page.Format.Value(r.Metrics.Spearman?.Value), ("class", "number optional"));
                        }
                        else
                        {
                            Share(page, r.Metrics.MacroF1, true);
                            o.Leaf("td", ReportNumbers.Decimal(r.Metrics.LogLoss?.Value), ("class", "number optional"));
                            o.Leaf("td", ReportNumbers.Percent(r.Metrics.Ece?.Value), ("class", "number optional"));
                        }

                        o.Leaf("td", ReportNumbers.Latency(r.Latency?.P50), ("class", "number"));
                        if (!page.Words.IsRanking)
                        {
                            o.Leaf("td", ReportNumbers.Latency(r.Latency?.P99), ("class", "number optional"));
                        }

                        o.Leaf("td", ReportNumbers.Dollars(r.CostPer1000Usd?.Value), ("class", "number"));
                    }
                }
            }
        }
    }

    private static void Column(Markup o, string name, bool optional = false) =>
        o.Leaf("th", name, ("scope", "col"), ("class", optional ? "number optional" : "number"));

    private static void Share(ReportPage page, Estimate? estimate, bool optional = false)
    {
        Markup o = page.Out;
        using (o.In("td", ("class", optional ? "number optional" : "number")))
        {
            o.Text(page.Format.Value(estimate?.Value));
            if (estimate is { } e && double.IsFinite(e.Value))
            {
                o.Text(" ").Leaf("span", page.Format.Range(e.Low, e.High), ("class", "range"));
            }
        }
    }

    private static string Sort(ReportPage page, ResponderResult r)
    {
        string kind = r switch
        {
            { IsEscalating: true } => $"specialist, unsure {page.Words.Inputs} to the teacher",
            { Kind: ResponderKind.Specialist, Rung: { } rung } => $"specialist, {LowerCase(rung.ToString())} rung",
            { Kind: ResponderKind.Specialist } => "specialist",
            { Kind: ResponderKind.Teacher } => "teacher",
            { Kind: ResponderKind.Baseline } => "yardstick",
            _ => "recorded system",
        };
        return r.Unanswered > 0 ? $"{kind}; {ReportNumbers.Count(r.Unanswered)} {(page.Words.IsRanking ? "pairs without a score" : "without a label")}" : kind;
    }

    private static string LowerCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static void Plot(ReportPage page)
    {
        ResponderResult[] measured = [.. page.Result.Responders.Where(r => r.Metrics.Primary is { } a && double.IsFinite(a.Value))];
        if (measured.Length < 2)
        {
            return;
        }

        // A yardstick far below would squeeze the others together; rankings have yardsticks worth drawing, a constant label is none.
        ResponderResult[] contenders = [.. measured.Where(r => r.Kind != ResponderKind.Baseline)];
        ResponderResult[] shown = contenders.Length >= 2 && !page.Words.IsRanking ? contenders : measured;
        IntervalRow[] rows =
        [
            .. shown.Select(r =>
            {
                Estimate a = r.Metrics.Primary!;
                (PlotMark mark, string style) = Look(r);
                return new IntervalRow(r.Name, a.Value, a.Low, a.High, page.Format.Value(a.Value), mark, style) { IsStrong = r.Kind == ResponderKind.Specialist };
            }),
        ];
        AxisScale axis = AxisScale.Linear(rows.Min(r => r.Low), Math.Min(1, rows.Max(r => r.High)), page.Format.Short, 4);
        string description = string.Join("; ", shown.Select(r => $"{r.Name} {page.Format.Interval(r.Metrics.Primary)}"));
        using (page.Out.In("figure"))
        {
            var header = new PlotHeader("plot-responders", $"{ReportWords.Capital(page.Words.Rate)} of every responder with intervals", description + ".");
            IntervalPlot.Draw(page.Out, header, rows, axis, page.Words.Rate + " on test", []);
        }
    }

    private static void Explain(ReportPage page)
    {
        page.Out.Leaf("h3", "How to read it");
        page.List(page.Words.IsRanking ?
        [
            $"NDCG@10: how near the first ten places come to the best order {(page.IsGold ? "by the gold grades" : "by the teacher's grades")}; 1 is the best. Equal scores count as the mean over their orders.",
            "MRR@10: 1 / the place of the first relevant item within ten.",
            "AUC: how often a relevant item stands above one that is not.",
            "Spearman: how well the whole order agrees with the grades, from −1 to 1.",
            "Random order is what chance would get. Times are for one query with all its items, costs for 1,000.",
        ]
        :
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
        if (page.Words.IsRanking)
        {
            page.Data(
                "All figures of all responders",
                ["Responder", "NDCG@10", "MRR@10", "AUC", "Spearman", "Query p50", "Query p99", "Distinct queries", "Interval by"],
                page.Result.Responders.Select(r => (IReadOnlyList<string>)
                [
                    r.Name, page.Format.Interval(r.Metrics.Ndcg10), page.Format.Interval(r.Metrics.Mrr10), page.Format.Interval(r.Metrics.Auc), page.Format.Interval(r.Metrics.Spearman),
                    ReportNumbers.Latency(r.Latency?.P50), ReportNumbers.Latency(r.Latency?.P99), r.Metrics.Ndcg10 is { } n ? ReportNumbers.Count(n.Count) : ReportNumbers.Missing, r.Metrics.Ndcg10?.Method ?? ReportNumbers.Missing,
                ]));
            return;
        }

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
