using System.Globalization;

using Spectre.Console;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The tables of <c>understudy discover</c> and <c>understudy workloads</c>.</summary>
internal static class DiscoverScreen
{
    public static void List(Terminal terminal, IReadOnlyList<DiscoveredRecord> workloads, IReadOnlySet<string> fresh)
    {
        IAnsiConsole console = Screen.For(terminal);
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("workload");
        table.AddColumn("kind");
        table.AddColumn(new TableColumn("calls").RightAligned());
        table.AddColumn(new TableColumn("versions").RightAligned());
        table.AddColumn("id");
        table.AddColumn("");
        foreach (DiscoveredRecord w in workloads)
        {
            table.AddRow(
                new Text(w.Name),
                new Text(w.Labels > 0 ? string.Create(CultureInfo.InvariantCulture, $"{w.Kind} ({w.Labels})") : w.Kind.ToString()),
                new Text(ScanText.Number(w.Calls)),
                new Text(w.Workload.Versions.Count.ToString(CultureInfo.InvariantCulture)),
                new Text(w.Workload.Id[..12]),
                new Text(fresh.Contains(w.Workload.Id) ? "new" : w.State == DiscoveredState.Found ? "" : w.State.ToString().ToLowerInvariant()));
        }

        console.Write(table);
    }

    public static void Show(Terminal terminal, DiscoveredRecord w)
    {
        TextWriter o = terminal.Out;
        o.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{w.Name} · {w.Kind}{(w.Labels > 0 ? $" of {w.Labels} labels" : "")} · {ScanText.Calls(w.Calls)} in {w.Source}{(w.First is { } first && w.Last is { } last ? $", {first:yyyy-MM-dd} to {last:yyyy-MM-dd}" : "")}"));
        o.WriteLine($"id {w.Workload.Id}{(w.State == DiscoveredState.Found ? "" : ", " + w.State.ToString().ToLowerInvariant())}");
        for (int v = 0; v < w.Workload.Versions.Count; v++)
        {
            PromptTemplate template = w.Workload.Versions[v];
            o.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nversion {v + 1}, slots: {string.Join(", ", template.SlotNames)}"));
            o.WriteLine(template.ToString());
        }

        if (w.Kind is WorkloadKind.Classification && w.Labels > 1)
        {
            o.WriteLine($"\nLearn it    understudy learn --workload {w.Name}");
        }
    }
}
