using System.Globalization;

namespace Understudy.Evaluation;

/// <summary>A square table of counts as a heat map, shaded by the share of the row.</summary>
internal static class HeatMapPlot
{
    /// <summary>Draws rows (truth) against columns (answers). The figures stand in the cells, so that shade is never the only sign.</summary>
    public static void Draw(
        Markup markup, PlotHeader header, IReadOnlyList<string> labels, IReadOnlyList<IReadOnlyList<long>> counts, string rowTitle, string columnTitle)
    {
        int n = labels.Count;
        double names = Math.Min(128, labels.Max(l => TextMeasure.Width(VisibleText.Of(l), 11))) + 6;
        double cell = n <= 12 ? (SvgCanvas.DefaultWidth - names - 22) / n : 26;
        cell = Math.Min(cell, 60);
        double left = 20 + names, top = 20 + (names * 0.72) + 8;
        double width = Math.Max(SvgCanvas.DefaultWidth, left + (cell * n) + 2);
        using var canvas = new SvgCanvas(markup, header, width, top + (cell * n) + 4);
        canvas.Text(left + (cell * n / 2), 12, columnTitle, "middle", "axis-title");
        canvas.Text(12, top + (cell * n / 2), rowTitle, "middle", "axis-title", -90);
        for (int column = 0; column < n; column++)
        {
            // Slanting down to the right, names end at their column and lie over the row names' margin, not beyond the right edge.
            canvas.Text(left + (cell * (column + 0.5)) + 2, top - 5, TextMeasure.Fit(labels[column], names, 11), "end", "small", 45);
        }

        for (int row = 0; row < n; row++)
        {
            long total = counts[row].Sum();
            canvas.Text(left - 6, top + (cell * (row + 0.5)) + 4, TextMeasure.Fit(labels[row], names, 11), "end", "small");
            for (int column = 0; column < n; column++)
            {
                long count = counts[row][column];
                double share = total == 0 ? 0 : (double)count / total;
                double x = left + (cell * column), y = top + (cell * row);
                string tooltip = string.Create(CultureInfo.InvariantCulture, $"{labels[row]} → {labels[column]}: {count:N0} of {total:N0}");
                canvas.Rectangle(x + 0.5, y + 0.5, cell - 1, cell - 1, row == column ? "cell good" : "cell off", tooltip, count == 0 ? 0.05 : 0.12 + (0.88 * share), 2);
                if (count > 0)
                {
                    string text = count.ToString(CultureInfo.InvariantCulture);
                    string shade = share > 0.45 ? "count dark" : "count";
                    canvas.Text(x + (cell / 2), y + (cell / 2) + 3.5, text, "middle", TextMeasure.Width(text, 11) > cell - 2 ? shade + " tiny" : shade);
                }
            }
        }
    }
}
