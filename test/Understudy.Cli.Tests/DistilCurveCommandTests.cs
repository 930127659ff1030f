using System.Globalization;
using System.Text;
using System.Text.Json;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class DistilCurveCommandTests : IDisposable
{
    private static readonly string[] s_words = ["refund", "invoice", "card", "login", "password", "locked", "export", "csv", "backup"];
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_study_prints_a_table_a_verdict_and_where_the_page_is_and_again_the_same_document()
    {
        string[] command = ["distil-curve", Rows(300, noise: 5), "--label", "said", "--gold", "truth", "--pools", "40,all", "--repeats", "1", "--budget", "0.2", "--out", _directory["page.html"]];

        (int code, string output, string error) = await RunAsync(command);

        Assert.True(code == 0, error);
        Assert.Contains("180 training rows to draw pools from, 45 held-out rows opened (look 1)", output, StringComparison.Ordinal);
        Assert.Contains("Student − teacher, points; intervals 95 %", output, StringComparison.Ordinal);
        Assert.Contains("Claim C1 (a student beats its teacher)  ", output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(_directory["page.html"]), StringComparison.Ordinal);

        // Again: nothing is fitted, the look is the same, and the document is the same bytes.
        (_, string json, string progress) = await RunAsync([.. command, "--json"]);
        (_, string again, _) = await RunAsync([.. command, "--json"]);
        Assert.Equal(json, again);
        Assert.Contains("(look 1)", progress, StringComparison.Ordinal);
        Assert.DoesNotContain("Fitting students", progress, StringComparison.Ordinal);
        JsonElement study = JsonDocument.Parse(json).RootElement.GetProperty("study");
        Assert.Equal([40, 180], study.GetProperty("facts").GetProperty("pools").EnumerateArray().Select(p => p.GetInt32()));
    }

    [Fact]
    public async Task Another_study_of_the_same_rows_is_another_look()
    {
        string[] command = ["distil-curve", Rows(300, noise: 5), "--label", "said", "--gold", "truth", "--repeats", "1", "--budget", "0.2"];
        await RunAsync([.. command, "--pools", "40,100"]);

        (_, string output, _) = await RunAsync([.. command, "--pools", "40,120"]);

        Assert.Contains("(look 2)", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--label said", "The study judges by gold: none of the 45 held-out rows has a gold label.")]
    [InlineData("--gold truth", "none of those with gold has a teacher's answer. Name its column with --label COLUMN")]
    [InlineData("--label said --gold truth --pools 40,x", "--pools takes numbers of rows and 'all', such as 250,1000,all; found 'x'.")]
    [InlineData("--label said --gold truth --pools 40", "--pools takes 2 to 50 different numbers of rows")]
    [InlineData("--label said --gold truth --repeats 0 --gold-rows 3", "--gold-rows must be 20 or more; found 3.")]
    [InlineData("--label said --gold truth --rung tagger", "tagger")]
    [InlineData("--label said --gold truth --recipe r.json", "--recipe goes with --rung encoder.")]
    [InlineData("--label said --gold truth --rung encoder --budget 3", "--budget goes with --rung linear.")]
    [InlineData("--label said --gold truth --rung encoder --control-recipe none.json", "--control-recipe none.json cannot be read")]
    public async Task Wrong_usage_is_told(string options, string message)
    {
        (int code, _, string error) = await RunAsync(["distil-curve", Rows(300, noise: 5), .. options.Split(' ')]);

        Assert.True(code is ExitCodes.Usage or ExitCodes.Failed, error);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_rows_for_the_default_pools_are_told_with_what_to_do()
    {
        (int code, _, string error) = await RunAsync("distil-curve", Rows(300, noise: 5), "--label", "said", "--gold", "truth");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("the file has 180 (the rest is selection, calibration and test). Give more rows, or name smaller pools, such as --pools 50,100,all.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_file_judges_where_the_teachers_column_is_named_too()
    {
        string pool = Rows(200, noise: 5), test = _directory.Write("gold.csv", File.ReadAllText(pool).Replace("text,said,truth", "text,model,gold", StringComparison.Ordinal));
        string[] command = ["distil-curve", pool, "--label", "said", "--pools", "40,all", "--repeats", "1", "--budget", "0.2", "--test", test, "--test-gold", "gold"];

        (int missing, _, string error) = await RunAsync(command);
        (int code, string output, string other) = await RunAsync([.. command, "--test-label", "model"]);

        Assert.Equal(ExitCodes.Usage, missing);
        Assert.Contains("for a test file with --test-label COLUMN", error, StringComparison.Ordinal);
        Assert.True(code == 0, other);
        Assert.Contains("200 held-out rows opened", output, StringComparison.Ordinal);
        Assert.Contains("gold set alone: Not run: 0 training rows have gold", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_study_says_that_it_goes_on()
    {
        using var cancelled = new CancellationTokenSource();
        string path = Rows(300, noise: 5);
        var error = new CancellingWriter(cancelled);
        Terminal terminal = Of(new StringWriter(), error);

        int code = await CommandLineApplication.RunAsync(["distil-curve", path, "--label", "said", "--gold", "truth", "--pools", "40,all", "--workspace", _directory["w"], "--json"], terminal, cancelled.Token);

        Assert.Equal(ExitCodes.Cancelled, code);
        Assert.Contains("The study stopped; finished fits are kept in", error.ToString(), StringComparison.Ordinal);
    }

    private string Rows(int rows, int noise)
    {
        var random = new SeededRandom(new Seed(4));
        var text = new StringBuilder("text,said,truth\n");
        for (int i = 0; i < rows; i++)
        {
            int truth = i % 3, said = i % noise == 0 ? (truth + 1) % 3 : truth;
            text.Append(CultureInfo.InvariantCulture, $"message {i} {s_words[(3 * truth) + random.Next(3)]} {random.Next(100_000)} {s_words[random.Next(9)]} number {random.Next(100_000)},{"abc"[said]},{"abc"[truth]}\n");
        }

        return _directory.Write("rows.csv", text.ToString());
    }

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        StringWriter output = new(), error = new();
        int code = await CommandLineApplication.RunAsync([.. arguments, "--workspace", _directory["w"]], Of(output, error), TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private static Terminal Of(TextWriter output, TextWriter error) =>
        new() { Out = output, Error = error, In = TextReader.Null, ErrorIsInteractive = true, OutIsInteractive = false, Width = 140, Time = TimeProvider.System };

    /// <summary>Presses Ctrl-C as soon as the first students are there.</summary>
    private sealed class CancellingWriter(CancellationTokenSource source) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains("Fitting students", StringComparison.Ordinal) == true)
            {
                source.Cancel();
            }
        }
    }
}
