using System.IO.Compression;
using System.Text;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class CsvTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private Task<ImportedRows> Import(string content) => ImportedRows.OfAsync(new ImportOptions { Path = _directory.Write("rows.csv", content), RejectsPath = _directory["rejects.jsonl"] });

    private ImportOptions Bytes(byte[] bytes, string name = "rows.csv")
    {
        File.WriteAllBytes(_directory[name], bytes);
        return new ImportOptions { Path = _directory[name] };
    }

    [Theory]
    [InlineData("text,label\n\"a, \"\"b\"\"\nc\",x\nplain,y\n")]
    [InlineData("text,label\r\n\"a, \"\"b\"\"\nc\",x\r\nplain,y\r\n")]
    [InlineData("text,label\r\"a, \"\"b\"\"\nc\",x\rplain,y")]
    [InlineData("\n\ntext,label\n\n\"a, \"\"b\"\"\nc\",x\n\nplain,y")]
    [InlineData("text;label\n\"a, \"\"b\"\"\nc\";x\nplain;y\n")]
    [InlineData("text\tlabel\n\"a, \"\"b\"\"\nc\"\tx\nplain\ty\n")]
    public async Task Quotes_line_breaks_line_ends_and_delimiters_are_understood(string content)
    {
        ImportedRows rows = await Import(content);

        Assert.Equal([("a, \"b\"\nc", "x"), ("plain", "y")], rows.Rows.Select(r => (r.Input, r.Teacher!)));
        Assert.Equal(["input: text", "label: label"], rows.Result.Columns);
    }

    [Fact]
    public async Task Columns_are_numbers_where_there_is_no_header()
    {
        string path = _directory.Write("bare.csv", "\"Q: one\nA:\",up,17\n\"Q: two\nA:\",down,18\n");

        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = path, NoHeader = true, Input = "1", Gold = "2" });

        Assert.Equal([("Q: one\nA:", "up", null), ("Q: two\nA:", "down", (string?)null)], rows.Rows.Select(r => (r.Input, r.Gold!, r.Teacher)));
        Assert.Equal(["input: column 1", "gold: column 2"], rows.Result.Columns);
    }

    [Fact]
    public async Task Bad_rows_are_rejected_with_line_column_and_reason_and_the_rest_is_read()
    {
        ImportedRows rows = await Import("text,label\na,x\nb,x,extra\n\"c\" d,x\ne\n,x\nf,\n\"two\nlines\",x\n\"never closed,x\ng,x\nh,x\n");

        Assert.Equal(["a", "two\nlines", "g", "h"], rows.Rows.Select(r => r.Input));
        Assert.Equal(
            [
                """{"line":3,"column":3,"reason":"expected 2 fields, found 3","raw":"b,x,extra"}""",
                """{"line":4,"column":1,"reason":"text follows a closing quote","raw":"\"c\" d,x"}""",
                """{"line":5,"column":2,"reason":"expected 2 fields, found 1","raw":"e"}""",
                """{"line":6,"column":null,"reason":"the input is empty","raw":",x"}""",
                """{"line":7,"column":null,"reason":"there is neither a teacher's answer nor gold","raw":"f,"}""",
                """{"line":10,"column":1,"reason":"a quote is opened and not closed","raw":"\"never closed,x\ng,x\nh,x\n"}""",
            ],
            File.ReadLines(_directory["rejects.jsonl"]));
    }

    [Fact]
    public async Task A_field_of_too_many_lines_costs_its_row_only()
    {
        string runaway = "\"" + string.Concat(Enumerable.Repeat("line\n", 1500)) + "\",x\n";

        ImportedRows rows = await Import("text,label\na,x\n" + runaway + "b,y\n");

        Assert.Contains("a", rows.Rows.Select(r => r.Input));
        Assert.Contains("b", rows.Rows.Select(r => r.Input));
        Assert.Contains("a quote is opened and not closed", rows.Result.RejectReasons.Select(r => r.Key));
    }

    [Fact]
    public async Task A_record_longer_than_the_limit_costs_its_row_only()
    {
        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = _directory.Write("long.csv", "text,label\na,x\n" + new string('z', 300_000) + ",x\nb,y\n"), MaximumLineLength = 200_000 });

        Assert.Equal(["a", "b"], rows.Rows.Select(r => r.Input));
        Assert.Equal("the record is longer than the limit", Assert.Single(rows.Result.RejectReasons).Key);
    }

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "UTF-8" }, { "utf-8-bom", "UTF-8 with byte order mark" }, { "utf-16le-bom", "UTF-16LE" }, { "utf-16be-bom", "UTF-16BE" },
        { "utf-16le", "UTF-16LE" }, { "utf-16be", "UTF-16BE" }, { "latin1", "Latin-1" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Encodings_are_detected(string encoding, string name)
    {
        const string Text = "text,label\nGrüße “quoted”,größe\nplain,größe\n";
        byte[] bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
            "utf-16le-bom" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)],
            "utf-16be-bom" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)],
            "utf-16le" => Encoding.Unicode.GetBytes(Text),
            "utf-16be" => Encoding.BigEndianUnicode.GetBytes(Text),
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text),
        };

        ImportedRows rows = await ImportedRows.OfAsync(Bytes(bytes));

        Assert.Equal(name, rows.Result.Encoding);
        Assert.Equal(("Grüße “quoted”", "größe"), (rows.Rows[0].Input, rows.Rows[0].Teacher));
    }

    [Fact]
    public async Task Latin1_that_shows_late_is_detected_all_the_same()
    {
        byte[] head = Encoding.ASCII.GetBytes("text,label\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"plain ascii row number {i},x\n")));

        ImportedRows rows = await ImportedRows.OfAsync(Bytes([.. head, .. "caf\u00e9,x\n".Select(c => (byte)c)]));

        Assert.Equal("Latin-1", rows.Result.Encoding);
        Assert.Equal("café", rows.Rows[^1].Input);
    }

    [Fact]
    public async Task A_damaged_byte_in_utf8_costs_its_row_only()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes("text,label\nGrüße,x\nschön,x\n"), (byte)'a', 0xFF, .. ",x\nb\0c,x\n"u8];

        ImportedRows rows = await ImportedRows.OfAsync(Bytes(text));

        Assert.Equal(["Grüße", "schön"], rows.Rows.Select(r => r.Input));
        Assert.Equal(("the field holds bytes that are no text", 2L), (rows.Result.RejectReasons[0].Key, rows.Result.RejectReasons[0].Value));
    }

    [Fact]
    public async Task Gzip_is_read_and_a_cut_one_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes("text,label\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"row {i * 7919 % 10007},{(i % 3 == 0 ? "x" : "y")}\n"))));
        }

        byte[] bytes = packed.ToArray();
        ImportedRows rows = await ImportedRows.OfAsync(Bytes(bytes, "rows.csv.gz"));
        ImportOptions cut = Bytes(bytes[..(bytes.Length / 2)], "cut.csv.gz");
        UnderstudyException e = await ImportedRows.FailureAsync(cut);

        Assert.Equal((5000, "UTF-8 (gzip)"), (rows.Result.Kept, rows.Result.Encoding));
        Assert.Equal((ErrorCode.InputUnreadable, $"{cut.Path}: the gzip data is damaged or cut short. Fetch or pack the file again."), (e.Code, e.Message));
    }

    [Fact]
    public async Task Responder_cells_keep_what_is_no_label_and_empty_ones_are_no_answer()
    {
        string path = _directory.Write("r.csv", "text,truth,gpt\na,0,0\nb,1,?\nc,1,\nd,0, 1 \n");

        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = path, Gold = "truth", Responders = [new ResponderColumn("GPT", "gpt")] });
        var table = new ExampleTableBuilder(rows.Result.Responders);
        rows.Rows.ForEach(table.Add);
        ExampleTable built = table.Build();

        Assert.Equal(["0", "?", null, "1"], rows.Rows.Select(r => r.Responders[0]));
        Assert.Equal([0, LabelSet.Unreadable, LabelSet.None, 1], Enumerable.Range(0, 4).Select(r => built.Responder(0, r)));
    }

    [Fact]
    public async Task A_test_file_is_read_with_the_known_labels()
    {
        string path = _directory.Write("t.csv", "text,label,gold\na,x,x\nb,free text that is no label,y\n");

        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = path, Label = "label", Gold = "gold", KnownLabels = new LabelSet(["x", "y"]) });

        Assert.Equal(["x", null], rows.Rows.Select(r => r.Teacher));
        Assert.True(rows.Rows[1].TeacherUnreadable);
        Assert.Equal(["x", "y"], rows.Rows.Select(r => r.Gold));
    }
}
