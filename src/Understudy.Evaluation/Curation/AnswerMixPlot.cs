using System.Globalization;

using Understudy.Data;

namespace Understudy.Evaluation;

/// <summary>The shares of the answers that changed most, over time.</summary>
internal static class AnswerMixPlot
{
    private const int MostLines = 4;
    private const double Level = 0.05;

    /// <summary>Draws the plot with a table beside it.</summary>
    public static void Draw(PageParts page, DriftReport drift)
    {
        string[] shown = [.. drift.AnswerShifts.Take(MostLines).Select(s => s.Answer)];
        DateTimeOffset start = drift.Windows[0].From;
        double hours = (drift.Windows[^1].Until - start).TotalHours, unit = hours > 72 ? 24 : 1;
        double[] at = [.. drift.Windows.Select(w => (w.From + ((w.Until - w.From) / 2) - start).TotalHours / unit)];
        double most = shown.SelectMany(s => Shares(drift, s)).DefaultIfEmpty(1).Max();
        var header = new PlotHeader("mix", "Answers over time", $"Share of {string.Join(", ", shown)} in {drift.Windows.Count} windows of equally many rows{(drift.Change.PValue <= Level ? $"; the dashed line is the largest change, {CurationText.Time(drift.Change.At)}" : "")}.");
        Markup o = page.Out;
        using (o.In("ul", ("class", "keys")))
        {
            for (int i = 0; i < shown.Length; i++)
            {
                using (o.In("li", ("class", "key " + Style(i))))
                {
                    o.Text(Marker(i) + " ");
                    page.User(shown[i]);
                }
            }
        }

        var x = AxisScale.Linear(0, hours / unit, v => v.ToString("0.##", CultureInfo.InvariantCulture));
        var y = AxisScale.Linear(0, most, CurationText.Percent);
        using (var plot = new CurvePlot(o, header, x, y, $"{(unit > 1 ? "days" : "hours")} since {CurationText.Time(start)}", "share of the answers", width: 640))
        {
            if (drift.Change.PValue <= Level)
            {
                plot.Vertical((drift.Change.At - start).TotalHours / unit, "zero dashed");
            }

            for (int i = 0; i < shown.Length; i++)
            {
                double[] shares = Shares(drift, shown[i]);
                plot.Line(at.Zip(shares), $"line {Style(i)}");
                for (int w = 0; w < at.Length; w++)
                {
                    plot.Point(at[w], shares[w], null, null, (PlotMark)i, Style(i), $"{shown[i]}: {CurationText.Percent(shares[w])} from {CurationText.Time(drift.Windows[w].From)}", 3);
                }
            }
        }

        page.Data(
            "Answers by window",
            ["Window from", "Until", "Rows", .. drift.Answers],
            drift.Windows.Select(w => (IReadOnlyList<string>)[CurationText.Time(w.From), CurationText.Time(w.Until), CurationText.Number(w.Counts.Sum()), .. w.Counts.Select(c => CurationText.Number(c))]));
    }

    private static double[] Shares(DriftReport drift, string answer)
    {
        int index = drift.Answers.ToList().IndexOf(answer);
        return [.. drift.Windows.Select(w => (double)w.Counts[index] / w.Counts.Sum())];
    }

    private static string Style(int line) => "s" + (line + 1).ToString(CultureInfo.InvariantCulture);

    private static string Marker(int line) => (PlotMark)line switch { PlotMark.Square => "■", PlotMark.Diamond => "◆", PlotMark.Triangle => "▲", _ => "●" };
}
