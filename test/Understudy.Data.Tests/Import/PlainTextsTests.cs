using System.IO.Compression;
using System.Text;

using CsCheck;

using Parquet;
using Parquet.Schema;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class PlainTextsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private int _files;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    private static async Task<List<string>> Read(PlainTexts texts)
    {
        List<string> all = [];
        await foreach (string text in texts.ReadAsync(null, Cancel))
        {
            all.Add(text);
        }

        Assert.Equal(all.Count, texts.Count);
        Assert.Equal(texts.Rejected, texts.RejectReasons.Sum(r => r.Value));
        return all;
    }

    private Task<List<string>> Read(string name, string content, Func<PlainTextOptions, PlainTextOptions>? with = null)
    {
        var options = new PlainTextOptions { Paths = [_directory.Write(name, content)] };
        return Read(new PlainTexts(with is null ? options : with(options)));
    }

    private async Task<(ErrorCode Code, string Message)> Failure(string name, string content, Func<PlainTextOptions, PlainTextOptions>? with = null)
    {
        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => Read(name, content, with));
        Assert.StartsWith(_directory[name] + ": ", e.Message, StringComparison.Ordinal);
        return (e.Code, e.Message[(_directory[name].Length + 2)..]);
    }

    [Theory]
    [InlineData("one\n\ntwo\r\n  \nthree", "one|two|three")]
    [InlineData("\n\nfirst line\nof one\n\n\nsecond\n", "first line\nof one|second")]
    [InlineData("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\nq\nr\ns\nt\n\nu\n", "a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u")]
    public async Task A_text_file_is_lines_or_paragraphs_as_its_blank_lines_say(string content, string expected) =>
        Assert.Equal(expected.Split('|'), await Read("a.txt", content));

    [Theory]
    [InlineData(TextLayout.Lines, "a|b|c")]
    [InlineData(TextLayout.Paragraphs, "a\nb|c")]
    public async Task The_layout_may_be_said(TextLayout layout, string expected) =>
        Assert.Equal(expected.Split('|'), await Read("a.txt", "a\nb\n\nc\n", o => o with { Layout = layout }));

    [Fact]
    public async Task Columns_are_read_from_csv_json_lines_and_parquet_in_the_order_of_the_files()
    {
        string parquet = _directory["c.parquet"];
        var field = new DataField<string>("text");
        await using (FileStream file = File.Create(parquet))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), file, cancellationToken: Cancel))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync(field, ["from parquet"]);
        }

        string packed = _directory["d.txt.gz"];
        await using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("from gzip\nfröm gzip\n"), Cancel);
        }

        var texts = new PlainTexts(new PlainTextOptions { Paths = [_directory.Write("a.csv", "id,text\n1,\"from, csv\"\n2,\n"), _directory.Write("b.jsonl", "{\"text\":\"from json\"}\nnot json\n"), parquet, packed] });

        Assert.Equal(["from, csv", "from json", "from parquet", "from gzip", "fröm gzip"], await Read(texts));
        Assert.Equal([("the input is empty", 1L), ("the line is no JSON", 1L)], texts.RejectReasons.Select(r => (r.Key, r.Value)));
        Assert.Equal(5, (await Read(texts)).Count); // from the start again
        Assert.Equal((5L, 2L), (texts.Count, texts.Rejected));
    }

    [Fact]
    public async Task The_column_is_named_numbered_or_a_path()
    {
        Assert.Equal(["b"], await Read("a.csv", "text,other\na,b\n", o => o with { Column = "other" }));
        Assert.Equal(["b", "d"], await Read("b.csv", "a,b\nc,d\n", o => o with { Column = "2", NoHeader = true }));
        Assert.Equal(["deep"], await Read("c.jsonl", """{"a":{"b":[{"c":"deep"}]}}""" + "\n", o => o with { Column = "a.b.0.c" }));
    }

    [Fact]
    public async Task Recorded_calls_give_their_last_user_message_answered_or_not()
    {
        Assert.Equal(["message 0", "message 1"], await Read("calls.jsonl", Calls.Lines(Calls.Ordinary(2))));
        Assert.Equal(["a"], await Read("requests.jsonl", """{"custom_id":"1","body":{"messages":[{"role":"user","content":"a"}]}}""" + "\n"));
        Assert.Equal(["down"], (await Read("answers.jsonl", Calls.Lines(Calls.Ordinary(2)), o => o with { Column = "response.choices.0.message.content" })).Skip(1));
    }

    [Fact]
    public async Task Encodings_are_detected_even_late()
    {
        File.WriteAllBytes(_directory["utf16.txt"], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("größe\nzwei\n")]);
        string ascii = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"plain ascii text number {i}\n"));
        File.WriteAllBytes(_directory["late.txt"], Encoding.Latin1.GetBytes(ascii + "café\n"));
        File.WriteAllBytes(_directory["late.csv"], Encoding.Latin1.GetBytes("text\n" + ascii + "café\n"));

        Assert.Equal(["größe", "zwei"], await Read(new PlainTexts(new PlainTextOptions { Paths = [_directory["utf16.txt"]] })));
        Assert.Equal("café", (await Read(new PlainTexts(new PlainTextOptions { Paths = [_directory["late.txt"]] })))[^1]);
        Assert.Equal("café", (await Read(new PlainTexts(new PlainTextOptions { Paths = [_directory["late.csv"]] })))[^1]);
    }

    [Fact]
    public async Task Long_paragraphs_come_in_pieces_and_lines_too_long_or_no_text_cost_themselves_only()
    {
        string line = new('x', 1000);
        byte[] content = [.. Encoding.UTF8.GetBytes($"schön\n\n{string.Concat(Enumerable.Repeat(line + "\n", 10))}{new string('z', 9000)}\nafter\n\n"), 0xFF, .. "\nbefore\0\nlast\n"u8];
        File.WriteAllBytes(_directory["a.txt"], content);
        var texts = new PlainTexts(new PlainTextOptions { Paths = [_directory["a.txt"]], MaximumLength = 4096, Layout = TextLayout.Paragraphs });

        List<string> read = await Read(texts);

        Assert.Equal([5, 4003, 4003, 2001, 5], read.Select(t => t.Length));
        Assert.Equal(["the input holds a NUL character", "the line holds bytes that are no text", "the line is longer than the limit"], texts.RejectReasons.Select(r => r.Key));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_before_the_first_text()
    {
        string good = _directory.Write("good.txt", "a\n"), missing = _directory["missing.txt"];
        var texts = new PlainTexts(new PlainTextOptions { Paths = [good, missing] });

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => Read(texts));

        Assert.Equal((ErrorCode.PathUnusable, $"{missing}: no such file.", 0L), (e.Code, e.Message, texts.Count));
        Assert.Throws<ArgumentException>(() => new PlainTexts(new PlainTextOptions { Paths = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlainTexts(new PlainTextOptions { Paths = [good], MaximumLength = 100 }));
    }

    [Fact]
    public async Task Errors_name_the_file_and_what_to_do()
    {
        Assert.Equal((ErrorCode.InputEmpty, "expected rows, found an empty file."), await Failure("empty.txt", ""));
        Assert.Equal((ErrorCode.InputEmpty, "expected texts, found none that can be used. Leave the file out, or name the column of the text."), await Failure("blank.txt", "\n \n\n"));
        Assert.Equal((ErrorCode.InputEmpty, "expected texts, found none that can be used (the input is empty: 2). Leave the file out, or name the column of the text."), await Failure("cells.csv", "id,text\n1,\n2,\n"));
        Assert.Equal((ErrorCode.ColumnMissing, "which column is the input? Name it with --input. Columns: a, b. If the first line is data already, add --no-header and give numbers."), await Failure("a.csv", "a,b\n1,2\n"));
        Assert.Equal((ErrorCode.ColumnMissing, "there is no column 'txet' (--input). Did you mean 'text'? Columns: text."), await Failure("b.jsonl", "{\"text\":\"a\"}\n", o => o with { Column = "txet" }));
        Assert.Equal((ErrorCode.InputUnreadable, "expected text (JSON Lines, CSV) or Parquet, found a PDF document."), await Failure("c.txt", "%PDF-1.7 and more"));
    }

    [Fact]
    public Task Whatever_lines_are_written_are_read_back() => Gen.Char["ab ,;\"{[\r é\u2028\u0085x"].Array[0, 12].Select(c => new string(c)).Array[1, 30].SampleAsync(
        async lines =>
        {
            string path = _directory[$"{Interlocked.Increment(ref _files)}.txt"];
            await File.WriteAllTextAsync(path, string.Concat(lines.Select(l => l + "\n")) + "end", Cancel);

            List<string> read = await Read(new PlainTexts(new PlainTextOptions { Paths = [path], Layout = TextLayout.Lines }));

            Assert.Equal(lines.Append("end").Select(l => l.EndsWith('\r') ? l[..^1] : l).Where(l => !string.IsNullOrWhiteSpace(l)), read);
            File.Delete(path);
        },
        iter: 300);
}
