using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The top of the page: what is judged against what, the verdict, why, what is missing, and four figures.</summary>
internal static class VerdictSection
{
    public static void WriteHeader(ReportPage page)
    {
        EvaluationResult r = page.Result;
        Markup o = page.Out;
        using (o.In("header", ("class", "wrap")))
        {
            o.Leaf("p", r.TruthStatement, ("class", "truth"));
            o.Leaf("p", "Understudy report", ("class", "eyebrow"));
            using (o.In("h1"))
            {
                page.User(r.Workload.Name);
            }

            ExampleCounts e = r.Workload.Examples;
            o.Leaf(
                "p",
                $"{r.Workload.Kind} · {ReportNumbers.Count(e.Total)} rows read, {ReportNumbers.Count(e.Rejected)} rejected · tested on {ReportNumbers.Count(r.Units.Test)} distinct {page.Words.Inputs} that nothing else saw",
                ("class", "muted number"));
        }
    }

    public static void Write(ReportPage page)
    {
        EvaluationResult r = page.Result;
        Markup o = page.Out;
        using (o.In("section", ("class", "card hero " + r.Decision), ("id", "verdict"), ("aria-labelledby", "verdict-h")))
        {
            page.Badge(r.Decision);
            o.Leaf("h2", VerdictText.Headline(page), ("id", "verdict-h"), ("class", "headline"));
            if (VerdictText.Guarantee(page) is { } guarantee)
            {
                o.Leaf("p", guarantee);
            }

            using (o.In("div", ("class", "modes")))
            {
                Mode(page, "Specialist alone", r.Alone, "No other model is called.");
                Mode(page, "With escalation", r.WithEscalation, r.WithEscalation is null ? "There is no teacher to hand back to." : $"What it is unsure of goes to {page.TeacherName}.");
            }

            Reasons(page);
            Missing(page);
            if (r.Warnings.Count > 0)
            {
                using (o.In("div", ("class", "mind")))
                {
                    o.Leaf("h3", "Mind");
                    page.List(r.Warnings);
                }
            }
        }

        Tiles(page);
    }

    private static void Mode(ReportPage page, string heading, ModeResult? mode, string use)
    {
        Markup o = page.Out;
        bool decides = mode is not null && mode.Mode == page.Deciding.Mode;
        using (o.In("div", ("class", "mode " + (mode?.Verdict.ToString() ?? "Unknown") + (decides ? " decides" : ""))))
        {
            using (o.In("h3"))
            {
                using (o.In("span"))
                {
                    o.Text(heading);
                    if (decides)
                    {
                        o.Text(" ").Leaf("span", "· this decides", ("class", "decider"));
                    }
                }

                if (mode is not null)
                {
                    page.Badge(mode.Verdict);
                }
                else
                {
                    o.Leaf("span", ReportNumbers.Missing, ("class", "badge Unknown"));
                }
            }

            o.Leaf("p", use, ("class", "muted"));
            if (mode is not null)
            {
                o.Leaf("p", VerdictText.Mode(page, mode), ("class", "number"));
            }
        }
    }

    private static void Reasons(ReportPage page)
    {
        string[] reasons = [.. page.Result.Reasons.Concat(page.Result.Reasons.Count == 0 ? page.Deciding.Reasons : []).Distinct(StringComparer.Ordinal).Except(Needed(page), StringComparer.Ordinal)];
        if (reasons.Length > 0)
        {
            page.Out.Leaf("h3", "Why");
            page.List(reasons);
        }
    }

    private static IEnumerable<string> Needed(ReportPage page) =>
        new[] { page.Result.Needs.TestExamples, page.Result.Needs.TrainExamples }.OfType<SizeNeed>().Select(n => n.Statement);

    private static void Missing(ReportPage page)
    {
        var missing = Needed(page).ToList();
        if (page.Result.Needs.CalibrationExamples is { } calibration)
        {
            missing.Add($"For a threshold to qualify, about {ReportNumbers.Count(calibration)} calibration {(page.Words.IsRanking ? "queries" : "examples")} are needed; there are {ReportNumbers.Count(page.Result.Escalation.Rows)}.");
        }

        if (missing.Count > 0)
        {
            page.Out.Leaf("h3", page.Result.Decision == Verdict.Promote ? "What would take it further" : "What is missing");
            page.List(missing);
        }
    }

    private static void Tiles(ReportPage page)
    {
        EvaluationResult r = page.Result;
        using (page.Out.In("dl", ("class", "tiles")))
        {
            Estimate rate = r.Alone.Rate;
            string beside = page is { IsGold: true, Teacher: { Metrics.Primary: { } theirs } teacher } ? $"{teacher.Name} {page.Format.Value(theirs.Value)}" : "the specialist alone";
            Tile(page, ReportWords.Capital(page.Words.Rate), page.Format.Value(rate.Value), $"{page.Format.Range(rate.Low, rate.High)} · {beside}");
            Tile(
                page,
                "Answers itself",
                r.Escalation.Threshold is null ? ReportNumbers.Missing : ReportNumbers.Percent(r.KeptOnTest?.Coverage.Value ?? r.Escalation.Coverage?.Value),
                r.Escalation.Threshold is null ? "no threshold qualified" : page.Words.IsRanking ? $"lacks at most {page.Format.Short(r.Escalation.MaxError)} on average, certified" : $"at most {ReportNumbers.ShortPercent(r.Escalation.MaxError)} {page.Words.Wrong}, certified");
            LatencySummary? latency = page.Specialist?.Latency;
            Tile(page, page.Words.IsRanking ? "One query takes" : "One answer takes", ReportNumbers.Latency(latency?.P50), latency is null ? "not measured" : page.Teacher is { } slow ? $"median · {slow.Name} {ReportNumbers.Latency(slow.Latency?.P50)}" : $"median · p99 {ReportNumbers.Latency(latency.P99)}");
            Estimate? cost = page.Specialist?.CostPer1000Usd;
            Tile(page, page.Words.IsRanking ? "1,000 queries cost" : "1,000 answers cost", ReportNumbers.Dollars(cost?.Value), page.Teacher is { } dear ? $"{dear.Name} {ReportNumbers.Dollars(dear.CostPer1000Usd?.Value)}" : "processor time");
        }
    }

    private static void Tile(ReportPage page, string name, string figure, string beside)
    {
        using (page.Out.In("div", ("class", "tile")))
        {
            page.Out.Leaf("dt", name);
            page.Out.Leaf("dd", figure, ("class", "big"));
            page.Out.Leaf("dd", beside, ("class", "sub"));
        }
    }
}
