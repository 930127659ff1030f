namespace Understudy.Evaluation;

/// <summary>The answers that should worry the reader most, in the inputs' own words.</summary>
internal static class MistakeSection
{
    private const int Shown = 8, InputLength = 300, LabelLength = 80;

    public static void Write(ReportPage page)
    {
        IReadOnlyList<Mistake> mistakes = page.Result.Mistakes;
        using (page.Card("mistakes", page.Words.Mistakes, page.Words.MistakesExplained))
        {
            if (mistakes.Count == 0)
            {
                page.Out.Leaf("p", "None.");
                return;
            }

            List(page, mistakes.Take(Shown));
            if (mistakes.Count > Shown)
            {
                using (page.Out.In("details"))
                {
                    page.Out.Leaf("summary", $"{ReportNumbers.Count(mistakes.Count - Shown)} more");
                    List(page, mistakes.Skip(Shown));
                }
            }
        }
    }

    private static void List(ReportPage page, IEnumerable<Mistake> mistakes)
    {
        Markup o = page.Out;
        using (o.In("ol", ("class", "mistakes")))
        {
            foreach (Mistake m in mistakes)
            {
                using (o.In("li"))
                {
                    o.Leaf("p", VisibleText.Cut(m.Input.Trim(), InputLength), ("class", "said"), ("dir", "auto"));
                    using (o.In("p", ("class", "facts number")))
                    {
                        Fact(page, "specialist: ", m.Answer, page.IsGold ? "no" : null);
                        Fact(page, page.Words.Truth + ": ", m.Truth);
                        if (page.IsGold && m.Teacher is not null)
                        {
                            Fact(page, page.TeacherName + ": ", m.Teacher);
                        }

                        o.Leaf("span", $"confidence {ReportNumbers.Decimal(m.Confidence)}");
                        if (page.Result.Escalation.Threshold is not null)
                        {
                            o.Leaf("span", m.Kept ? "kept" : "would be handed back");
                        }

                        o.Leaf("span", $"row {ReportNumbers.Count(m.Source)}");
                    }
                }
            }
        }
    }

    private static void Fact(ReportPage page, string name, string label, string? style = null)
    {
        using (page.Out.In("span", ("class", style)))
        {
            page.Out.Text(name);
            using (page.Out.In("b"))
            {
                page.User(VisibleText.Cut(label, LabelLength));
            }
        }
    }
}
