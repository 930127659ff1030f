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
        IReadOnlyList<(double Value, string Label, string Style)> lines,
        double? harmBelow = null)
    {
        double left = Gap + rows.Max(r => Math.Min(132, TextMeasure.Width(r.Label, SvgCanvas.FontSize)));
        double right = Gap + rows.Max(r => TextMeasure.Width(r.Text, SvgCanvas.FontSize));
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
        lastRight = double.NegativeInfinity;
        foreach ((double value, string label, string style) in lines.Where(l => axis.Contains(l.Value)).OrderBy(l => l.Value))
        {
            canvas.Line(X(value), Top, X(value), bottom, style);
            double half = TextMeasure.Width(label, SvgCanvas.FontSize) / 2;
            double center = Math.Clamp(X(value), half, canvas.Width - half);
            if (center - half > lastRight + 6)
            {
                canvas.Text(center, Top - 8, label, "middle", "label " + style);
                lastRight = center + half;
            }
        }

        for (int i = 0; i < rows.Count; i++)
        {
            IntervalRow row = rows[i];
            double y = Top + (RowHeight * (i + 0.5));
            string strong = row.IsStrong ? " strong" : "";
            canvas.Text(0, y + 4, TextMeasure.Fit(row.Label, left - Gap + 1, SvgCanvas.FontSize), "start", "label" + strong);
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
