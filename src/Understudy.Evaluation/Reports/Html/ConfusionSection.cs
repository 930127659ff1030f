namespace Understudy.Evaluation;

/// <summary>Which labels are taken for which.</summary>
internal static class ConfusionSection
{
    private const int MostLabels = 20;

    public static void Write(ReportPage page)
    {
        ConfusionResult c = page.Result.Confusion;
        bool drawn = c.Matrix is not null && c.Labels.Count is > 0 and <= MostLabels;
        string about = drawn
            ? $"Rows: {page.Words.Truth}; columns: the specialist's answer. Shade is the share of the row; the blue diagonal is {page.Words.Right}."
            : c.Labels.Count == 0 ? "Nothing was taken for anything else." : "The most frequent confusions; there are too many labels for a picture.";
        using (page.Card("confusion", page.Words.Confusion, about))
        {
            if (drawn)
            {
                using (page.Out.In("div", ("class", c.Labels.Count > 12 ? null : "split")))
                {
                    using (page.Out.In("figure"))
                    using (page.Scroll("Confusion heat map"))
                    {
                        string description = c.Top.Count == 0
                            ? "All answers are on the diagonal."
                            : "Most frequent: " + string.Join("; ", c.Top.Take(3).Select(t => $"{t.Truth} answered as {t.Answer} {ReportNumbers.Count(t.Count)} times")) + ".";
                        HeatMapPlot.Draw(page.Out, new PlotHeader("plot-confusion", $"Heat map of {page.Words.Truth} against answers", description), c.Labels, c.Matrix!, page.Words.Truth, "specialist's answer");
                    }

                    using (page.Out.In("div"))
                    {
                        Top(page, c, 8);
                    }
                }

                page.Data("All counts", ["", .. c.Labels], c.Labels.Select((label, i) => (IReadOnlyList<string>)[label, .. c.Matrix![i].Select(ReportNumbers.Count)]));
            }
            else
            {
                Top(page, c, 25);
            }
        }
    }

    private static void Top(ReportPage page, ConfusionResult c, int most)
    {
        if (c.Top.Count == 0)
        {
            page.Out.Leaf("p", "None.");
            return;
        }

        Markup o = page.Out;
        using (page.Scroll("Most frequent confusions"))
        using (o.In("table"))
        {
            o.Leaf("caption", "Most frequent confusions");
            using (o.In("thead"))
            using (o.In("tr"))
            {
                o.Leaf("th", ReportWords.Capital(page.Words.Truth), ("scope", "col"));
                o.Leaf("th", "Specialist", ("scope", "col"));
                o.Leaf("th", "Rows", ("scope", "col"), ("class", "number"));
                o.Leaf("th", "Of this label", ("scope", "col"), ("class", "number optional"));
            }

            using (o.In("tbody"))
            {
                foreach (ConfusionPair pair in c.Top.Take(most))
                {
                    using (o.In("tr"))
                    {
                        using (o.In("td"))
                        {
                            page.User(pair.Truth);
                        }

                        using (o.In("td"))
                        {
                            page.User(pair.Answer);
                        }

                        o.Leaf("td", ReportNumbers.Count(pair.Count), ("class", "number"));
                        o.Leaf("td", ReportNumbers.Percent(pair.ShareOfTruth), ("class", "number optional"));
                    }
                }
            }
        }
    }
}
