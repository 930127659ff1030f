using System.Globalization;

using Understudy.Evaluation;

namespace Understudy.Research;

/// <summary>Student − teacher over the pool size, all arms; the zero line is the teacher.</summary>
internal static class CurveFigure
{
    private const double Height = 400, Wide = 640;

    // A colour, a shape and a stroke each, so that colour is never the only difference.
    private static readonly Dictionary<StudyArm, (string Style, PlotMark Mark, string Stroke, string Sign)> s_looks = new()
    {
        [StudyArm.Teacher] = ("s1", PlotMark.Circle, "", "●"),
        [StudyArm.Gold] = ("s3", PlotMark.Square, " dashed", "■"),
        [StudyArm.GoldOnly] = ("s3", PlotMark.Square, " dotted", "┄"),
        [StudyArm.Placebo] = ("s4", PlotMark.Triangle, " dotted", "▲"),
        [StudyArm.SelfTaught] = ("s2", PlotMark.Diamond, " dashed", "◆"),
        [StudyArm.Large] = ("s2", PlotMark.Triangle, "", "▲"),
    };

    public static void Draw(PageParts page, DistilCurveResult result)
    {
        MetricFormat format = DifferenceText.For(result.Metric);
        CurveArm[] arms = [.. result.Arms.Where(a => a.Points.Count > 0)];
        double first = result.Facts.Pools[0], last = result.Facts.Pools[^1];
        double low = Math.Min(0, arms.Min(a => a.Points.Min(p => p.Difference.Low))), high = Math.Max(0, arms.Max(a => a.Points.Max(p => p.Difference.High)));
        double chance = result.Chance - result.Teacher.Value;
        low = Math.Min(low, chance);
        AxisScale x = AxisScale.Log(first / 1.15, last * 1.15, ReportNumbers.Compact), y = AxisScale.Linear(low, high, v => format.Difference(v), 7);
        CurvePoint top = result.Arm(StudyArm.Teacher).Points[^1];
        string description = string.Create(CultureInfo.InvariantCulture, $"With the largest pool of {top.Rows:#,0} rows the student is {DifferenceText.Of(result.Metric, top.Difference)} from the teacher; {(result.Crossing is { } c ? $"it crosses at {c:#,0} rows" : "it does not cross")}.");
        Keys(page, arms);
        using (page.Out.In("figure"))
        using (var plot = new CurvePlot(page.Out, new PlotHeader("plot-curve", "Student − teacher by pool size", description), x, y, "rows in the pool (log scale)", $"student − teacher, {result.Metric}{(format.Unit.Length > 0 ? "," + format.Unit : "")}", Height, Wide))
        {
            CurveArm teacher = arms.First(a => a.Arm == StudyArm.Teacher);
            plot.Canvas.Polygon(teacher.Points.Select(p => (plot.X(p.Rows), plot.Y(p.Difference.High))).Concat(teacher.Points.Reverse().Select(p => (plot.X(p.Rows), plot.Y(p.Difference.Low)))), "band s1");
            plot.Horizontal(0, "line zero");
            plot.LabelLeft(0, $"the teacher, {format.Value(result.Teacher.Value)}", "zero", below: y.Fraction(0) > 0.9);
            plot.Horizontal(chance, "line zero dotted");
            plot.LabelLeft(chance, $"no knowledge of the input, {format.Value(result.Chance)}", "zero", below: y.Fraction(chance) > 0.9);
            foreach (CurveArm arm in arms.Reverse())
            {
                Arm(plot, arm, result.Metric);
            }
        }
    }

    private static void Arm(CurvePlot plot, CurveArm arm, string metric)
    {
        (string style, PlotMark mark, string stroke, _) = s_looks[arm.Arm];
        if (arm.Arm == StudyArm.GoldOnly)
        {
            plot.Horizontal(arm.Points[0].Difference.Value, $"line {style}{stroke}");
            return;
        }

        if (arm.Points.Count > 1)
        {
            plot.Line(arm.Points.Select(p => ((double)p.Rows, p.Difference.Value)), $"line {style}{stroke}{(arm.Arm == StudyArm.Teacher ? " thick" : "")}");
        }

        foreach (CurvePoint p in arm.Points)
        {
            // The band is the first arm's interval; the others show theirs in the tooltip and the table, or nothing could be seen.
            bool whiskers = arm.Arm == StudyArm.Teacher;
            plot.Point(p.Rows, p.Difference.Value, whiskers ? p.Difference.Low : null, whiskers ? p.Difference.High : null, mark, style, $"{arm.Name}, {DifferenceText.Rows(p.Rows)} rows: {DifferenceText.Of(metric, p.Difference)}");
        }
    }

    private static void Keys(PageParts page, CurveArm[] arms)
    {
        using (page.Out.In("ul", ("class", "keys")))
        {
            foreach (CurveArm arm in arms)
            {
                (string style, _, string stroke, string sign) = s_looks[arm.Arm];
                using (page.Out.In("li"))
                {
                    page.Out.Leaf("span", sign, ("class", "key " + style)).Text($" {arm.Name}{(stroke.Length > 0 ? $" ({stroke.Trim()})" : "")}");
                }
            }
        }
    }
}
