namespace Understudy.Evaluation;

/// <summary>Whether the average hides harm somewhere.</summary>
internal static class SliceSection
{
    private const int MostDrawn = 24;

    public static void Write(ReportPage page)
    {
        EvaluationResult r = page.Result;
        bool together = page.Deciding.Mode == PromotionMode.WithEscalation;
        string against = page.Deciding.Difference is { } d ? $"against {d.Comparator}" : "against the bar";
        string system = together ? "specialist with escalation" : "specialist alone";
        using (page.Card("slices", "Does the average hide harm?", $"The {system} {against}, slice by slice{(page.Words.IsRanking ? "" : ", in points")}. Testing many slices finds harm by chance, so p-values are corrected (Holm); “harm” is proven beyond the margin."))
        {
            (SliceResult Slice, SliceDelta Delta)[] all =
            [
                .. r.Slices.Select(s => (s, together ? s.WithEscalation ?? s.Alone : s.Alone))
                    .OrderBy(s => s.Item2.Harmed ? 0 : 1).ThenBy(s => s.s.Kind).ThenBy(s => s.Item2.Difference.Value).ThenBy(s => s.s.Name, StringComparer.Ordinal),
            ];
            if (all.Length == 0)
            {
                page.Out.Leaf("p", ReportNumbers.Missing + " No slice is large enough.");
                return;
            }

            string[] harmed = [.. all.Where(s => s.Delta.Harmed).Select(s => s.Slice.Name)];
            page.Out.Leaf("p", harmed.Length == 0 ? $"No harm is proven in any of {ReportNumbers.Count(all.Length)} slices." : $"Harm is proven in: {string.Join(", ", harmed)}.");
            Draw(page, all);
            page.Data(
                "Slices",
                ["Slice", "By", ReportWords.Capital(page.Words.Inputs), "Specialist", page.Deciding.Difference?.Comparator ?? "Bar", "Difference", "p", "p (Holm)", "Harm"],
                all.Select(s => (IReadOnlyList<string>)
                [
                    s.Slice.Name, s.Slice.Kind switch { SliceKind.Label => "label", SliceKind.Length => "length", SliceKind.Items => "items", _ => "time" }, ReportNumbers.Count(s.Slice.Units),
                    page.Format.Interval(s.Slice.Specialist), page.Format.Interval(s.Slice.Comparator),
                    page.Format.Difference(s.Delta.Difference.Value, s.Delta.Difference.Low, s.Delta.Difference.High), ReportNumbers.PValue(s.Delta.PValue),
                    ReportNumbers.PValue(s.Delta.AdjustedPValue), s.Delta.Harmed ? "proven" : "not proven",
                ]));
        }
    }

    private static void Draw(ReportPage page, (SliceResult Slice, SliceDelta Delta)[] all)
    {
        (SliceResult Slice, SliceDelta Delta)[] labels = [.. all.Where(s => s.Slice.Kind == SliceKind.Label)], others = [.. all.Where(s => s.Slice.Kind != SliceKind.Label)];
        using (page.Out.In("div", ("class", page.Words.IsRanking ? null : "split")))
        {
            Forest(page, "labels", "By label", labels);
            Forest(page, "others", page.Words.IsRanking ? "By query length, items and time" : "By length and time", others);
        }
    }

    private static void Forest(ReportPage page, string id, string title, (SliceResult Slice, SliceDelta Delta)[] all)
    {
        if (all.Length == 0)
        {
            return;
        }

        // With many slices the ones that matter are drawn: proven harm and the lowest; the rest is in the table.
        (SliceResult Slice, SliceDelta Delta)[] shown = [.. all.Take(MostDrawn)];
        double margin = page.Deciding.Difference?.Margin ?? 0;

        // A slice of five inputs has an interval of a whole axis; the axis is cut where nine in ten ends lie, the rest end in arrows.
        double[] ends = [.. shown.SelectMany(s => new[] { Math.Abs(s.Delta.Difference.Low), Math.Abs(s.Delta.Difference.High) }).Order()];
        double reach = Math.Max(Math.Max(0.04, 1.15 * shown.Max(s => Math.Abs(s.Delta.Difference.Value))), ends[(int)(0.9 * (ends.Length - 1))]);
        double low = Math.Max(Math.Min(-margin, shown.Min(s => s.Delta.Difference.Low)), -reach), high = Math.Min(Math.Max(0, shown.Max(s => s.Delta.Difference.High)), reach);
        AxisScale axis = AxisScale.Linear(low, high, page.Format.Margin, 5);
        IntervalRow[] rows =
        [
            .. shown.Select(s => new IntervalRow(
                Label(s.Slice),
                s.Delta.Difference.Value,
                s.Delta.Difference.Low,
                s.Delta.Difference.High,
                $"{page.Format.Difference(s.Delta.Difference.Value)} · n {ReportNumbers.Count(s.Slice.Units)}{(s.Delta.Harmed ? " ✕" : "")}",
                s.Delta.Harmed ? PlotMark.Square : s.Slice.Kind is SliceKind.Label or SliceKind.Items ? PlotMark.Circle : s.Slice.Kind == SliceKind.Length ? PlotMark.Diamond : PlotMark.Triangle,
                s.Delta.Harmed ? "bad" : s.Slice.Kind is SliceKind.Label or SliceKind.Items ? "s1" : s.Slice.Kind == SliceKind.Length ? "s3" : "s2")
            {
                IsStrong = s.Delta.Harmed,
            }),
        ];
        string description = $"{rows.Length} of {all.Length} slices. Lowest: " + string.Join("; ", shown.OrderBy(s => s.Delta.Difference.Value).Take(3).Select(s =>
            $"{s.Slice.Name} {page.Format.Difference(s.Delta.Difference.Value, s.Delta.Difference.Low, s.Delta.Difference.High)}{page.Format.Unit}")) + ".";
        PlotLine[] lines = margin > 0
            ? [new(-margin, "allowed " + page.Format.Difference(-margin), "bad", true), new(0, "equal", "zero")]
            : [new(0, page.Deciding.Difference is null ? "bar" : "equal", "bad", true)];
        using (page.Out.In("figure"))
        {
            page.Out.Leaf("h3", title);
            IntervalPlot.Draw(page.Out, new PlotHeader("plot-slices-" + id, $"Difference in every slice, {LowerCase(title)}, with intervals", description), rows, axis, page.Words.IsRanking ? "difference in " + page.Words.Rate : "difference in points", lines, -margin, id == "others" ? 168 : 150);
            string marks = id != "others" ? "● label" : page.Words.IsRanking ? "◆ length, ● items, ▲ time" : "◆ length, ▲ time";
            page.Out.Leaf("figcaption", $"{marks}, ■ ✕ proven harm; n: distinct {page.Words.Inputs}.{(shown.Length < all.Length ? $" The {shown.Length} lowest of {all.Length} are drawn." : "")}");
        }
    }

    private static string LowerCase(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    // The evaluation's names say "characters" and "time"; beside an axis there is no room for what the heading says anyway.
    private static string Label(SliceResult slice) => slice.Kind switch
    {
        SliceKind.Length => slice.Name.Replace(" characters", "", StringComparison.Ordinal).Replace("query length", "length", StringComparison.Ordinal),
        SliceKind.Time => slice.Name.StartsWith("time ", StringComparison.Ordinal) ? slice.Name[5..] : slice.Name,
        _ => slice.Name,
    };
}
