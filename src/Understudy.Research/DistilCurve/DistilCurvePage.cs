using System.Globalization;

using Understudy.Evaluation;

namespace Understudy.Research;

/// <summary>The study as one self-contained HTML file, made of the evaluation report's pieces. The same study and time give the same bytes.</summary>
public static class DistilCurvePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="result">The study.</param>
    /// <param name="createdAt">When, shown in the page's foot in UTC; null shows no time.</param>
    /// <param name="version">The program's version.</param>
    public static string Render(DistilCurveResult result, DateTimeOffset? createdAt, string version)
    {
        ArgumentNullException.ThrowIfNull(result);
        var o = new Markup();
        var page = new PageParts(o);
        o.Doctype();
        using (o.In("html", ("lang", "en")))
        {
            PageParts.Head(o, $"{result.Verdict}: does a student beat its teacher? {result.Name} – Understudy study");
            using (o.In("body"))
            {
                o.Leaf("a", "Skip to the verdict", ("class", "skip"), ("href", "#verdict"));
                Header(page, result);
                using (o.In("main", ("class", "wrap")))
                {
                    Verdict(page, result);
                    Curve(page, result);
                    Pools(page, result);
                    Arms(page, result);
                    Method(page, result);
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

    private static void Header(PageParts page, DistilCurveResult r)
    {
        Markup o = page.Out;
        using (o.In("header", ("class", "wrap")))
        {
            o.Leaf("p", $"Judged by gold: {r.Metric} of students and teacher on the same held-out {Units(r)}.", ("class", "truth"));
            o.Leaf("p", "Understudy study · claim C1", ("class", "eyebrow"));
            using (o.In("h1"))
            {
                o.Text("Does a student beat its teacher? ");
                page.User(r.Name);
            }

            o.Leaf("p", $"{r.Kind} · pools of up to {DifferenceText.Rows(r.Facts.Pools[^1])} rows, {r.Facts.Repeats} {(r.Facts.Repeats == 1 ? "student" : "students")} a point · judged on {DifferenceText.Rows(r.Facts.Judged)} held-out {Units(r)}, {DifferenceText.Rows(r.Facts.Units)} independent", ("class", "muted number"));
        }
    }

    private static void Verdict(PageParts page, DistilCurveResult r)
    {
        Markup o = page.Out;
        (string tone, string sign, string headline) = r.Verdict switch
        {
            ClaimVerdict.Supported => ("Promote", "✓", $"Here the claim holds: with enough of its labels the student is above the teacher, from {DifferenceText.Rows(r.Crossing ?? 0)} rows on."),
            ClaimVerdict.Contradicted => ("Refuse", "✗", "Here the claim does not hold."),
            _ => ("NotYet", "?", "These rows do not settle it."),
        };
        using (o.In("section", ("class", "card hero " + tone), ("id", "verdict"), ("aria-labelledby", "verdict-h")))
        {
            o.Leaf("span", $"{sign} {r.Verdict}", ("class", "badge " + tone));
            o.Leaf("h2", headline, ("id", "verdict-h"), ("class", "headline"));
            o.Leaf("p", "The claim (C1, 2505.07105): a student that learns from a growing pool of a teacher's labels improves with the pool and ends up better than the teacher.", ("class", "muted"));
            o.Leaf("h3", "Why");
            page.List(r.Reasons);
            using (o.In("div", ("class", "mind")))
            {
                o.Leaf("h3", "Mind");
                page.List(r.Notes);
            }
        }

        CurvePoint last = r.Arm(StudyArm.Teacher).Points[^1];
        MetricFormat format = DifferenceText.For(r.Metric);
        using (o.In("dl", ("class", "tiles")))
        {
            PageParts.Tile(o, "Teacher", format.Value(r.Teacher.Value), format.Range(r.Teacher.Low, r.Teacher.High));
            PageParts.Tile(o, $"Student, {DifferenceText.Rows(last.Rows)} rows", format.Value(last.Score.Value), format.Range(last.Score.Low, last.Score.High));
            PageParts.Tile(o, "Student − teacher", format.Difference(last.Difference.Value), $"{format.Difference(last.Difference.Low)} to {format.Difference(last.Difference.High)}{format.Unit}");
            PageParts.Tile(o, "Crossing", r.Crossing is { } c ? DifferenceText.Rows(c) : "none", r.Crossing is null ? $"up to {DifferenceText.Rows(last.Rows)} rows" : "rows, smallest pool shown to be above");
        }
    }

    private static void Curve(PageParts page, DistilCurveResult r)
    {
        using (page.Card("curve", "Student − teacher by pool size", $"Above the zero line the student is better. Band and whiskers: {Percent(r)} interval over {DifferenceText.Rows(r.Facts.Units)} held-out units of {(r.Facts.Repeats == 1 ? "one student" : $"the mean of {r.Facts.Repeats} students")}."))
        {
            CurveFigure.Draw(page, r);
            page.Out.Leaf("p", $"{DifferenceText.Of(r.Metric, r.Slope)} with each doubling of the pool (least squares over all pools, {Percent(r)} interval).");
            page.Out.Leaf("p", FitText.Of(r));
            page.Data("Student − teacher by arm and pool", ["Pool", .. r.Arms.Where(a => a.Points.Count > 0).Select(a => a.Name)], r.Facts.Pools.Select(size => (IReadOnlyList<string>)
                [DifferenceText.Rows(size), .. r.Arms.Where(a => a.Points.Count > 0).Select(a => a.Points.FirstOrDefault(p => p.Rows == size || a.Arm == StudyArm.GoldOnly) is { } p ? DifferenceText.Of(r.Metric, p.Difference) : ReportNumbers.Missing)]));
        }
    }

    private static void Pools(PageParts page, DistilCurveResult r)
    {
        MetricFormat format = DifferenceText.For(r.Metric);
        string bound = Percent(r);
        using (page.Card("pools", "The teacher's labels, pool by pool", $"Simultaneous: one-sided lower bound at the level that Holm's procedure leaves this pool, so that with confidence {bound} none of the pools crosses by chance."))
        {
            page.Table($"Students on the teacher's labels{(format.Unit.Length > 0 ? "; differences in" + format.Unit : "")}", ["Pool", r.Metric, "Student − teacher", "Simultaneous lower bound", "Above the teacher", "Single students"], r.Arm(StudyArm.Teacher).Points.Select(p => (IReadOnlyList<string>)
            [
                DifferenceText.Rows(p.Rows),
                $"{format.Value(p.Score.Value)} {format.Range(p.Score.Low, p.Score.High)}",
                format.Difference(p.Difference.Value, p.Difference.Low, p.Difference.High),
                format.Difference(p.SimultaneousLow ?? double.NaN),
                p.Above == true ? "yes" : "not shown",
                string.Join(", ", p.Repeats.Select(format.Difference)),
            ]));
            page.Data("What was trained, repeat by repeat", ["Arm and pool", "Recipes"], r.Arms.SelectMany(a => a.Points.Select(p => (IReadOnlyList<string>)[$"{a.Name}, {DifferenceText.Rows(p.Rows)}", string.Join("; ", p.Recipes)])));
        }
    }

    private static void Arms(PageParts page, DistilCurveResult r)
    {
        using (page.Card("arms", "Arms", "What each line's students learn from, and where it ends."))
        {
            page.Table("Arms", ["Arm", "Largest pool", "Student − teacher there", "Learned numbers", "What it learns from"], r.Arms.Select(a => (IReadOnlyList<string>)
            [
                a.Name,
                a.Points.Count == 0 ? ReportNumbers.Missing : DifferenceText.Rows(a.Points[^1].Rows),
                a.Points.Count == 0 ? ReportNumbers.Missing : DifferenceText.Of(r.Metric, a.Points[^1].Difference),
                a.Points.Count == 0 ? ReportNumbers.Missing : ReportNumbers.Compact(a.Points[^1].Parameters),
                a.Missing is { } why ? $"{why} {a.Explanation}" : a.Explanation,
            ]), isLastText: true);
        }
    }

    private static void Method(PageParts page, DistilCurveResult r)
    {
        StudyFacts f = r.Facts;
        using (page.Card("method", "How it was done", "Enough to do it again."))
        using (page.Out.In("dl", ("class", "method")))
        {
            Item("Student", f.Student);
            Item("Larger student", f.LargeStudent);
            Item("Pools", $"{string.Join(", ", f.Pools.Select(p => DifferenceText.Rows(p)))} rows of {DifferenceText.Rows(f.AvailableRows)} with a teacher's label; nested: each is the beginning of one seeded order of the units, another order in each of the {f.Repeats} repeats (the last unit of a pool may be cut)");
            Item("Gold set", f.GoldRows == 0 ? "none: too few training rows have gold" : $"{DifferenceText.Rows(f.GoldRows)} rows at the beginning of each order; {DifferenceText.Rows(f.RowsWithGold)} training rows have gold");
            Item("Judged on", $"{DifferenceText.Rows(f.Judged)} held-out {Units(r)} with gold and a teacher's answer; left out: {DifferenceText.Rows(f.WithoutGold)} without gold{(r.Metric == "accuracy" ? "" : " above 0")}, {DifferenceText.Rows(f.WithoutTeacher)} without a teacher's answer; an answer that is no label counts as wrong");
            Item("Intervals", $"cluster bootstrap of units, {DifferenceText.Rows(f.Replicates)} resamples, two-sided {Percent(r)}; they speak of other inputs like these for these students, the column of single students of what training does by chance");
            Item("Verdict", $"Contradicted when the interval with the largest pool ends at or below 0, when the slope's interval ends at or below 0 or holds 0 and excludes {DifferenceText.Of(r.Metric, CrossingVerdict.WorthwhileSlope)}, or when the gold set alone is shown to match the teacher (one-sided). Supported when a pool's simultaneous bound and the largest pool's are above 0, the slope's interval is above 0, and the gold set alone, the placebo and the self-taught pool are shown to stay below the teacher. Else inconclusive");
            Item("Seed", f.Seed.ToString(CultureInfo.InvariantCulture));
            Item("Data and division", f.Data);
        }

        void Item(string name, string text)
        {
            page.Out.Leaf("dt", name);
            page.Out.Leaf("dd", text);
        }
    }

    private static string Units(DistilCurveResult r) => r.Metric == "accuracy" ? "rows" : "queries";

    private static string Percent(DistilCurveResult r) => (100 * r.Facts.Confidence).ToString("0.#", CultureInfo.InvariantCulture) + "\u00a0%";
}
