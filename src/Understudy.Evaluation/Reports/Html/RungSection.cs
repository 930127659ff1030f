namespace Understudy.Evaluation;

/// <summary>Which specialists were trained, and why this one is judged.</summary>
internal static class RungSection
{
    public static void Write(ReportPage page)
    {
        IReadOnlyList<RungTrial> trials = page.Result.Rungs;
        if (trials.Count < 2)
        {
            return;
        }

        using (page.Card("rungs", "Which rung?", $"{ReportWords.Capital(page.Words.Rate)} on selection, where the choice was made; a dearer specialist has to lead by twice the standard deviation of the paired difference. The held-out rows were opened for the chosen one only."))
        {
            page.Table(
                "Specialists that were trained",
                ["Specialist", ReportWords.Capital(page.Words.Rate) + " on selection", "Against the first, paired", "Training", ""],
                trials.Select(t => (IReadOnlyList<string>)
                [
                    t.Name,
                    page.Format.Interval(t.Selection),
                    t.Difference is { } d ? page.Format.Difference(d.Value, d.Low, d.High) : ReportNumbers.Missing,
                    ReportNumbers.Duration(t.TrainSeconds),
                    t.Chosen ? "chosen" : "",
                ]),
                isLastText: true);
        }
    }
}
