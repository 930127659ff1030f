using System.Text;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class JsonLinesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private Task<ImportedRows> Import(params IEnumerable<string> lines) => ImportedRows.OfAsync(_directory, "rows.jsonl", Calls.Lines(lines));

    [Fact]
    public async Task Usual_names_are_guessed()
    {
        ImportedRows rows = await Import("""{"id":1,"question":"a","intent":"x"}""", """{"id":2,"question":"b","intent":"x"}""");

        Assert.Equal(["input: question", "label: intent"], rows.Result.Columns);
        Assert.Equal([("a", "x"), ("b", "x")], rows.Rows.Select(r => (r.Input, r.Teacher!)));
    }

    [Fact]
    public async Task A_named_gold_column_is_not_guessed_as_the_teacher()
    {
        string path = _directory.Write("g.jsonl", Calls.Lines("""{"text":"a","label":"x"}""", """{"text":"b","label":"y"}""", """{"text":"c","label":"y"}"""));

        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = path, Gold = "label" });

        Assert.All(rows.Rows, r => Assert.Null(r.Teacher));
        Assert.Equal(["x", "y", "y"], rows.Rows.Select(r => r.Gold));
    }

    [Fact]
    public async Task Numbers_and_truth_values_are_labels_as_they_are_written()
    {
        ImportedRows rows = await Import("""{"text":"a","label":1}""", """{"text":"b","label":true}""", """{"text":"c","label":1}""", """{"text":"d","label":true}""");

        Assert.Equal(["1", "true", "1", "true"], rows.Rows.Select(r => r.Teacher));
    }

    [Theory]
    [InlineData("""{"up":0.75,"down":0.25}""")]
    [InlineData("""{"up":-0.2876820724517809,"down":-1.3862943611198906}""")]
    public async Task Probabilities_and_log_probabilities_of_labels_become_a_distribution(string distribution)
    {
        ImportedRows rows = await Import(Enumerable.Range(0, 6).Select(i => $$"""{"text":"m{{i}}","label":{{distribution}}}""").Append("""{"text":"hard","label":"down"}"""));

        Assert.Equal("up", rows.Rows[0].Teacher);
        Assert.Equal(0.75, rows.Rows[0].TeacherDistribution!["up"], 9);
        Assert.Equal(("down", null), (rows.Rows[6].Teacher, rows.Rows[6].TeacherDistribution));
    }

    [Fact]
    public async Task Line_separators_inside_texts_are_harmless()
    {
        ImportedRows rows = await Import("{\"text\":\"a\u2028b\u0085c\",\"label\":\"x\"}", "", "   ", """{"text":"d","label":"x"}""");

        Assert.Equal((2L, "a\u2028b\u0085c"), (rows.Result.Total, rows.Rows[0].Input));
    }

    [Fact]
    public async Task Bad_lines_are_rejected_and_the_rest_is_read()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes("{\"text\":\"grün\",\"label\":\"x\"}\nnot json\n[1]\n{\"text\":\"half \\ud83d\",\"label\":\"x\"}\n{\"text\":\"nul \\u0000\",\"label\":\"x\"}\n"),
            .. "{\"text\":\"bad "u8, 0xFF, .. "\",\"label\":\"x\"}\n{\"text\":\"b\",\"label\":\"x\"}\n{\"text\":\"cut o"u8,
        ];
        File.WriteAllBytes(_directory["bad.jsonl"], bytes);

        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = _directory["bad.jsonl"], RejectsPath = _directory["rejects.jsonl"] });

        Assert.Equal(["grün", "b"], rows.Rows.Select(r => r.Input));
        Assert.Equal([1L, 7], rows.Rows.Select(r => r.Source));
        Assert.Equal(
            [
                """{"line":2,"column":2,"reason":"the line is no JSON","raw":"not json"}""",
                """{"line":3,"column":null,"reason":"the line is JSON, but no object","raw":"[1]"}""",
                """{"line":4,"column":null,"reason":"a text holds half of a surrogate pair","raw":"{\"text\":\"half \\ud83d\",\"label\":\"x\"}"}""",
                """{"line":5,"column":null,"reason":"the input holds a NUL character","raw":"{\"text\":\"nul \\u0000\",\"label\":\"x\"}"}""",
                "{\"line\":6,\"column\":null,\"reason\":\"the line holds bytes that are no text\",\"raw\":\"{\\\"text\\\":\\\"bad \uFFFD\\\",\\\"label\\\":\\\"x\\\"}\"}",
                """{"line":8,"column":15,"reason":"the line is cut off","raw":"{\"text\":\"cut o"}""",
            ],
            File.ReadLines(_directory["rejects.jsonl"]));
    }

    [Fact]
    public async Task A_line_of_fifty_megabytes_is_rejected_in_bounded_memory()
    {
        using (var file = new StreamWriter(_directory["long.jsonl"]))
        {
            file.WriteLine("""{"text":"a","label":"x"}""");
            file.Write("{\"text\":\"");
            for (int i = 0; i < 50; i++)
            {
                file.Write(new string('z', 1 << 20));
            }

            file.WriteLine("\",\"label\":\"x\"}");
            file.WriteLine("""{"text":"b","label":"x"}""");
        }

        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = _directory["long.jsonl"], RejectsPath = _directory["rejects.jsonl"] });

        Assert.Equal(["a", "b"], rows.Rows.Select(r => r.Input));
        Assert.Equal("the line is longer than the limit", Assert.Single(rows.Result.RejectReasons).Key);
        Assert.InRange(new FileInfo(_directory["rejects.jsonl"]).Length, 2048, 2300);
    }

    [Fact]
    public async Task A_times_column_is_read_in_all_its_forms()
    {
        string path = _directory.Write("t.jsonl", Calls.Lines(
            """{"text":"a","label":"x","t":"2026-01-01T00:00:00Z"}""",
            """{"text":"b","label":"x","t":1767225600}""",
            """{"text":"c","label":"x","t":1767225600000}""",
            """{"text":"d","label":"x","t":"1767225600"}""",
            """{"text":"e","label":"x","t":"yesterday"}"""));

        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = path, Time = "t" });

        Assert.All(rows.Rows.Take(4), r => Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225600), r.Time));
        Assert.Null(rows.Rows[4].Time);
        Assert.Equal("1 rows have a time that cannot be read (expected ISO 8601, or seconds or milliseconds since 1970); they count as rows without a time.", Assert.Single(rows.Result.Warnings));
    }

    [Fact]
    public async Task A_cancelled_import_leaves_no_rejects_file()
    {
        string path = _directory.Write("c.jsonl", Calls.Lines(Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? "{}" : $$"""{"text":"m{{i}}","label":"x"}""")));
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Importer.ImportAsync(new ImportOptions { Path = path, RejectsPath = _directory["rejects.jsonl"] }, new CancellingSink(cancel), null, cancel.Token));

        Assert.Equal([path], Directory.GetFiles(_directory.Path));
    }

    private sealed class CancellingSink(CancellationTokenSource cancel) : IExampleSink
    {
        public ValueTask AddAsync(ExampleRow row, CancellationToken cancellationToken)
        {
            cancel.Cancel();
            return ValueTask.CompletedTask;
        }
    }
}
