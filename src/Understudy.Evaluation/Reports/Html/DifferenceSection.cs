namespace Understudy.Evaluation;

/// <summary>The registered test, drawn: where the difference lies against what is allowed.</summary>
internal static class DifferenceSection
{
    public static void Write(ReportPage page)
    {
        ModeResult deciding = page.Deciding;
        bool isBar = deciding.Difference is null && deciding.Bar is not null;
        string about = isBar
            ? $"Registered before the test was opened. To be promoted, the whole bar must lie to the right of {page.Format.Short(deciding.Bar!.Bar)}; to be refused, to its left."
            : $"Registered before the test was opened. Same {page.Words.Inputs} for both sides, hence paired. To be promoted, the whole bar must lie to the right of the limit; to be refused, to its left.";
        using (page.Card("difference", "The test", about))
        {
            if (isBar)
            {
                Bars(page);
            }
            else
            {
                Differences(page);
            }
        }
    }

    private static IEnumerable<(string Name, ModeResult Mode)> Modes(ReportPage page)
    {
        yield return ("Alone", page.Result.Alone);

        // Without a threshold everything is handed back: there is nothing to draw but the teacher against itself.
        if (page.Result.WithEscalation is { } together && (page.Result.Escalation.Threshold is not null || together == page.Deciding))
        {
            yield return ("With escalation", together);
        }
    }

    private static void Differences(ReportPage page)
    {
        var all = new List<(string Name, DifferenceResult Difference, bool Decides, bool Other)>();
        foreach ((string name, ModeResult mode) in Modes(page))
        {
            if (mode.Difference is { } own)
            {
                all.Add((name, own, mode == page.Deciding, false));
            }

            all.AddRange(mode.AgainstOthers.Where(o => o.Comparator != mode.Difference?.Comparator).Select(o =>
            {
                // Without a teacher every registered comparator has to be beaten, not only the hardest.
                bool registered = page.Result.Registration.Comparators.Contains(o.Comparator);
                return (name, o, registered && mode == page.Deciding, !registered);
            }));
        }

        if (all.Count == 0)
        {
            page.Out.Leaf("p", ReportNumbers.Missing + " Nothing was compared.");
            return;
        }

        // Against a teacher the other systems are for the table only: one that is far off would squeeze the test into a corner.
        var drawn = page.Teacher is null ? all : [.. all.Where(a => !a.Other)];
        drawn = drawn.Count == 0 ? all : drawn;
        bool many = drawn.Select(a => a.Difference.Comparator).Distinct(StringComparer.Ordinal).Count() > 1;
        IntervalRow[] rows =
        [
            .. drawn.Select(a => new IntervalRow(
                many ? (a.Name == "Alone" ? "− " : "escalating − ") + a.Difference.Comparator : a.Name,
                a.Difference.Value,
                a.Difference.Low,
                a.Difference.High,
                page.Format.Difference(a.Difference.Value, a.Difference.Low, a.Difference.High),
                a.Other ? PlotMark.Triangle : a.Name == "Alone" ? PlotMark.Circle : PlotMark.Diamond,
                a.Other ? "s4" : a.Name == "Alone" ? "s1" : "s3")
            {
                IsStrong = a.Decides,
                Limit = a.Difference.Margin == (page.Deciding.Difference ?? all[0].Difference).Margin ? null : -a.Difference.Margin,
            }),
        ];
        DifferenceResult lead = page.Deciding.Difference ?? all[0].Difference;
        double low = Math.Min(-lead.Margin, rows.Min(r => r.Low)), high = Math.Max(0, rows.Max(r => r.High)), pad = 0.06 * (high - low);
        AxisScale axis = AxisScale.Linear(low - pad, high + pad, page.Format.Margin, 4);
        string description = $"Limit {page.Format.Difference(-lead.Margin)}{page.Format.Unit}. " + string.Join(" ", all.Select(a =>
            $"{a.Name} minus {a.Difference.Comparator}: {page.Format.Difference(a.Difference.Value, a.Difference.Low, a.Difference.High)}{page.Format.Unit}."));
        using (page.Out.In("div", ("class", "split")))
        {
            using (page.Out.In("figure"))
            {
                PlotLine[] lines = lead.Margin > 0
                    ? [new(-lead.Margin, "allowed " + page.Format.Difference(-lead.Margin), "bad", true), new(0, "equal", "zero")]
                    : [new(0, "limit: equal", "bad", true)];
                var header = new PlotHeader("plot-difference", $"Difference in {(page.Words.IsRanking ? page.Words.Rate : "accuracy")} to the other side{In(page)}", description);
                IntervalPlot.Draw(page.Out, header, rows, axis, many ? $"specialist − other{In(page)}" : $"{(page.Words.IsRanking ? page.Words.Rate : "points")} against {Short(lead.Comparator)}", lines, -lead.Margin);
                page.Out.Leaf("figcaption", "Shaded: worse than allowed. Lines in bold decide.");
            }

            using (page.Out.In("div"))
            {
                Facts(page, lead);
            }
        }

        page.Data(
            "Paired differences",
            page.Words.IsRanking
                ? ["Comparison", "Difference", "Bounds", "Margin", "p, not worse", "p, equal (sign flips)", "System better", "Other better", "Queries", "Method"]
                : ["Comparison", "Difference", "Bounds", "Margin", "p, not worse", "p, equal (McNemar)", "Only system right", "Only other right", "Inputs", "Method"],
            all.Select(a => (IReadOnlyList<string>)
            [
                $"{a.Name} − {a.Difference.Comparator}", page.Format.Difference(a.Difference.Value), $"{page.Format.Difference(a.Difference.Low)} to {page.Format.Difference(a.Difference.High)}",
                page.Format.Margin(a.Difference.Margin), ReportNumbers.PValue(a.Difference.PValue), ReportNumbers.PValue(a.Difference.SuperiorityPValue),
                ReportNumbers.Count(a.Difference.Counts?.OnlyFirst ?? a.Difference.Scores?.Better ?? 0), ReportNumbers.Count(a.Difference.Counts?.OnlySecond ?? a.Difference.Scores?.Worse ?? 0), ReportNumbers.Count(a.Difference.Units), a.Difference.Method,
            ]));
    }

