using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Program;

/// <summary>Every message says what was expected, what was found, where, and what to do; exit codes are those of the design.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Rejects_a_file_that_is_not_there() => await FailsAsync(1, "nowhere.jsonl", "learn", "nowhere.jsonl");

    [Fact]
    public async Task Rejects_an_empty_file() => await FailsAsync(1, "empty", "learn", _directory.Write("empty.jsonl", ""));

    [Fact]
    public async Task Rejects_a_binary_file()
    {
        File.WriteAllBytes(_directory["binary.csv"], [0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0, 0, 200, 3]);

        await FailsAsync(1, "binary", "learn", _directory["binary.csv"]);
    }

    [Fact]
    public async Task Suggests_the_nearest_column()
    {
        string path = _directory.Write("rows.csv", "message,category\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"text {i},{(i % 2 == 0 ? "a" : "b")}\n")));

        await FailsAsync(2, "category", "learn", path, "--input", "message", "--label", "categroy");
    }

    [Fact]
    public async Task Too_few_rows_are_an_honest_not_yet()
    {
        string path = _directory.Write("rows.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"text {i},{(i % 2 == 0 ? "a" : "b")}\n")));
        var understudy = new UnderstudyProgram(_directory.Path);

        UnderstudyProgram.Finished learn = await understudy.RunAsync("learn", path, "--json");
        UnderstudyProgram.Finished gated = await understudy.RunAsync("learn", path, "--gate");

        Assert.True(learn.ExitCode == 0, learn.Error);
        Assert.Equal("NotYet", learn.Json.GetProperty("workloads")[0].GetProperty("verdict").GetProperty("alone").GetString());
        Assert.Equal(3, gated.ExitCode);
        Assert.Contains("30 rows", gated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Free_text_answers_are_refused_as_classification()
    {
        string path = _directory.Write("rows.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"text {i},a long free answer number {i}\n")));

        await FailsAsync(1, "label", "learn", path);
    }

    [Fact]
    public async Task A_file_called_prices_that_is_no_price_list_does_not_cost_the_training()
    {
        _directory.Write("prices.json", """{"somebody":"else's"}""");
        string path = _directory.Write("rows.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"{(i % 2 == 0 ? "red apple" : "blue sky")} number {i},{(i % 2 == 0 ? "a" : "b")}\n")));

        UnderstudyProgram.Finished learn = await new UnderstudyProgram(_directory.Path).RunAsync("learn", path, "--rungs", "linear", "--json");

        Assert.True(learn.ExitCode == 0, learn.Error);
        Assert.Contains("not a price list", learn.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_promises_are_all_named_at_once()
    {
        var understudy = new UnderstudyProgram(_directory.Path);

        UnderstudyProgram.Finished learn = await understudy.RunAsync("learn", UnderstudyProgram.Sample, "--max-error", "5", "--margin", "-1");

        Assert.Equal(2, learn.ExitCode);
        Assert.Contains("--max-error", learn.Error, StringComparison.Ordinal);
        Assert.Contains("--margin", learn.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_verbs_and_workloads_say_what_there_is()
    {
        var understudy = new UnderstudyProgram(_directory.Path);

        Assert.Equal(2, (await understudy.RunAsync("lern", "x")).ExitCode);
        UnderstudyProgram.Finished ask = await understudy.RunAsync("ask", "nothing", "text");
        Assert.Equal(1, ask.ExitCode);
        Assert.Contains("nothing", ask.Error, StringComparison.Ordinal);
    }

    private async Task FailsAsync(int code, string part, params string[] arguments)
    {
        UnderstudyProgram.Finished finished = await new UnderstudyProgram(_directory.Path).RunAsync(arguments);

        Assert.True(finished.ExitCode == code, $"exit {finished.ExitCode}: {finished.Error}");
        Assert.Contains(part, finished.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at Understudy", finished.Error, StringComparison.Ordinal); // no stack trace
    }
}
