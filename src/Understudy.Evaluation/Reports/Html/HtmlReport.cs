using System.Globalization;

namespace Understudy.Evaluation;

/// <summary>
/// One evaluation as one self-contained HTML file: no network, no script, light and dark, readable on a phone and on paper. Text
/// from examples, labels and names is encoded, and characters that hide or reorder text are shown by their number.
/// The same result gives the same bytes.
/// </summary>
public static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="result">What is reported.</param>
    /// <param name="createdAt">When, shown in the page's foot in UTC; null shows no time.</param>
    public static string Render(EvaluationResult result, DateTimeOffset? createdAt = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var markup = new Markup();
        var page = new ReportPage(markup, result);
        markup.Doctype();
        using (markup.In("html", ("lang", "en")))
        {
            PageParts.Head(markup, $"{VerdictText.Name(result.Decision)}: {result.Workload.Name} – Understudy report");
            using (markup.In("body"))
            {
                markup.Leaf("a", "Skip to the verdict", ("class", "skip"), ("href", "#verdict"));
                VerdictSection.WriteHeader(page);
                Navigation(markup, page);
                using (markup.In("main", ("class", "wrap")))
                {
                    VerdictSection.Write(page);
                    ResponderSection.Write(page);
                    DifferenceSection.Write(page);
                    RungSection.Write(page);
                    if (page.Words.IsRanking)
                    {
                        EscalationSection.Write(page);
                        using (markup.In("div", ("class", "grid")))
                        {
                            SliceSection.Write(page);
                            LearningSection.Write(page);
                        }

                        WorstQuerySection.Write(page);
                    }
                    else
                    {
                        CallSection.Write(page);
                        using (markup.In("div", ("class", "grid")))
                        {
                            LearningSection.Write(page);
                            ReliabilitySection.Write(page);
                        }

                        EscalationSection.Write(page);
                        ConfusionSection.Write(page);
                        SliceSection.Write(page);
                        MistakeSection.Write(page);
                    }

                    CostSection.Write(page);
                    MethodSection.Write(page);
                }

                using (markup.In("footer", ("class", "wrap")))
                {
                    string when = createdAt is { } t ? t.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC, by " : "by ";
                    markup.Leaf("p", $"Written {when}Understudy{Version(result)}. This file needs no network and runs no script; report.json beside it holds the same figures.");
                }
            }
        }

        return markup.ToString();
    }

    private static void Navigation(Markup markup, ReportPage page)
    {
        (string Id, string Name)[] sections = page.Words.IsRanking
            ? [("verdict", "Verdict"), ("responders", "Responders"), ("difference", "Test"), ("escalation", "Escalation"), ("slices", "Slices"), ("learning", "Learning curve"), ("worst", "Worst queries"), ("cost", "Cost"), ("method", "Method")]
            :
        [
            ("verdict", "Verdict"), ("responders", "Responders"), ("difference", "Test"), .. page.Result.Calls.Count > 0 ? [("calls", "Calls")] : Array.Empty<(string, string)>(),
            ("learning", "Learning curve"), ("reliability", "Reliability"),
            ("escalation", "Escalation"), ("confusion", "Confusion"), ("slices", "Slices"), ("mistakes", page.IsGold ? "Mistakes" : "Disagreements"),
            ("cost", "Cost"), ("method", "Method"),
        ];
        using (markup.In("nav", ("aria-label", "Sections")))
        using (markup.In("div", ("class", "wrap")))
        using (markup.In("ul"))
        {
            foreach ((string id, string name) in sections)
            {
                using (markup.In("li"))
                {
                    markup.Leaf("a", name, ("href", "#" + id));
                }
            }
        }
    }

    private static string Version(EvaluationResult result) => result.Versions.TryGetValue("understudy", out string? version) ? " " + version : "";
}
