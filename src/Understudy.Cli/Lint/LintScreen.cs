using System.Globalization;

using Spectre.Console;

using Understudy.Data;

namespace Understudy.Cli;

/// <summary>What <c>understudy lint</c> says.</summary>
internal static class LintScreen
{
    public static void Print(Terminal terminal, CallLintReport report, IReadOnlyList<LintFinding> findings, int listed)
    {
        IAnsiConsole console = Screen.For(terminal);
        foreach (LintFinding f in findings)
        {
            terminal.Out.WriteLine($"{(f.Line == 0 ? "tools" : "line " + Count(f.Line))}: {Name(f.Severity)}: {f.Message}");
        }

        foreach (LintCount c in report.Counts.Where(c => c.Count > listed))
        {
            terminal.Out.WriteLine($"… {Count(c.Count - listed)} more: {Name(c.Kind)}");
        }

        console.WriteLine();
        if (report.Traits.Count > 0)
        {
            Table traits = Headed("answers with", "answers", "survive");
            foreach (LintTrait t in report.Traits)
            {
                traits.AddRow(new Text(t.Name), new Text(Count(t.Calls)), new Text(Count(t.Survived)));
            }

            console.Write(traits);
        }

        if (report.Counts.Count > 0)
        {
            Table counts = Headed("found", "times", "what becomes of it");
            foreach (LintCount c in report.Counts.OrderBy(c => c.Severity))
            {
                counts.AddRow(new Text(Name(c.Kind)), new Text(Count(c.Count)), new Text(Name(c.Severity)));
            }

            console.Write(counts);
        }

        console.WriteLine($"{Count(report.Lines)} lines, {Count(report.Answers)} answers with {Count(report.Calls)} calls, functions offered: {Count(report.ToolSets)} set{(report.ToolSets == 1 ? "" : "s")}. {Count(report.Survived)} of {Count(report.Answers)} answers' calls survive record, train and serve unchanged.");
        console.WriteLine(report.LosesSilently ? "Something would be lost silently: see “lost” above." : "Nothing would be lost silently.");
    }

    private static Table Headed(string first, string second, string third)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(first);
        table.AddColumn(new TableColumn(second).RightAligned());
        table.AddColumn(third);
        return table;
    }

    private static string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Name(LintSeverity severity) => severity switch { LintSeverity.Lost => "lost", LintSeverity.HandedBack => "large model answers", _ => "note" };

    /// <summary><c>ContentBesideCalls</c> is <c>content beside calls</c>.</summary>
    private static string Name(LintKind kind) => string.Concat(kind.ToString().Select((c, i) => !char.IsUpper(c) || i == 0 ? char.ToLowerInvariant(c).ToString() : " " + char.ToLowerInvariant(c))).Replace("json", "JSON", StringComparison.Ordinal);
}
