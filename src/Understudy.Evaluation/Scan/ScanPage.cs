using System.Globalization;

namespace Understudy.Evaluation;

/// <summary>A scan as one self-contained HTML file. The same scan and time give the same bytes.</summary>
public static class ScanPage
{
    private const int Width = 640, Bar = 16, Gap = 6, Label = 230; // as wide as it is shown, so that its letters have their size

    /// <summary>Writes the page.</summary>
    /// <param name="report">The scan.</param>
    /// <param name="createdAt">When, shown in the page's foot in UTC; null shows no time.</param>
    /// <param name="version">The program's version.</param>
    public static string Render(ScanReport report, DateTimeOffset? createdAt, string version)
    {
        ArgumentNullException.ThrowIfNull(report);
        var o = new Markup();
        var page = new PageParts(o);
        o.Doctype();
        using (o.In("html", ("lang", "en")))
        {
            PageParts.Head(o, $"What could move: {report.Workloads.Count} workloads in {report.Source} – Understudy scan");
            using (o.In("body"))
            {
                o.Leaf("a", "Skip to the summary", ("class", "skip"), ("href", "#summary"));
                Header(page, report);
                using (o.In("main", ("class", "wrap")))
                {
                    Summary(page, report);
                    Shares(page, report);
                    List(page, report);
                    Prompts(page, report);
                    Method(page, report);
                }

                using (o.In("footer", ("class", "wrap")))
                {
                    string when = createdAt is { } t ? t.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC, by " : "by ";
                    o.Leaf("p", $"Written {when}Understudy {version}. This file needs no network and runs no script; --json gives the same figures.");
                }
            }
        }

        return o.ToString();
    }

    private static void Header(PageParts page, ScanReport r)
    {
        Markup o = page.Out;
        using (o.In("header", ("class", "wrap")))
        {
            o.Leaf("p", "A forecast from the log alone. Only learn trains a specialist, tests it and certifies it.", ("class", "truth"));
            o.Leaf("p", "Understudy scan", ("class", "eyebrow"));
            using (o.In("h1"))
            {
                o.Text("What of ");
                page.User(r.Source);
                o.Text(" could move to specialists?");
            }

            string span = r.From is { } from && r.Until is { } until ? $" · {from.UtcDateTime:yyyy-MM-dd} to {until.UtcDateTime:yyyy-MM-dd}" : "";
            string rejected = r.Rejected.Count == 0 ? "" : $" · {ScanText.Number(r.Rejected.Values.Sum())} lines that are no calls";
            o.Leaf("p", $"{ScanText.Calls(r.Calls)}{span}{rejected}", ("class", "muted number"));
        }
    }

    private static void Summary(PageParts page, ScanReport r)
    {
        Markup o = page.Out;
        ScannedWorkload[] movable = [.. r.Workloads.Where(w => w.Outlook == ScanOutlook.LikelyMovable)];
        string tone = movable.Length > 0 ? "Promote" : "NotYet";
        using (o.In("section", ("class", "card hero " + tone), ("id", "summary"), ("aria-labelledby", "summary-h")))
        {
            o.Leaf("span", movable.Length > 0 ? $"✓ {movable.Length} likely movable" : "? none likely movable yet", ("class", "badge " + tone));
            o.Leaf("h2", ScanText.Headline(r), ("id", "summary-h"), ("class", "headline"));
            page.List(movable.Select(w => $"{w.Name}: {w.Because}"));
        }

        using (o.In("dl", ("class", "tiles")))
        {
            PageParts.Tile(o, "Workloads", ScanText.Number(r.Workloads.Count), $"{r.Workloads.Count(w => w.Outlook == ScanOutlook.NeedsMore)} need more, {r.Workloads.Count(w => w.Outlook == ScanOutlook.NotSuited)} not suited");
            PageParts.Tile(o, "Cost of the log", ScanText.Money(r.Dollars), r.Dollars is null ? "give --prices FILE" : "at the price list");
            PageParts.Tile(o, "Could be saved", ScanText.SavedShare(r), "of the cost, sum over the likely movable");
            PageParts.Tile(o, "Left unclustered", ScanText.Percent(r.UnclusteredShare), $"{ScanText.Calls(r.Unclustered)} without a recurring prompt");
        }
    }

    private static void Shares(PageParts page, ScanReport r)
    {
        using (page.Card("shares", "Where the cost is", "One bar a workload: its share of the cost; the dark part is what a specialist is expected to save, the whisker its 95 % interval."))
        {
            Draw(page.Out, r);
        }
    }

