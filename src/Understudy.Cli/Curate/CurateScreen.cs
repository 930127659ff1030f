using System.Globalization;

using Spectre.Console;

using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The tables of <c>understudy curate</c>.</summary>
internal static class CurateScreen
{
    private const int MostConflicts = 10, LongestText = 70;

    public static void Print(Terminal terminal, Curated curated, CurationFiles files, int suspects)
    {
        IAnsiConsole console = Screen.For(terminal);
        CurationReport report = curated.Report;
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{curated.Workload.Name}: {CurationText.Headline(report)}[/]");
        foreach (string line in CurationText.Rows(curated.Facts, report))
        {
            console.WriteLine("· " + line);
        }

        console.WriteLine("· " + CurationText.Ceiling(report));
        console.WriteLine("· " + CurationText.Noise(report));
        if (report.Noise is { } noise && noise.Rows < report.Answered)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Judged {noise.Rows:#,0} of {report.Answered:#,0} labelled rows."));
        }

        foreach (string line in CurationText.Drift(report))
        {
            console.WriteLine("· " + line);
        }

        if (report.Conflicts.Count > 0)
        {
            Table table = Of("contradiction", "rows", "lines", "answers");
            foreach (ConflictingInput c in report.Conflicts.Take(MostConflicts))
            {
                table.AddRow(new Text(Short(c.Excerpt)), new Text(CurationText.Number(c.Rows)), new Text(CurationText.Lines(c)), new Text(CurationText.Answers(c)));
            }

            console.Write(table);
        }

        if (report.Noise is { Suspects.Count: > 0 } n && suspects > 0)
        {
            Table table = Of("label to look at", "line", "label", "likelier");
            foreach (LabelSuspect s in n.Suspects.Take(suspects))
            {
                table.AddRow(new Text(Short(s.Excerpt)), new Text(s.Line.ToString(CultureInfo.InvariantCulture)), new Text($"{s.Label} {CurationText.Percent(s.LabelShare)}"), new Text($"{s.Likelier} {CurationText.Percent(s.LikelierShare)}"));
            }

            console.Write(table);
        }

        console.WriteLine($"Nothing was dropped. Page: {Session.Shown(files.Page)}{(files.Suspects is null ? "" : $"   All suspects: {Session.Shown(files.Suspects)}")}");
    }

    private static Table Of(string first, string second, string third, string fourth)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(first);
        table.AddColumn(new TableColumn(second).RightAligned());
        table.AddColumn(third);
        table.AddColumn(fourth);
        return table;
    }

    private static string Short(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestText ? line : line[..(LongestText - 1)] + "…";
    }
}
