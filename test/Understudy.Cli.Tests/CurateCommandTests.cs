using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

using Understudy.Core;
using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class CurateCommandTests : IDisposable
{
    private static readonly string[] s_billing = ["invoice", "charged", "refund", "receipt", "payment"], s_login = ["password", "login", "locked", "code", "account"];
    private readonly TemporaryDirectory _directory = new();

    private string Root => _directory["ws"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_review_shows_contradictions_suspects_by_line_and_drift_and_changes_nothing()
    {
        await ImportAsync();
        ContentHash before = Content();

        (int code, string output, string error) = await RunAsync("curate", "--suspects", "5");

        Assert.True(code == 0, error);
        Assert.Contains("triage: 302 examples, 272 independent; 1 contradiction, ", output, StringComparison.Ordinal);
        Assert.Contains("302 rows = 302 kept + 0 left out", output, StringComparison.Ordinal);
        Assert.Contains("billing × 1, login × 1", output, StringComparison.Ordinal);
        Assert.Contains("The largest change is at 2026-03-09 ", output, StringComparison.Ordinal);
        Assert.Equal(before, Content());

        // Row 11 is message 10, planted with the other label: it heads the list.
        string[] suspects = File.ReadAllLines(Path.Combine(Root, "reports", "triage", "suspects.jsonl"));
        JsonElement first = JsonDocument.Parse(suspects[0]).RootElement;
        Assert.Equal((11L, "billing", "login"), (first.GetProperty("line").GetInt64(), first.GetProperty("label").GetString(), first.GetProperty("likelier").GetString()));
        Assert.True(first.GetProperty("margin").GetDouble() < 0);
        Assert.Contains("│   11 │ billing ", output, StringComparison.Ordinal);

        string page = File.ReadAllText(Path.Combine(Root, "reports", "triage", "curation.html"));
        XElement root = XDocument.Parse(page[page.IndexOf("<html", StringComparison.Ordinal)..]).Root!;
        Assert.Equal(["summary", "duplicates", "conflicts", "labels", "drift"], root.Descendants("section").Select(s => (string?)s.Attribute("id")));
        Assert.Single(root.Descendants("svg"));
        Assert.Contains("&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_holds_the_whole_review_and_is_the_same_again()
    {
        await ImportAsync();
        string[] command = ["curate", "triage", "--json", "--page", _directory["out/review.html"]];

        (int code, string one, string error) = await RunAsync(command);
        (_, string two, _) = await RunAsync([.. command, "--threads", "1"]);

        Assert.True(code == 0, error);
        Assert.Equal(one, two);
        JsonElement root = JsonDocument.Parse(one).RootElement;
        Assert.Equal(_directory["out/review.html"], root.GetProperty("page").GetString());
        Assert.True(File.Exists(_directory["out/suspects.jsonl"]));
        JsonElement review = root.GetProperty("review");
        Assert.Equal(302, review.GetProperty("rows").GetInt32());
        Assert.InRange(review.GetProperty("ceiling").GetProperty("share").GetProperty("value").GetDouble(), 0, 1);
        Assert.Equal(File.ReadAllLines(_directory["out/suspects.jsonl"]).Length, review.GetProperty("noise").GetProperty("suspects").GetArrayLength());
        Assert.True(review.GetProperty("drift").GetProperty("mixPValue").GetDouble() <= 0.05);
    }

    [Fact]
    public async Task Forgetting_a_group_deletes_it_removes_the_review_and_names_who_learned_from_it()
    {
        await ImportAsync();
        await RunAsync("curate", "triage");
        ContentHash before = Content();
        using (var workspace = Workspace.Open(Root, TimeProvider.System))
        {
            workspace.AddSpecialist(new SpecialistRecord { Id = "triage-old", WorkloadId = "triage", Rung = Rung.Linear, Directory = "specialists/triage-old", Artifact = before, Data = before, Seed = 1, TrainSeconds = 1, Created = DateTimeOffset.UnixEpoch });
        }

        (int code, string output, string error) = await RunAsync("curate", "triage", "--forget-group", "customer-7");

        Assert.True(code == 0, error);
        Assert.Contains("Deleted 30 examples of triage; 272 are left", output, StringComparison.Ordinal);
        Assert.Contains("Train again: triage-old (linear, 1970-01-01)", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Root, "reports", "triage", "curation.html")));
        Assert.NotEqual(before, Content());

        (code, output, error) = await RunAsync("curate", "triage");
        Assert.True(code == 0, error);
        Assert.Contains("302 rows = 272 kept + 0 left out", output, StringComparison.Ordinal);
        Assert.Contains("+ 30 deleted on demand", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgetting_lines_prints_a_document()
    {
        await ImportAsync();
        (int code, string output, string error) = await RunAsync("curate", "triage", "--forget-line", "2", "--forget-line", "3", "--json");

        Assert.True(code == 0, error);
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal((2, 300, true), (root.GetProperty("examples").GetInt32(), root.GetProperty("left").GetInt32(), root.GetProperty("overwritten").GetBoolean()));
        Assert.Equal(Content().Hex, root.GetProperty("content").GetString());
        Assert.Empty(root.GetProperty("retrain").EnumerateArray());
        Assert.Contains("No specialist was made from them.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_and_changes_nothing()
    {
        Assert.Contains("the workspace is empty", (await RunAsync("curate")).Error, StringComparison.Ordinal);
        await ImportAsync();
        ContentHash before = Content();

        (int code, _, string error) = await RunAsync("curate", "triage", "--forget-group", "nobody", "--forget-line", "9999");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("no example of the group 'nobody' or on line 9999. Nothing was changed.", error, StringComparison.Ordinal);
        (code, _, error) = await RunAsync("curate", "triage", "--suspects", "-1");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("--suspects takes 0 or more; found -1.", error, StringComparison.Ordinal);
        Assert.Contains("no workload 'other'", (await RunAsync("curate", "other")).Error, StringComparison.Ordinal);
        Assert.Equal(before, Content());

        await RunAsync("import", Rows("second.csv"), "--input", "text", "--label", "label", "--name", "second");
        (code, _, error) = await RunAsync("curate");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("Name one of the workloads: second, triage.", error, StringComparison.Ordinal);
    }

    private async Task ImportAsync()
    {
        (int code, _, string error) = await RunAsync("import", Rows("rows.csv"), "--input", "text", "--label", "label", "--group", "who", "--time", "time", "--name", "triage");
        Assert.True(code == 0, error);
    }

    /// <summary>Two labels told by their words; message 10 has the wrong one; "&lt;b&gt;twice&lt;/b&gt;" has both; billing prevails from the eighth day.</summary>
    private string Rows(string name)
    {
        var random = new SeededRandom(new Seed(3));
        var start = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        string Time(int i) => start.AddHours(i).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        IEnumerable<string> rows = Enumerable.Range(0, 300).Select(i =>
        {
            bool billing = i != 10 && random.NextDouble() < (i < 168 ? 0.2 : 0.8);
            string[] words = billing ? s_billing : s_login;
            string label = billing || i == 10 ? "billing" : "login";
            return $"{words[random.Next(5)]} {words[random.Next(5)]} {words[random.Next(5)]} {random.NextUInt64():x} {random.NextUInt64():x},{label},{(i % 10 == 7 ? "customer-7" : "")},{Time(i)}";
        });
        string[] twice = [$"<b>twice</b> the very same question as before,billing,,{Time(300)}", $"<b>twice</b> the very same question as before!,login,,{Time(301)}"];
        return _directory.Write(name, "text,label,who,time\n" + string.Join('\n', [.. rows, .. twice]) + "\n");
    }

    private ContentHash Content()
    {
        using var workspace = Workspace.Open(Root, TimeProvider.System);
        return workspace.FindExamples("triage")!.Content;
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments) => ServedWorkspace.RunAsync(Root, arguments);
}
