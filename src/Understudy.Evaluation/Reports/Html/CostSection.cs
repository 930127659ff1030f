namespace Understudy.Evaluation;

/// <summary>What a thousand answers cost.</summary>
internal static class CostSection
{
    public static void Write(ReportPage page)
    {
        using (page.Card("cost", page.Words.IsRanking ? "What a thousand queries cost" : "What a thousand answers cost", "Recorded tokens at the price list's prices; the specialist's measured processor time at the price of a core-hour. Training and labelling are not in it."))
        {
            ResponderResult[] priced = [.. page.Result.Responders.Where(r => r.CostPer1000Usd is { } c && double.IsFinite(c.Value))];
            if (priced.Length == 0)
            {
                page.Out.Leaf("p", ReportNumbers.Missing + " No cost is known: the price list lacks the model, or the file has no token counts. Nothing is guessed.");
                return;
            }

            using (page.Out.In("div", ("class", "split")))
            {
                using (page.Out.In("figure"))
                {
                    (string, double?, string, string)[] bars = [.. priced.Select(r => (r.Name, (double?)r.CostPer1000Usd!.Value, ReportNumbers.Dollars(r.CostPer1000Usd.Value), ResponderSection.Look(r).Style))];
                    string description = string.Join("; ", priced.Select(r => $"{r.Name} {ReportNumbers.Dollars(r.CostPer1000Usd!.Value)}")) + ".";
                    BarPlot.Draw(page.Out, new PlotHeader("plot-cost", $"US dollars per 1,000 {Answers(page)}", description), bars);
                    page.Out.Leaf("figcaption", $"US dollars per 1,000 {Answers(page)}.");
                }

                using (page.Out.In("div"))
                {
                    page.List(Sentences(page));
                }
            }

            page.Data($"Cost per 1,000 {Answers(page)}", ["Responder", "US dollars", "Low", "High", "Method"], page.Result.Responders.Select(r => (IReadOnlyList<string>)
                [r.Name, ReportNumbers.Dollars(r.CostPer1000Usd?.Value), ReportNumbers.Dollars(r.CostPer1000Usd?.Low), ReportNumbers.Dollars(r.CostPer1000Usd?.High), r.CostPer1000Usd?.Method ?? ReportNumbers.Missing]));
        }
    }

    private static string Answers(ReportPage page) => page.Words.IsRanking ? "queries" : "answers";

    private static string One(ReportPage page) => page.Words.IsRanking ? "A ranking" : "An answer";

    private static IEnumerable<string> Sentences(ReportPage page)
    {
        double? teacher = page.Teacher?.CostPer1000Usd?.Value, alone = page.Specialist?.CostPer1000Usd?.Value, together = page.Escalating?.CostPer1000Usd?.Value;
        if (teacher is > 0 && alone is > 0)
        {
            yield return alone < teacher
                ? $"{One(page)} of the specialist costs 1/{ReportNumbers.Times(teacher.Value / alone.Value)} of one of {page.TeacherName}."
                : $"{One(page)} of the specialist costs {ReportNumbers.Times(alone.Value / teacher.Value)} times one of {page.TeacherName}.";
        }

        if (teacher is > 0 && together is { } both && double.IsFinite(both))
        {
            yield return both <= teacher
                ? $"With escalation the bill falls by {ReportNumbers.Percent(1 - (both / teacher.Value))}: what is handed back is still paid for."
                : $"With escalation the bill rises by {ReportNumbers.Percent((both / teacher.Value) - 1)}.";
        }

        if (page.Result.Specialist.TrainSeconds is { } seconds)
        {
            yield return $"Training, with all its choices, took {ReportNumbers.Duration(seconds)}.";
        }
    }
}
