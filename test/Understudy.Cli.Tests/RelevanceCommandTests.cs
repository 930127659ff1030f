using System.Globalization;
using System.Text.Json;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class RelevanceCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string Pairs(int queries, Func<int, int, string> grade, int items = 4) => _directory.Write(
        "pairs.csv",
        "q,title,grade,bm25\n" + string.Concat(Enumerable.Range(0, queries * items).Select(i => $"query number {i / items},item {i % items},{grade(i / items, i % items)},0.{i % 7}\n")));

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, ErrorIsInteractive = false, OutIsInteractive = false, Width = 140, Time = TimeProvider.System };
        int code = await CommandLineApplication.RunAsync([.. arguments, "--workspace", _directory["w"]], terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task Import_reports_queries_items_and_grades()
    {
        string path = Pairs(40, (_, item) => item == 0 ? "exact" : "no");

        (int code, string output, string error) = await RunAsync("import", path, "--name", "pairs", "--query", "q", "--item", "title", "--label", "grade", "--grades", "no=0, exact=2", "--responder", "BM25=bm25");

        Assert.True(code == 0, error);
        Assert.Equal(
            $"{path}: Csv, UTF-8; 160 rows = 160 kept + 0 rejected\n"
            + "  query: q, item: title, label: grade, BM25: bm25\n"
            + "  40 queries, 4 items each; 40 of them with items of different grades; label: 0 × 120, 2 × 40\n"
            + "Next: understudy train pairs\n",
            output);
    }

    [Fact]
    public async Task Many_different_grades_are_told_by_their_range()
    {
        (int code, string output, string error) = await RunAsync("import", Pairs(40, (query, item) => $"{query}.{item}"), "--query", "q", "--item", "title", "--label", "grade", "--gold", "bm25");

        Assert.True(code == 0, error);
        Assert.Contains("label: 160 grades from 0 to 39.3; gold: 0 × 23, 0.1 × 23,", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_tells_a_machine_the_same()
    {
        string test = _directory.Write("test.csv", "query,text,grade\na,x,1\na,y,0.5\na,y,0.25\nb,x,1\n");

        (int code, string output, string error) = await RunAsync("import", Pairs(3, (_, item) => $"{item}"), "--query", "q", "--label", "grade", "--test", test, "--test-query", "query", "--test-input", "text", "--json");

        Assert.True(code == 0, error);
        JsonElement document = JsonDocument.Parse(output).RootElement;
        Assert.Equal("Relevance", document.GetProperty("examples").GetProperty("kind").GetString());
        Assert.Equal(
            """{"queries":2,"rankableQueries":1,"items":{"minimum":1,"median":1,"maximum":3},"teacherGrades":[{"from":0.25,"to":0.25,"rows":1},{"from":0.5,"to":0.5,"rows":1},{"from":1,"to":1,"rows":2}],"goldGrades":[],"repeatedPairs":1,"conflictingPairs":1}""",
            document.GetProperty("test").GetProperty("relevance").GetRawText());
    }

    [Theory]
    [InlineData(20, 4, "Only 20 queries; fewer than 30 allow no statement, however many items they have. Grade items of more queries: a few hundred are a start, and the plan then says what is missing.")]
    [InlineData(40, 1, "None of the 40 queries has items of different grades: there is nothing to rank. Grade more items a query, good ones and others, or check that --query names the query.")]
    [InlineData(40, 2, "Only 20 of 40 queries have items of different grades; fewer than 30 allow no statement. Grade more items a query, or items of more queries.")]
    [InlineData(40, 0, "All 160 graded pairs have the grade 1: with one grade there is nothing to decide. Check --label and --gold; if only good pairs were recorded, add pairs that are not.")]
    public async Task Pairs_from_which_nothing_can_be_proven_are_an_honest_not_yet(int queries, int kind, string reason)
    {
        string path = kind switch
        {
            0 => Pairs(queries, (_, _) => "1"),
            1 => Pairs(queries, (query, _) => $"{query % 3}"),
            2 => Pairs(queries, (query, item) => query < 20 ? $"{item}" : "1"),
            _ => Pairs(queries, (_, item) => $"{item}"),
        };

        (int code, string output, string error) = await RunAsync("learn", path, "--query", "q", "--item", "title", "--gate");

        Assert.True(code == ExitCodes.NotPromoted, error);
        Assert.EndsWith($"Verdict  NOT YET\n{reason}\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_queries_are_told_to_a_machine_as_relevance()
    {
        (int code, string output, string error) = await RunAsync("learn", Pairs(5, (_, item) => $"{item}"), "--query", "q", "--gold", "grade", "--json");

        Assert.True(code == 0, error);
        JsonElement workload = JsonDocument.Parse(output).RootElement.GetProperty("workloads")[0];
        Assert.Equal(("Relevance", "gold", "NotYet"), (workload.GetProperty("kind").GetString(), workload.GetProperty("truth").GetString(), workload.GetProperty("verdict").GetProperty("alone").GetString()));
    }

    [Theory]
    [InlineData("--item", "title", "--query COLUMN")]
    [InlineData("--grades", "a=1", "--query COLUMN")]
    [InlineData("--query", "nothing", "Columns: q, title, grade, bm25.")]
    public async Task Options_that_do_not_fit_are_wrong_usage(string option, string value, string hint)
    {
        (int code, _, string error) = await RunAsync("learn", Pairs(40, (_, item) => $"{item}"), "--label", "grade", option, value);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(hint, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("irrelevant=0,partial=1,exact=2", "exact:2 irrelevant:0 partial:1")]
    [InlineData(" a = 1 , b=.5, ", "a:1 b:0.5")]
    [InlineData("x=y=3", "x=y:3")]
    [InlineData("yes and no=1e1", "yes and no:10")]
    public void Grades_are_words_with_numbers(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', GradesOption.Parse(text).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}:{g.Value.ToString(CultureInfo.InvariantCulture)}")));

    [Theory]
    [InlineData("exact", "--grades takes words with their numbers, such as \"irrelevant=0,partial=1,exact=2\"; found 'exact'.")]
    [InlineData("a=1,b=N", "--grades takes words with their numbers, such as \"irrelevant=0,partial=1,exact=2\"; found 'b=N'.")]
    [InlineData("=1", "--grades takes words with their numbers, such as \"irrelevant=0,partial=1,exact=2\"; found '=1'.")]
    [InlineData(",", "--grades takes words with their numbers, such as \"irrelevant=0,partial=1,exact=2\"; found none.")]
    [InlineData("a=1,a=2", "--grades names 'a' twice.")]
    public void Other_grades_are_wrong_usage(string text, string message)
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => GradesOption.Parse(text));

        Assert.Equal((ErrorCode.OptionsInvalid, message), (e.Code, e.Message));
    }
}