    private static void Facts(ReportPage page, DifferenceResult lead)
    {
        Markup o = page.Out;
        o.Leaf("h3", "In words");
        page.List(
        [
            $"To be rejected for a promotion: “{page.Deciding.Hypothesis}”.",
            Counts(lead),
            $"Evidence that it is not worse than allowed: {ReportNumbers.P(lead.PValue)}. Evidence that the two differ at all ({lead.SuperiorityTest}): {ReportNumbers.P(lead.SuperiorityPValue)}.",
            $"Each bound holds with {ReportNumbers.ShortPercent(lead.Confidence)} confidence, made by {lead.Method}; this is look {ReportNumbers.Count(page.Result.Look.Number)} at these {page.Words.Inputs}.",
            .. lead.LeftOut > 0 ? new[] { $"{ReportNumbers.Count(lead.LeftOut)} {(page.Words.IsRanking ? page.Words.Inputs : "rows")} were left out because {lead.Comparator} has no recorded answer there." } : [],
            .. page.Deciding.HarmedSlices.Count > 0 ? new[] { "Proven harm in: " + string.Join(", ", page.Deciding.HarmedSlices) + "." } : [],
        ]);
    }

    private static void Bars(ReportPage page)
    {
        (string Name, ModeResult Mode, BarTest Bar)[] all = [.. Modes(page).Where(m => m.Mode.Bar is not null).Select(m => (m.Name, m.Mode, m.Mode.Bar!))];
        double limit = page.Deciding.Bar!.Bar;
        IntervalRow[] rows =
        [
            .. all.Select(a => new IntervalRow(
                a.Name,
                a.Bar.Value,
                a.Bar.Low,
                a.Bar.High,
                $"{page.Format.Value(a.Bar.Value)} {page.Format.Range(a.Bar.Low, a.Bar.High)}",
                a.Name == "Alone" ? PlotMark.Circle : PlotMark.Diamond,
                a.Name == "Alone" ? "s1" : "s3") { IsStrong = a.Mode == page.Deciding }),
        ];
        double low = Math.Min(limit, rows.Min(r => r.Low)), high = Math.Max(limit, rows.Max(r => r.High)), pad = 0.12 * (high - low);
        AxisScale axis = AxisScale.Linear(low - pad, Math.Min(1, high + pad), page.Format.Short, 4);
        using (page.Out.In("div", ("class", "split")))
        {
            using (page.Out.In("figure"))
            {
                string description = $"Bar {page.Format.Short(limit)}. " + string.Join(" ", rows.Select(r => $"{r.Label}: {r.Text}."));
                var header = new PlotHeader("plot-difference", $"{ReportWords.Capital(page.Words.Rate)} against the bar", description);
                IntervalPlot.Draw(page.Out, header, rows, axis, page.Words.Rate, [new(limit, "bar " + page.Format.Short(limit), "bad", true)], limit);
                page.Out.Leaf("figcaption", "Shaded: below the bar. Lines in bold decide.");
            }

            using (page.Out.In("div"))
            {
                BarTest bar = page.Deciding.Bar;
                page.Out.Leaf("h3", "In words");
                page.List(
                [
                    $"To be rejected for a promotion: “{page.Deciding.Hypothesis}”.",
                    bar.Successes is { } right
                        ? $"{ReportNumbers.Count(right)} of {ReportNumbers.Count(bar.Units)} distinct inputs {page.Words.Right}: {ReportNumbers.P(bar.PValue)} ({bar.Method})."
                        : $"A mean {page.Words.Rate} of {page.Format.Value(bar.Value)} over {ReportNumbers.Count(bar.Units)} distinct queries: {ReportNumbers.P(bar.PValue)} ({bar.Method}).",
                    $"Each bound holds with {ReportNumbers.ShortPercent(bar.Confidence)} confidence; this is look {ReportNumbers.Count(page.Result.Look.Number)} at these {page.Words.Inputs}.",
                    .. page.Deciding.HarmedSlices.Count > 0 ? new[] { "Proven harm in: " + string.Join(", ", page.Deciding.HarmedSlices) + "." } : [],
                ]);
            }
        }

        page.Data(page.Words.IsRanking ? "Tests against the bar" : "Exact tests against the bar", ["System", page.Words.IsRanking ? page.Words.Rate : "Share", "Low", "High", "Bar", "p", ReportWords.Capital(page.Words.Inputs)], all.Select(a => (IReadOnlyList<string>)
        [
            a.Name, page.Format.Value(a.Bar.Value), page.Format.Value(a.Bar.Low), page.Format.Value(a.Bar.High), page.Format.Short(a.Bar.Bar),
            ReportNumbers.PValue(a.Bar.PValue), ReportNumbers.Count(a.Bar.Units),
        ]));
    }

    private static string Counts(DifferenceResult lead) => lead switch
    {
        { Counts: { } c } => $"On {ReportNumbers.Count(c.Count)} distinct inputs both were right {ReportNumbers.Count(c.Both)} times, only the system {ReportNumbers.Count(c.OnlyFirst)} times, only {lead.Comparator} {ReportNumbers.Count(c.OnlySecond)} times, neither {ReportNumbers.Count(c.Neither)} times.",
        { Scores: { } s } => $"On {ReportNumbers.Count(lead.Units)} distinct queries the system's order was better {ReportNumbers.Count(s.Better)} times, that of {lead.Comparator} {ReportNumbers.Count(s.Worse)} times, and both were as good {ReportNumbers.Count(s.Equal)} times; the differences have a standard deviation of {ReportNumbers.Decimal(s.Deviation)}.",
        _ => $"{ReportNumbers.Count(lead.Units)} were compared.",
    };

    private static string In(ReportPage page) => page.Words.IsRanking ? "" : ", in points";

    private static string Short(string name) => VisibleText.Cut(name, 24);
}
