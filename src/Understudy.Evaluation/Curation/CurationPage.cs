using System.Globalization;

using Understudy.Data;

namespace Understudy.Evaluation;

/// <summary>A review of examples as one self-contained HTML file. The same review and time give the same bytes.</summary>
public static class CurationPage
{
    private const int MostConflicts = 100, MostMixedUp = 12;

    /// <summary>Writes the page.</summary>
    /// <param name="facts">Where the examples came from.</param>
    /// <param name="report">The review.</param>
    /// <param name="suspects">How many suspicious labels are listed; all are in the file beside the page.</param>
    /// <param name="createdAt">When, shown in the page's foot in UTC; null shows no time.</param>
    /// <param name="version">The program's version.</param>
    public static string Render(CurationFacts facts, CurationReport report, int suspects, DateTimeOffset? createdAt, string version)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(report);
        var o = new Markup();
        var page = new PageParts(o);
        o.Doctype();
        using (o.In("html", ("lang", "en")))
        {
            PageParts.Head(o, $"Examples of {facts.Workload} – Understudy curate");
            using (o.In("body"))
            {
                o.Leaf("a", "Skip to the summary", ("class", "skip"), ("href", "#summary"));
                using (o.In("header", ("class", "wrap")))
                {
                    o.Leaf("p", "A review before learning. Nothing was changed or dropped.", ("class", "truth"));
                    o.Leaf("p", "Understudy curate", ("class", "eyebrow"));
                    using (o.In("h1"))
                    {
                        o.Text("What the examples of ");
                        page.User(facts.Workload);
                        o.Text(" are like");
                    }

                    o.Leaf("p", facts.Source, ("class", "muted number"));
                }

                using (o.In("main", ("class", "wrap")))
                {
                    Summary(page, facts, report);
                    Duplicates(page, report);
                    Conflicts(page, report);
                    Labels(page, report, suspects);
                    Drift(page, report);
                }

                using (o.In("footer", ("class", "wrap")))
                {
                    string when = createdAt is { } t ? t.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC, by " : "by ";
                    o.Leaf("p", $"Written {when}Understudy {version}. This file needs no network and runs no script; it quotes examples, so treat it as you treat them. --json gives the same figures.");
                }
            }
        }

        return o.ToString();
    }

    private static void Summary(PageParts page, CurationFacts facts, CurationReport r)
    {
        Markup o = page.Out;
        using (o.In("section", ("class", "card hero NotYet"), ("id", "summary"), ("aria-labelledby", "summary-h")))
        {
            o.Leaf("h2", CurationText.Headline(r), ("id", "summary-h"), ("class", "headline"));
            page.List(CurationText.Rows(facts, r));
        }

        using (o.In("dl", ("class", "tiles")))
        {
            PageParts.Tile(o, "Ceiling of agreement", r.Ceiling is { } c ? CurationText.Percent(c.Share.Value) : "unknown", r.Ceiling is { } i ? $"{CurationText.Percent(i.Share.Low)} to {CurationText.Percent(i.Share.High)}" : "no input repeats");
            PageParts.Tile(o, "Contradictions", CurationText.Number(r.Conflicts.Count), "inputs answered differently");
            PageParts.Tile(o, "Labels to look at", r.Noise is { } n ? CurationText.Number(n.Suspects.Count) : "–", r.Noise is null ? "not judged" : "by confident learning");
            PageParts.Tile(o, "Change over time", r.Drift is { } d ? d.MixPValue <= 0.05 ? "yes" : "not shown" : "–", r.Drift is { } e ? $"p = {CurationText.P(e.MixPValue)}" : r.NoDriftBecause ?? "");
        }
    }

    private static void Duplicates(PageParts page, CurationReport r)
    {
        using (page.Card("duplicates", "Duplicates", "Near-copies (Jaccard similarity of character 5-shingles of at least .85) and rows of one group are one unit: never divided between learning and testing, and one row in exact bounds."))
        {
            page.Table("Units by size", ["Size", "Units", "Rows"], r.Sizes.Select(b => (IReadOnlyList<string>)[CurationText.Band(b), CurationText.Number(b.Units), CurationText.Number(b.Rows)]));
            if (r.LargestGroups.Count > 0)
            {
                page.Data("Largest units", ["First input", "Rows", "Different inputs", "First line"], r.LargestGroups.Select(g => (IReadOnlyList<string>)[g.Excerpt, CurationText.Number(g.Rows), CurationText.Number(g.DistinctInputs), g.FirstLine.ToString(CultureInfo.InvariantCulture)]));
            }
        }
    }

    private static void Conflicts(PageParts page, CurationReport r)
    {
        using (page.Card("conflicts", "Contradictions", CurationText.Ceiling(r)))
        {
            if (r.Conflicts.Count > 0)
            {
                page.Table(
                    r.Conflicts.Count > MostConflicts ? $"The {MostConflicts} most outvoted of {CurationText.Number(r.Conflicts.Count)}" : "One input, different answers",
                    ["Input", "Rows", "Lines", "Answers"],
                    r.Conflicts.Take(MostConflicts).Select(c => (IReadOnlyList<string>)[c.Excerpt, CurationText.Number(c.Rows), CurationText.Lines(c), CurationText.Answers(c)]),
                    isLastText: true);
            }
        }
    }

    private static void Labels(PageParts page, CurationReport r, int shown)
    {
        using (page.Card("labels", "Labels to look at", CurationText.Noise(r)))
        {
            if (r.Noise is not { Suspects.Count: > 0 } n)
            {
                return;
            }

            page.Table(
                n.Suspects.Count > shown ? $"The first {CurationText.Number(shown)} of {CurationText.Number(n.Suspects.Count)}; all are in suspects.jsonl" : "Suspects, the most suspicious first",
                ["Input", "Line", "Label", "Its share", "Likelier", "Its share"],
                n.Suspects.Take(shown).Select(s => (IReadOnlyList<string>)[s.Excerpt, s.Line.ToString(CultureInfo.InvariantCulture), s.Label, CurationText.Percent(s.LabelShare), s.Likelier, CurationText.Percent(s.LikelierShare)]));
            page.Data("Labels that are mixed up", ["Label", "Likelier", "Estimated rows"], n.MixedUp.Take(MostMixedUp).Select(m => (IReadOnlyList<string>)[m.Label, m.Likelier, m.Rows.ToString("0.#", CultureInfo.InvariantCulture)]));
        }
    }

    private static void Drift(PageParts page, CurationReport r)
    {
        using (page.Card("drift", "Change over time", "What changed, and when. Tests take one row a unit, so that a burst of copies is no evidence."))
        {
            page.List(CurationText.Drift(r));
            if (r.Drift is not { } d)
            {
                return;
            }

            AnswerMixPlot.Draw(page, d);
            page.Table("Answers, first third against last", ["Answer", "First", "Last", "Difference", "p"], d.AnswerShifts.Take(MostMixedUp).Select(s => (IReadOnlyList<string>)[s.Answer, CurationText.Percent(s.Before), CurationText.Percent(s.After), CurationText.Range(s.Difference), s.PValue is { } p ? CurationText.P(p) : "–"]));
            if (d.WordShifts.Count > 0)
            {
                page.Table("Words, first third against last", ["Word", "First", "Last", "Difference"], d.WordShifts.Select(w => (IReadOnlyList<string>)[w.Word, CurationText.Percent(w.Before), CurationText.Percent(w.After), CurationText.Range(w.Difference)]));
            }
        }
    }
}
