using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Xunit;

namespace Understudy.Evaluation.Tests.Reports;

public sealed partial class HtmlReportTests
{
    public static TheoryData<string> Names => [.. ReportFixtures.All().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_is_well_formed_whatever_it_holds(string name)
    {
        XDocument page = Parse(Render(name));

        Assert.Equal("html", page.Root!.Name.LocalName);
        Assert.Equal(["head", "body"], page.Root.Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public void Every_trained_rung_is_shown_and_which_was_chosen()
    {
        XElement card = Parse(HtmlReport.Render(ReportFixtures.Promote(), null)).Root!.Descendants("section").Single(s => (string?)s.Attribute("id") == "rungs");
        string[][] rows = [.. card.Descendants("tbody").Elements("tr").Select(r => r.Elements().Select(c => c.Value).ToArray())];

        Assert.Equal(["linear", "encoder"], rows.Select(r => r[0]));
        Assert.Equal(["chosen", ""], rows.Select(r => r[^1]));
        Assert.DoesNotContain("id=\"rungs\"", HtmlReport.Render(ReportFixtures.Promote() with { Rungs = [] }, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_are_shown_by_responder_function_and_cause()
    {
        XElement card = Parse(Render("calls")).Root!.Descendants("section").Single(s => (string?)s.Attribute("id") == "calls");
        string[][] rows = [.. card.Descendants("tbody").Elements("tr").Select(r => r.Elements().Select(c => c.Value).ToArray())];
        CallFigures specialist = ReportFixtures.Calls().Calls[0];

        Assert.Equal(["Wrong but valid", ReportNumbers.PercentInterval(specialist.WrongButValid).Replace('\u00a0', ' ')], rows.Single(r => r[0] == "Wrong but valid")[..2]);
        Assert.Equal(["set_light", "40"], rows.Single(r => r[0] == "set_light")[..2]);
        Assert.Equal(["no readable call", "0", "8"], rows.Single(r => r[0] == "no readable call"));
        Assert.Contains(Parse(Render("calls")).Root!.Descendants("nav").Descendants("a"), a => (string?)a.Attribute("href") == "#calls");
        Assert.DoesNotContain("id=\"calls\"", Render("promote"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"#calls\"", Render("promote"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_fetches_and_runs_nothing(string name)
    {
        string html = Render(name);
        XElement root = Parse(html).Root!;
        string[] allowed = ["html", "head", "meta", "title", "style", "body", "a", "header", "nav", "main", "section", "footer", "div", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "span", "b", "bdi", "code", "pre", "figure", "figcaption", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "desc", "text", "line", "rect", "path", "polyline", "polygon"];

        Assert.Empty(root.DescendantsAndSelf().Select(e => e.Name.LocalName).Distinct().Except(allowed));
        Assert.DoesNotContain(root.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name.LocalName is "src" or "style" or "srcset" or "action");
        Assert.All(root.Descendants().Attributes("href"), a => Assert.StartsWith("#", a.Value, StringComparison.Ordinal));
        Assert.DoesNotMatch(ExternalReference(), html);
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'", root.Descendants("meta").Attributes("content").Select(a => a.Value).Single(v => v.Contains("default-src", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_plot_has_a_title_a_description_and_a_table_beside_it(string name)
    {
        XElement root = Parse(Render(name)).Root!;

        foreach (XElement svg in root.Descendants("svg"))
        {
            string[] ids = svg.Attribute("aria-labelledby")!.Value.Split(' ');
            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.Equal($"{svg.Element("title")!.Attribute("id")!.Value} {svg.Element("desc")!.Attribute("id")!.Value}", string.Join(' ', ids));
            Assert.All([svg.Element("title")!.Value, svg.Element("desc")!.Value], text => Assert.NotEmpty(text));
            Assert.NotEmpty(svg.Ancestors("section").First().Descendants("details").Descendants("table"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ids_are_unique_and_every_link_leads_somewhere(string name)
    {
        XElement root = Parse(Render(name)).Root!;
        string[] ids = [.. root.Descendants().Attributes("id").Select(a => a.Value)];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(root.Descendants().Attributes("href"), a => Assert.Contains(a.Value[1..], ids));
        Assert.All(root.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')), id => Assert.Contains(id, ids));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_number_that_is_none_reaches_the_page(string name)
    {
        string text = Parse(Render(name)).Root!.Element("body")!.ToString();

        Assert.DoesNotMatch(NotANumber(), text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_drawn_outside_its_picture(string name)
    {
        foreach (XElement svg in Parse(Render(name)).Root!.Descendants("svg"))
        {
            double[] box = [.. svg.Attribute("viewBox")!.Value.Split(' ').Select(Number)];
            foreach (XElement shape in svg.Descendants().Where(e => e.Name.LocalName is "line" or "rect" or "text"))
            {
                Assert.All(shape.Attributes().Where(a => a.Name.LocalName is "x" or "x1" or "x2"), a => Assert.InRange(Number(a.Value), 0, box[2]));
                Assert.All(shape.Attributes().Where(a => a.Name.LocalName is "y" or "y1" or "y2"), a => Assert.InRange(Number(a.Value), 0, box[3]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Same_result_gives_the_same_bytes(string name) => Assert.Equal(Render(name), Render(name));

    [Fact]
    public void Same_result_gives_the_same_bytes_in_another_culture()
    {
        string expected = Render("promote");
        CultureInfo before = CultureInfo.CurrentCulture;
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = strange;
            Assert.Equal(expected, Render("promote"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Text_from_outside_is_shown_and_never_obeyed()
    {
        string html = Render("hostile");

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("safe⟦U+202E⟧gnp.exe", html, StringComparison.Ordinal);
        Assert.Contains("one⟦U+2028⟧two", html, StringComparison.Ordinal);
        Assert.Contains("lone ⟦U+D800⟧ and ⟦U+0000⟧ and ⟦U+FFFE⟧", html, StringComparison.Ordinal);
        Assert.DoesNotContain(html, c => c is '\u202E' or '\u2028' or '\0' or '\uFFFE');
        Assert.Equal(1, html.Split("</style>").Length - 1);
    }

    [Fact]
    public void Agreement_is_never_called_truth_nor_disagreement_error()
    {
        string text = Parse(Render("agreement")).Root!.Element("body")!.Value;

        Assert.DoesNotContain("error", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("accuracy", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("mistake", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("is wrong", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("at most 5 % differs from the teacher", text, StringComparison.Ordinal);
        Assert.Contains("Most confident disagreements", text, StringComparison.Ordinal);
    }

    [Fact]
    public void First_line_says_what_is_truth_and_the_verdict_comes_next()
    {
        EvaluationResult result = ReportFixtures.Promote();
        XElement body = Parse(HtmlReport.Render(result)).Root!.Element("body")!;

        Assert.Equal(result.TruthStatement, body.Element("header")!.Elements("p").First().Value);
        Assert.Equal("verdict", body.Element("main")!.Elements().First().Attribute("id")!.Value);
        Assert.Equal(
            "Ready with gpt-4o-mini behind it: the specialist answers about 72 % of the inputs itself and hands the rest back; together they are proven no more than 2 points below gpt-4o-mini.",
            body.Descendants("h2").First().Value);
    }

    [Theory]
    [InlineData("agreement", "Not yet: it is proven to do harm in “security_legal”, whatever the average says.")]
    [InlineData("refuse", "Do not let it answer alone: it is proven worse than model-a.")]
    [InlineData("bare", "Not yet: the test neither proves the specialist good enough nor rules it out.")]
    public void Headline_is_one_sentence_for_every_outcome(string name, string expected) =>
        Assert.Equal(expected, Parse(Render(name)).Root!.Descendants("h2").First().Value);

    [Fact]
    public void Guarantee_is_stated_with_its_numbers() => Assert.Contains(
        "Of the inputs it keeps (confidence 0.731 or more), at most 5 % is wrong, with 95 % confidence (ε = 0.05, δ = 0.05, n = 601): it kept 429 of 601 distinct calibration inputs, 12 of them wrong.",
        Parse(Render("promote")).Root!.Value,
        StringComparison.Ordinal);

    [Fact]
    public void What_was_not_measured_is_a_dash()
    {
        XElement row = Parse(Render("promote")).Root!.Descendants("tr").First(r => r.Element("th")?.Value.StartsWith("gpt-4o-mini", StringComparison.Ordinal) == true);

        Assert.Equal(["–", "–", "–"], row.Elements("td").Skip(2).Take(3).Select(e => e.Value)); // log loss, calibration gap, latency
    }

    [Fact]
    public void Long_inputs_are_cut_between_characters()
    {
        string[] said = [.. Parse(Render("hostile")).Root!.Descendants("p").Where(p => p.Attribute("class")?.Value == "said").Select(p => p.Value)];

        Assert.NotEmpty(said);
        Assert.All(said, s => Assert.EndsWith("…", s, StringComparison.Ordinal));
        Assert.All(said, s => Assert.DoesNotMatch("\u200d…$", s));
        Assert.All(said, s => Assert.InRange(s.Replace("⟦U+2028⟧", "|", StringComparison.Ordinal).Length, 1, 340));
    }

    [Fact]
    public void Reports_can_be_looked_at()
    {
        // To look at the pages: UNDERSTUDY_REPORT_DIR=/tmp/pages dotnet test --project test/Understudy.Evaluation.Tests
        string? directory = Environment.GetEnvironmentVariable("UNDERSTUDY_REPORT_DIR");
        Assert.SkipWhen(string.IsNullOrEmpty(directory), "UNDERSTUDY_REPORT_DIR is not set.");
        foreach ((string name, EvaluationResult result) in ReportFixtures.All())
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(directory!).FullName, name + ".html"), HtmlReport.Render(result, DateTimeOffset.UnixEpoch));
        }
    }

    private static string Render(string name) => HtmlReport.Render(ReportFixtures.All().Single(f => f.Name == name).Result);

    // Figures and their units are held together by a no-break space; the expectations here are written with ordinary ones.
    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html.Replace('\u00a0', ' ')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"https?:|//[a-z]|url\(|@import|javascript:|data:", RegexOptions.IgnoreCase)]
    private static partial Regex ExternalReference();

    [GeneratedRegex(@"\bNaN\b|Infinity|∞", RegexOptions.None)]
    private static partial Regex NotANumber();
}
