namespace Understudy.Evaluation;

/// <summary>Horizontal bars from zero with the figure beside each: lengths are to be compared, so the axis is linear and starts at 0.</summary>
internal static class BarPlot
{
    private const double RowHeight = 30;

    /// <summary>Draws the bars in order; a null value is shown as –.</summary>
    public static void Draw(Markup markup, PlotHeader header, IReadOnlyList<(string Label, double? Value, string Text, string Style)> bars)
    {
        double left = 10 + bars.Max(b => Math.Min(140, TextMeasure.Width(b.Label, SvgCanvas.FontSize)));
        double right = 8 + bars.Max(b => TextMeasure.Width(b.Text, SvgCanvas.FontSize));
        double greatest = Math.Max(1e-300, bars.Max(b => b.Value ?? 0));
        using var canvas = new SvgCanvas(markup, header, SvgCanvas.DefaultWidth, (RowHeight * bars.Count) + 8);
        double width = canvas.Width - left - right;
        for (int i = 0; i < bars.Count; i++)
        {
            (string label, double? value, string text, string style) = bars[i];
            double y = 4 + (RowHeight * i), length = width * ((value ?? 0) / greatest);
            canvas.Text(0, y + 19, TextMeasure.Fit(label, left - 9, SvgCanvas.FontSize), "start", "label");
            if (value is not null)
            {
                canvas.Rectangle(left, y + 5, Math.Max(1.5, length), RowHeight - 11, "bar " + style, $"{label}: {text}", radius: 2);
            }

            canvas.Text(left + length + 6, y + 19, text, "start", "tick");
        }

        canvas.Line(left, 2, left, canvas.Height - 2, "axis");
    }
}
