namespace Understudy.Evaluation;

/// <summary>Rows of points with intervals on one axis, a forest plot: names to the left, figures to the right.</summary>
internal static class IntervalPlot
{
    private const double RowHeight = 27, Top = 24, Bottom = 42, Gap = 10;

    /// <summary>
    /// Draws the rows in order. <paramref name="lines"/> are vertical lines with labels on top; everything below
    /// <paramref name="harmBelow"/> is shaded.
    /// </summary>
    public static void Draw(
        Markup markup,
        PlotHeader header,
        IReadOnlyList<IntervalRow> rows,
        AxisScale axis,
        string axisTitle,
        IReadOnlyList<PlotLine> lines,
        double? harmBelow = null,
        double mostLabel = 150)
    {
        double left = Gap + rows.Max(r => Math.Min(mostLabel, Width(r.Label, r)));
        double right = Gap + rows.Max(r => Width(r.Text, r));
        double height = Top + (RowHeight * rows.Count) + Bottom, bottom = height - Bottom;
        using var canvas = new SvgCanvas(markup, header, SvgCanvas.DefaultWidth, height);
        double start = left, width = canvas.Width - left - right;
        double X(double value) => start + (axis.Fraction(value) * width);
        if (harmBelow is { } harm && harm > axis.Low)
        {
            canvas.Rectangle(X(axis.Low), Top, X(harm) - X(axis.Low), bottom - Top, "harm");
        }

        double lastRight = double.NegativeInfinity;
        foreach (double tick in axis.Ticks)
        {
            string label = axis.Format(tick);
            double half = TextMeasure.Width(label, SvgCanvas.FontSize) / 2;
            canvas.Line(X(tick), Top, X(tick), bottom, "grid");
            if (X(tick) - half > lastRight + 5)
            {
                canvas.Text(X(tick), bottom + 16, label, "middle", "tick");
                lastRight = X(tick) + half;
            }
        }

        canvas.Line(start, bottom, start + width, bottom, "axis");
        canvas.Text(start + (width / 2), height - 6, axisTitle, "middle", "axis-title");
        PlotLine[] drawn = [.. lines.Where(l => axis.Contains(l.Value)).OrderBy(l => l.Value)];
        for (int i = 0; i < drawn.Length; i++)
        {
            PlotLine line = drawn[i];
            canvas.Line(X(line.Value), Top, X(line.Value), bottom, $"line {line.Style}{(line.IsDashed ? " dashed" : "")}");

            // Limit and equality are often close: the lower one's name ends at its line, the higher one's starts there.
            bool crowded = drawn.Length > 1 && Math.Abs(X(drawn[0].Value) - X(drawn[^1].Value)) < 80;
            string anchor = !crowded ? "middle" : i == 0 ? "end" : "start";
            double half = TextMeasure.Width(line.Label, SvgCanvas.FontSize) / 2;
            double at = crowded ? X(line.Value) + (i == 0 ? 4 : -4) : Math.Clamp(X(line.Value), half, canvas.Width - half);
            canvas.Text(at, Top - 8, line.Label, anchor, "label " + line.Style);
        }

        for (int i = 0; i < rows.Count; i++)
        {
            IntervalRow row = rows[i];
            double y = Top + (RowHeight * (i + 0.5));
            string strong = row.IsStrong ? " strong" : "";
            canvas.Text(0, y + 4, TextMeasure.Fit(row.Label, left - Gap + 1, Size(row)), "start", "label" + strong);
            canvas.Text(canvas.Width, y + 4, row.Text, "end", "tick" + strong);
            if (row.Limit is { } limit && axis.Contains(limit))
            {
                canvas.Line(X(limit), y - 9, X(limit), y + 9, "limit");
            }

            canvas.Line(X(row.Low), y, X(row.High), y, "whisker thick " + row.Style);
            End(canvas, axis, X, row.Low, y, row.Style);
            End(canvas, axis, X, row.High, y, row.Style);
            canvas.Mark(X(row.Value), y, row.Mark, "mark " + row.Style, $"{row.Label}: {row.Text}");
        }
    }

    private static double Width(string text, IntervalRow row) => TextMeasure.Width(text, Size(row));

    // Bold letters are about a tenth wider.
    private static double Size(IntervalRow row) => SvgCanvas.FontSize * (row.IsStrong ? 1.1 : 1);

    // An interval that leaves the axis ends in an arrow, not in a cap: it goes on.
    private static void End(SvgCanvas canvas, AxisScale axis, Func<double, double> x, double value, double y, string style)
    {
        if (axis.Contains(value))
        {
            canvas.Line(x(value), y - 4, x(value), y + 4, "whisker " + style);
        }
        else
        {
            double tip = x(value), back = value < axis.Low ? 5 : -5;
            canvas.Polyline([(tip + back, y - 4), (tip, y), (tip + back, y + 4)], "whisker " + style);
        }
    }
}