    private static void Draw(Markup o, ScanReport r)
    {
        ScannedWorkload[] shown = [.. r.Workloads.Take(30)];
        double most = Math.Max(1e-9, Math.Max(r.UnclusteredShare, shown.Select(w => w.CostShare).DefaultIfEmpty(0).Max()));
        int height = ((shown.Length + 1) * (Bar + Gap)) + Gap;
        double scale = (Width - Label - 70) / most;
        using (o.In("svg", ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {height}")), ("role", "img"), ("aria-label", "Share of the cost by workload"), ("class", "plot wide")))
        {
            for (int i = 0; i <= shown.Length; i++)
            {
                ScannedWorkload? w = i < shown.Length ? shown[i] : null;
                double share = w?.CostShare ?? r.UnclusteredShare, y = Gap + (i * (Bar + Gap));
                o.Leaf("text", w is null ? "(unclustered)" : Short(w.Name), ("x", N(Label - 8)), ("y", N(y + Bar - 4)), ("text-anchor", "end"), ("class", "tick"));
                o.Empty("rect", ("x", N(Label)), ("y", N(y)), ("width", N(Math.Max(1, share * scale))), ("height", N(Bar)), ("fill", "currentColor"), ("fill-opacity", w is null ? ".12" : ".22"));
                if (w is { Outlook: ScanOutlook.LikelyMovable, Forecast: { } f })
                {
                    o.Empty("rect", ("x", N(Label)), ("y", N(y)), ("width", N(share * f.Saved.Value * scale)), ("height", N(Bar)), ("fill", "#2f7d4f"));
                    o.Empty("line", ("x1", N(Label + (share * f.Saved.Low * scale))), ("x2", N(Label + (share * f.Saved.High * scale))), ("y1", N(y + (Bar / 2.0))), ("y2", N(y + (Bar / 2.0))), ("stroke", "currentColor"), ("stroke-width", "2"));
                }

                o.Leaf("text", ScanText.Percent(share), ("x", N(Label + (share * scale) + 6)), ("y", N(y + Bar - 4)), ("class", "tick"));
            }
        }
    }

    private static void List(PageParts page, ScanReport r)
    {
        using (page.Card("workloads", "Workloads", "Dearest first. Likely movable: of those so marked at most " + ScanText.Percent(r.FalseDiscoveries) + " are expected to be wrong (Benjamini and Hochberg)."))
        {
            page.Table(
                "Workloads found",
                ["Workload", "Kind", "Calls", "Share of cost", "Saving", "Outlook"],
                r.Workloads.Select(w => (IReadOnlyList<string>)[w.Name, ScanText.Kind(w), ScanText.Number(w.Calls), ScanText.Percent(w.CostShare), ScanText.Saving(w), ScanText.Said(w)]),
                isLastText: true);
        }
    }

    private static void Prompts(PageParts page, ScanReport r)
    {
        Markup o = page.Out;
        using (page.Card("prompts", "Their prompts", "What is fixed, with a name in braces for what varies."))
        {
            foreach (ScannedWorkload w in r.Workloads)
            {
                using (o.In("details"))
                {
                    using (o.In("summary"))
                    {
                        page.User($"{w.Name} · {w.KindReason}{(w.Versions > 1 ? $" · {w.Versions} versions" : "")}");
                    }

                    using (o.In("p"))
                    {
                        page.User(w.Prompt);
                    }

                    o.Leaf("p", $"id {w.Id}", ("class", "muted number"));
                }
            }
        }
    }

    private static void Method(PageParts page, ScanReport r)
    {
        using (page.Card("method", "How this was made", "So that it can be doubted."))
        {
            page.List([
                "Calls that share stretches of fixed text are one workload; a new wording of a prompt that takes over from an old one is its next version.",
                "The kind is read from the answers: a closed set is one that hardly brings new answers and does not grow with time.",
                $"For closed sets a linear specialist answers calls that it did not learn from; a threshold is certified on part of them for at most {ScanText.Percent(r.MaximumError)} wrong with 95 % confidence, and the rest plays traffic, many times over. The interval holds the spread of both.",
                "Wrong means: not what the large model answered. A log knows no better truth unless it has one.",
                $"Scanned in {r.Seconds.ToString("0.0", CultureInfo.InvariantCulture)} s.",
                .. r.Rejected.Select(x => $"{ScanText.Number(x.Value)} lines were left out: {x.Key}."),
            ]);
        }
    }

    private static string Short(string name) => name.Length <= 34 ? name : name[..33] + "…";

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
