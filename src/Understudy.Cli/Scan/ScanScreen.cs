using System.Globalization;

using Spectre.Console;

using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The table of <c>understudy scan</c>.</summary>
internal static class ScanScreen
{
    private const int LongestBecause = 110;

    public static void Print(Terminal terminal, ScanReport report, string page)
    {
        IAnsiConsole console = Screen.For(terminal);
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{ScanText.Headline(report)}[/]");
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("workload");
        table.AddColumn("kind");
        foreach (string heading in new[] { "calls", "cost", "saving" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        table.AddColumn("outlook");
        foreach (ScannedWorkload w in report.Workloads)
        {
            table.AddRow(
                new Text(w.Name + (w.Versions > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({w.Versions} versions)") : "")),
                new Text(ScanText.Kind(w)),
                new Text(ScanText.Number(w.Calls)),
                new Text(ScanText.Percent(w.CostShare)),
                new Text(ScanText.Saving(w)),
                new Text(Short(ScanText.Said(w))));
        }

        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ScanText.Calls(report.Calls)} in {report.Seconds:0.0} s; {ScanText.Number(report.Unclustered)} ({ScanText.Percent(report.UnclusteredShare)} of the cost) without a recurring prompt."));
        foreach ((string reason, long count) in report.Rejected)
        {
            console.WriteLine(ScanText.LeftOut(reason, count));
        }

        if (report.Dollars is null)
        {
            console.WriteLine("Costs are shares of tokens: give a price list (--prices FILE) for dollars.");
        }

        console.WriteLine($"A forecast; only learn certifies. Page: {Session.Shown(page)}");
    }

    private static string Short(string text) => text.Length <= LongestBecause ? text : text[..(LongestBecause - 1)] + "…";
}
