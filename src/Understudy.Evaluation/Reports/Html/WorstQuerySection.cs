namespace Understudy.Evaluation;

/// <summary>The queries that should worry the reader most, with the order that the specialist puts their items in.</summary>
internal static class WorstQuerySection
{
    private const int Shown = 5, Open = 2, Length = 300, ItemLength = 110;

    public static void Write(ReportPage page)
    {
        IReadOnlyList<WorstQuery> queries = page.Result.WorstQueries;
        using (page.Card("worst", page.Words.Mistakes, page.Words.MistakesExplained))
        {
            if (queries.Count == 0)
            {
                page.Out.Leaf("p", "None: every query is in perfect order.");
                return;
            }

            List(page, queries.Take(Shown), Open);
            if (queries.Count > Shown)
            {
                using (page.Out.In("details"))
                {
                    page.Out.Leaf("summary", $"{ReportNumbers.Count(queries.Count - Shown)} more");
                    List(page, queries.Skip(Shown), 0);
                }
            }
        }
    }

    private static void List(ReportPage page, IEnumerable<WorstQuery> queries, int open)
    {
        Markup o = page.Out;
        using (o.In("ol", ("class", "mistakes")))
        {
            foreach (WorstQuery q in queries)
            {
                using (o.In("li"))
                {
                    o.Leaf("p", VisibleText.Cut(q.Query.Trim(), Length), ("class", "said"), ("dir", "auto"));
                    using (o.In("p", ("class", "facts number")))
                    {
                        Fact(page, page.Words.Rate + ": ", ReportNumbers.Decimal(q.Ndcg10), page.IsGold ? "no" : null);
                        if (q.TeacherNdcg10 is { } theirs)
                        {
                            Fact(page, page.TeacherName + ": ", ReportNumbers.Decimal(theirs));
                        }

                        o.Leaf("span", $"confidence {ReportNumbers.Decimal(q.Confidence)}");
                        if (page.Result.Escalation.Threshold is not null)
                        {
                            o.Leaf("span", q.Kept ? "kept" : "would be handed back");
                        }

                        o.Leaf("span", $"{ReportNumbers.Count(q.Items)} items");
                        o.Leaf("span", $"row {ReportNumbers.Count(q.Source)}");
                    }

                    Ranking(page, q, open-- > 0);
                }
            }
        }
    }

    private static void Ranking(ReportPage page, WorstQuery query, bool isOpen)
    {
        Markup o = page.Out;
        bool hasTeacher = query.Ranking.Any(i => i.TeacherRank is not null);
        using (o.In("details", ("open", isOpen ? "open" : null)))
        {
            o.Leaf("summary", "Its ranking");
            using (page.Scroll("Ranking of " + VisibleText.Cut(query.Query, 60)))
            using (o.In("table", ("class", "ranking")))
            {
                using (o.In("thead"))
                using (o.In("tr"))
                {
                    Column(o, "Place", true);
                    Column(o, "Item", false);
                    Column(o, ReportWords.Capital(page.Words.Truth), true);
                    Column(o, "Best place", true);
                    if (hasTeacher)
                    {
                        Column(o, page.TeacherName, true);
                    }
                }

                using (o.In("tbody"))
                {
                    foreach (RankedItem item in query.Ranking)
                    {
                        using (o.In("tr"))
                        {
                            o.Leaf("td", ReportNumbers.Count(item.Rank), ("class", "number"));
                            using (o.In("td"))
                            {
                                page.User(VisibleText.Cut(item.Text.Trim(), ItemLength));
                            }

                            o.Leaf("td", ReportNumbers.Plain(item.Grade), ("class", "number"));
                            o.Leaf("td", ReportNumbers.Count(item.IdealRank), ("class", "number"));
                            if (hasTeacher)
                            {
                                o.Leaf("td", item.TeacherRank is { } rank ? ReportNumbers.Count(rank) : ReportNumbers.Missing, ("class", "number"));
                            }
                        }
                    }
                }
            }
        }
    }

    private static void Column(Markup o, string name, bool isNumber) => o.Leaf("th", name, ("scope", "col"), ("class", isNumber ? "number" : null));

    private static void Fact(ReportPage page, string name, string figure, string? style = null)
    {
        using (page.Out.In("span", ("class", style)))
        {
            page.Out.Text(name).Leaf("b", figure);
        }
    }
}
