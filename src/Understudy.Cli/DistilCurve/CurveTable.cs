using System.Globalization;

using Spectre.Console;

using Understudy.Core;
using Understudy.Research;

namespace Understudy.Cli;

/// <summary>The table that ends <c>distil-curve</c>: student − teacher by pool and arm, and the verdict on the claim.</summary>
public static class CurveTable
{
    /// <summary>Prints it.</summary>
    public static void Print(Terminal terminal, DistilCurveResult result)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(result);
        IAnsiConsole console = Screen.For(terminal);
        bool share = result.Metric == "accuracy";
        string unit = share ? "points" : result.Metric;
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{result.Name}[/] · {result.Kind} · {result.Metric} on {result.Facts.Judged:#,0} held-out {(share ? "rows" : "queries")} ({result.Facts.Units:#,0} independent), {result.Facts.Repeats} students a point");
        console.WriteLine($"The teacher: {Value(result.Teacher.Value)} ({Value(result.Teacher.Low)}–{Value(result.Teacher.High)}). Student − teacher, {unit}; intervals {100 * result.Facts.Confidence:0.#} %, the other arms' are on the page:");
        CurveArm[] controls = [.. result.Arms.Where(a => a.Arm != StudyArm.Teacher && a.Points.Count > 0)];
        var table = new Table { Border = TableBorder.Rounded };
        foreach (string heading in (string[])["pool", $"student {(share ? "%" : "")}".TrimEnd(), "on teacher's labels", "lower bound (Holm)", .. controls.Select(a => a.Name)])
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (CurvePoint p in result.Arm(StudyArm.Teacher).Points)
        {
            table.AddRow([
                new Text(p.Rows.ToString("#,0", CultureInfo.InvariantCulture)),
                new Text(Value(p.Score.Value)),
                new Text($"{Signed(p.Difference.Value)} ({Signed(p.Difference.Low)} to {Signed(p.Difference.High)})"),
                new Text($"{Signed(p.SimultaneousLow ?? double.NaN)}{(p.Above == true ? " above" : "")}"),
                .. controls.Select(a => new Text(a.Points.FirstOrDefault(q => q.Rows == p.Rows || a.Arm == StudyArm.GoldOnly) is { } q ? Signed(q.Difference.Value) : "–")),
            ]);
        }

        console.Write(table);
        Estimate s = result.Slope;
        console.WriteLine($"With each doubling of the pool: {Signed(s.Value)} ({Signed(s.Low)} to {Signed(s.High)}) {unit}");
        console.MarkupLineInterpolated($"[bold]Claim C1 (a student beats its teacher)[/]  {result.Verdict.ToString().ToUpperInvariant()}");
        foreach (string reason in result.Reasons)
        {
            console.WriteLine("· " + reason);
        }

        foreach (CurveArm arm in result.Arms.Where(a => a.Missing is not null))
        {
            console.WriteLine($"Note: {arm.Name}: {arm.Missing}");
        }

        foreach (string note in result.Notes)
        {
            console.WriteLine("Note: " + note);
        }

        string Value(double v) => (share ? 100 * v : v).ToString(share ? "0.0" : "0.000", CultureInfo.InvariantCulture);

        string Signed(double v) => double.IsNaN(v) ? "–" : (share ? 100 * v : v).ToString(share ? "+0.0;−0.0;0.0" : "+0.000;−0.000;0.000", CultureInfo.InvariantCulture);
    }
}
