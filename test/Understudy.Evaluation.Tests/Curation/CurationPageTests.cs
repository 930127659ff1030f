using System.Xml.Linq;

using Understudy.Core;
using Understudy.Data;
using Understudy.Statistics;

using Xunit;

namespace Understudy.Evaluation.Tests.Curation;

public sealed class CurationPageTests
{
    private const string Hostile = "</td><script>alert('x')</script>&\u202e\u0000";
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_page_is_well_formed_and_runs_nothing_whatever_the_examples_hold()
    {
        string html = CurationPage.Render(Facts(Hostile), Report(Hostile), 10, s_start, "1.2.3");
        XElement root = XDocument.Parse(html[html.IndexOf("<html", StringComparison.Ordinal)..]).Root!;

        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName == "script");
        Assert.All(root.Descendants().Attributes("href"), a => Assert.StartsWith("#", a.Value, StringComparison.Ordinal));
        string[] ids = [.. root.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(root.Descendants().Attributes("aria-labelledby"), a => Assert.All(a.Value.Split(' '), id => Assert.Contains(id, ids)));
        Assert.Equal(html, CurationPage.Render(Facts(Hostile), Report(Hostile), 10, s_start, "1.2.3"));
    }

    [Fact]
    public void Every_line_of_the_plot_is_named_and_its_figures_stand_in_a_table()
    {
        string html = CurationPage.Render(Facts("helpdesk"), Report("billing"), 10, null, "1.2.3");
        XElement card = XDocument.Parse(html[html.IndexOf("<html", StringComparison.Ordinal)..]).Root!.Descendants("section").Single(s => (string?)s.Attribute("id") == "drift");

        Assert.Equal(["● billing", "■ other"], card.Descendants("li").Where(l => ((string?)l.Attribute("class"))?.StartsWith("key", StringComparison.Ordinal) == true).Select(l => l.Value.Trim()));
        Assert.Equal(2, card.Descendants("polyline").Count());
        Assert.Contains(card.Descendants("caption"), c => c.Value == "Answers by window");
        Assert.Contains("the dashed line is the largest change, 2026-03-03 00:00", card.Descendants("desc").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_judged_is_said_and_not_drawn()
    {
        CurationReport report = Report("billing") with { Drift = null, NoDriftBecause = "no row has a time", Noise = null, Ceiling = null, Conflicts = [] };
        string html = CurationPage.Render(Facts("helpdesk"), report, 10, null, "1.2.3");

        Assert.Contains("Change over time was not judged: no row has a time.", html, StringComparison.Ordinal);
        Assert.Contains("Labels were not judged", html, StringComparison.Ordinal);
        Assert.Contains("No input was answered more than once", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_say_counts_that_add_up_and_what_changed_when()
    {
        CurationReport report = Report("billing");
        Assert.Equal("100 examples, 90 independent; 1 contradiction, 1 label to look at again.", CurationText.Headline(report));
        Assert.Equal("105 rows = 100 kept + 3 left out (failed, truncated, cancelled or unreadable calls: rejects.jsonl) + 2 deleted on demand.", CurationText.Rows(Facts("helpdesk"), report)[0]);
        Assert.Equal(
            [
                "The mix of answers changes over time (p = 0.001, 90 independent inputs in 2 windows).",
                "The largest change is at 2026-03-03 00:00, to within a window (p = 0.001): billing 20 % → 60 %.",
                "Answers whose share varies: billing, last third against first +40 points (+20 points to +60 points).",
                "Words that changed most from the first third to the last: invoice 1 % → 30 %.",
            ],
            CurationText.Drift(report));
        Assert.StartsWith("5 inputs were answered more than once, and the teacher gave its own commonest answer in 90 % (80 % to 99 %)", CurationText.Ceiling(report), StringComparison.Ordinal);
    }

    private static CurationFacts Facts(string name) => new() { Workload = name, Source = name + ".jsonl", Total = 105, Rejected = 3, Forgotten = 2, RejectsPath = "rejects.jsonl" };

    private static CurationReport Report(string text)
    {
        var share = new Estimate { Value = 0.9, Low = 0.8, High = 0.99, Count = 5, Method = "m" };
        AnswerShift shift = new(text, 0.2, 0.6, new Interval(0.2, 0.6), 0.001), other = new("other", 0.8, 0.4, new Interval(-0.6, -0.2), 0.2);
        return new CurationReport
        {
            Rows = 100,
            Answered = 99,
            IsGold = false,
            RefusedLines = [4],
            DistinctInputs = 95,
            Units = 90,
            Sizes = [new UnitSizeBand(1, 1, 85, 85), new UnitSizeBand(3, 5, 5, 15)],
            LargestGroups = [new DuplicateGroup(text, 3, 1, 7)],
            Conflicts = [new ConflictingInput(text, 2, [new AnswerCount(text, [1]), new AnswerCount("?", [9])])],
            Ceiling = new AgreementCeiling(share, 0.85, 0.95, 12),
            Noise = new LabelNoise { Rows = 99, Share = share, MixedUp = [new MixedUpLabels(text, "other", 1.5)], Suspects = [new LabelSuspect { Row = 3, Line = 4, Label = text, Likelier = "other", LabelShare = 0.1, LikelierShare = 0.8, Margin = -0.7, Excerpt = text }] },
            Drift = new DriftReport
            {
                Rows = 100,
                Tested = 90,
                Answers = [text, "other"],
                Windows = [new DriftWindow(s_start, s_start.AddHours(23), [10, 40]), new DriftWindow(s_start.AddDays(1), s_start.AddDays(2), [30, 20])],
                MixPValue = 0.001,
                AnswerShifts = [shift, other],
                Change = new ChangePoint(s_start.AddDays(1), 1, 0.001, [shift with { PValue = null }]),
                WordsCompared = 12,
                WordShifts = [new WordShift("invoice", 0.01, 0.3, new Interval(0.1, 0.4))],
                Models = [new ModelSpan("large", s_start, s_start.AddDays(2), 100)],
            },
        };
    }
}
