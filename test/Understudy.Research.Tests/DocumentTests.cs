using System.Text.Json;
using System.Xml.Linq;

using Understudy.Core;

using Xunit;

namespace Understudy.Research.Tests;

public sealed class DocumentTests
{
    private static readonly DateTimeOffset s_when = new(2026, 11, 28, 5, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_same_study_gives_the_same_bytes_at_any_number_of_threads()
    {
        DistilCurveResult one = await RunAsync(1), two = await RunAsync(2);

        Assert.Equal(DistilCurveJson.Write(one), DistilCurveJson.Write(two));
        Assert.Equal(DistilCurvePage.Render(one, s_when, "1"), DistilCurvePage.Render(two, s_when, "1"));

        static Task<DistilCurveResult> RunAsync(int threads) => DistilCurveStudy.RunAsync(
            World.Data(World.Labelled(300, .2), 160),
            new DistilCurveOptions { Pools = [60, 160], Repeats = 1, Replicates = 200 },
            new LinearStudent(TimeSpan.FromSeconds(0.3), threads),
            new FitStore(null),
            null,
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_document_names_claim_verdict_arms_and_points()
    {
        JsonElement root = JsonDocument.Parse(DistilCurveJson.Write(CrossingVerdictTests.Outcome())).RootElement, study = root.GetProperty("study");

        Assert.Equal("C1", root.GetProperty("claim").GetString());
        Assert.Equal(("Classification", "accuracy", 1000), (study.GetProperty("kind").GetString(), study.GetProperty("metric").GetString(), study.GetProperty("crossing").GetInt32()));
        Assert.Equal(JsonValueKind.Null, study.GetProperty("fit").ValueKind);
        JsonElement arms = study.GetProperty("arms");
        Assert.Equal(["Teacher", "Gold", "GoldOnly", "Placebo", "SelfTaught", "Large"], arms.EnumerateArray().Select(a => a.GetProperty("arm").GetString()));
        JsonElement point = arms[0].GetProperty("points")[1];
        Assert.Equal(
            ["rows", "score", "difference", "oneSidedLow", "oneSidedHigh", "simultaneousLow", "above", "repeats", "recipes", "parameters"],
            point.EnumerateObject().Select(p => p.Name));
        Assert.Equal((.05, .03, .07, 500L), (point.GetProperty("difference").GetProperty("value").GetDouble(), point.GetProperty("difference").GetProperty("low").GetDouble(), point.GetProperty("difference").GetProperty("high").GetDouble(), point.GetProperty("difference").GetProperty("count").GetInt64()));
    }

    [Fact]
    public void The_page_is_well_formed_fetches_nothing_and_encodes_what_comes_from_outside()
    {
        DistilCurveResult result = CrossingVerdictTests.Outcome() with { Name = "<script>alert(1)</script>\u202e", Verdict = ClaimVerdict.Supported, Reasons = ["a < b & c"] };

        string page = DistilCurvePage.Render(result, s_when, "1.2");

        var html = XDocument.Parse(page[page.IndexOf('\n', StringComparison.Ordinal)..]);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("⟦U+202E⟧", page, StringComparison.Ordinal);
        Assert.Contains("a &lt; b &amp; c", page, StringComparison.Ordinal);
        Assert.Contains("Written 2026-11-28 05:30 UTC, by Understudy 1.2.", page, StringComparison.Ordinal);
        string[] ids = [.. html.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>()];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(["verdict", "curve", "pools", "arms", "method"], html.Descendants("section").Select(s => (string?)s.Attribute("id")));
    }

    [Fact]
    public void The_plot_has_a_line_for_each_arm_the_zero_line_and_a_description()
    {
        string page = DistilCurvePage.Render(CrossingVerdictTests.Outcome(), null, "1");
        XElement svg = XDocument.Parse(page[page.IndexOf('\n', StringComparison.Ordinal)..]).Descendants("svg").Single();

        Assert.Equal("With the largest pool of 1,000 rows the student is +5.0 (+3.0 to +7.0) points from the teacher; it crosses at 1,000 rows.", svg.Element("desc")!.Value);
        Assert.Contains(svg.Elements("text"), t => t.Value == "the teacher, 80.0\u00a0%");
        Assert.Single(svg.Elements("polyline")); // one arm has two points
        Assert.Contains(svg.Elements("line"), l => (string?)l.Attribute("class") == "line s3 dotted"); // the gold set alone
        Assert.Equal(4, svg.Elements("path").Count()); // two of the first arm, placebo and self-taught
    }

    [Fact]
    public void Rankings_are_written_as_decimals()
    {
        string page = DistilCurvePage.Render(CrossingVerdictTests.Outcome() with { Kind = WorkloadKind.Relevance, Metric = "NDCG@10" }, null, "1");

        Assert.Contains("0.800", page, StringComparison.Ordinal);
        Assert.Contains("queries", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" points ", page, StringComparison.Ordinal);
    }
}
