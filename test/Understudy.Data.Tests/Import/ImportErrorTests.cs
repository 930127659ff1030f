using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

/// <summary>What a user reads when an import cannot go on: the whole text.</summary>
public sealed class ImportErrorTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private async Task<(ErrorCode Code, string Message)> Failure(string name, string content, Func<ImportOptions, ImportOptions>? with = null)
    {
        var options = new ImportOptions { Path = _directory.Write(name, content) };
        UnderstudyException e = await ImportedRows.FailureAsync(with is null ? options : with(options));
        Assert.StartsWith(options.Path + ": ", e.Message, StringComparison.Ordinal);
        return (e.Code, e.Message[(options.Path.Length + 2)..]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("text,label\n")]
    public async Task An_empty_file(string content) =>
        Assert.Equal((ErrorCode.InputEmpty, "expected rows, found an empty file."), await Failure("empty.csv", content));

    [Fact]
    public async Task A_path_that_is_no_file()
    {
        string missing = _directory["missing.csv"];
        UnderstudyException none = await ImportedRows.FailureAsync(new ImportOptions { Path = missing });
        UnderstudyException directory = await ImportedRows.FailureAsync(new ImportOptions { Path = _directory.Path });

        Assert.Equal((ErrorCode.PathUnusable, $"{missing}: no such file."), (none.Code, none.Message));
        Assert.Equal((ErrorCode.PathUnusable, $"{_directory.Path}: expected a file, found a directory. Name one file in it."), (directory.Code, directory.Message));
    }

    [Fact]
    public async Task A_binary_file_is_named_for_what_it_is()
    {
        Assert.Equal((ErrorCode.InputUnreadable, "expected text (JSON Lines, CSV) or Parquet, found a ZIP archive (perhaps an Excel workbook: save it as CSV)."), await Failure("a.xlsx", "PK\u0003\u0004rest"));
        Assert.Equal((ErrorCode.InputUnreadable, "expected text (JSON Lines, CSV) or Parquet, found binary data."), await Failure("a.bin", "\u0001\u0002\0\0\0\0\u0003 some text"));
    }

    [Fact]
    public async Task A_wrong_column_comes_with_the_nearest_and_the_list()
    {
        Assert.Equal(
            (ErrorCode.ColumnMissing, "there is no column 'lable' (--gold). Did you mean 'label'? Columns: text, label, id."),
            await Failure("a.csv", "text,label,id\na,b,1\n", o => o with { Gold = "lable" }));
        Assert.Equal(
            (ErrorCode.ColumnMissing, "there is no column '4' (--input). Columns and their first values: 1 (\"a\"), 2 (\"b\")."),
            await Failure("b.csv", "a,b\n", o => o with { NoHeader = true, Input = "4", Label = "2" }));
        Assert.Equal(
            (ErrorCode.ColumnMissing, "there is no column 'metadata.intnet' (--gold). Did you mean 'metadata.intent'? Columns: text, label, metadata, metadata.intent."),
            await Failure("c.jsonl", "{\"text\":\"a\",\"label\":\"x\",\"metadata\":{\"intent\":\"y\"}}\n", o => o with { Gold = "metadata.intnet" }));
    }

    [Fact]
    public async Task Columns_that_cannot_be_guessed()
    {
        Assert.Equal(
            (ErrorCode.ColumnMissing, "which column is the input? Name it with --input. Columns: Q: gold rises, up. If the first line is data already, add --no-header and give numbers."),
            await Failure("a.csv", "Q: gold rises,up\nQ: gold falls,down\n"));
        Assert.Equal(
            (ErrorCode.ColumnMissing, "more than one column could be the teacher's answer (or, with --gold, the truth): category, label. Name one with --label."),
            await Failure("b.csv", "text,category,label\na,b,c\n"));
        Assert.Equal(
            (ErrorCode.ColumnMissing, "which column is the teacher's answer (or, with --gold, the truth)? Name it with --label. Columns: text, id."),
            await Failure("c.jsonl", "{\"text\":\"a\",\"id\":1}\n"));
    }

    [Fact]
    public async Task Answers_that_are_free_text()
    {
        string rows = string.Concat(Enumerable.Range(0, 300).Select(i => $"m{i},answer number {i % 250}\n"));

        Assert.Equal(
            (ErrorCode.LabelSetOpen, "the answers are no closed set of labels: 250 different ones in 300 rows, 200 of them given once (such as \"answer number 50\", \"answer number 51\", \"answer number 52\"). Expected at most 200 labels, nearly all of them repeated. Free text is not a classification; if the labels are in another column, name it with --label."),
            await Failure("open.csv", "text,label\n" + rows));
    }

    [Fact]
    public async Task Answers_that_are_open_in_a_large_file_are_found_in_bounded_memory()
    {
        string rows = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"m{i},{new string('x', 300)} {i}\n"));

        (ErrorCode code, string message) = await Failure("open.csv", "text,label\n" + rows);

        Assert.Equal(ErrorCode.LabelSetOpen, code);
        Assert.StartsWith("the answers are no closed set of labels: more than ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_that_are_all_refusals_or_tool_calls()
    {
        Assert.Equal(
            (ErrorCode.LabelSetOpen, "none of the 60 answers can be read as a label: all are empty or refusals."),
            await Failure("refused.jsonl", Calls.Lines(Enumerable.Range(0, 60).Select(i => Calls.Line($"m{i}", "I'm sorry, no.")))));
        Assert.Equal(
            (ErrorCode.LabelSetOpen, "the answers are tool calls whose arguments cannot be read: expected JSON objects without repeated names."),
            await Failure("tools.jsonl", Calls.Lines(Enumerable.Range(0, 60).Select(i => $$$"""{"request":{"messages":[{"role":"user","content":"m{{{i}}}"}]},"response":{"choices":[{"message":{"content":null,"tool_calls":[{}]}}]}}"""))));
    }

    [Fact]
    public async Task Json_that_is_not_one_object_a_line()
    {
        Assert.Equal((ErrorCode.InputUnreadable, "expected JSON Lines (one object a line), found one JSON array. Turn it into lines first, for example with: jq -c '.[]' FILE"), await Failure("a.json", "[{\"text\":\"a\"}]"));
        Assert.Equal((ErrorCode.InputUnreadable, "expected JSON Lines (one object a line), found no whole object in the first lines. If it is one JSON document over many lines, turn it into lines first, for example with: jq -c . FILE"), await Failure("b.json", "{\n  \"text\": \"a\"\n}\n"));
    }

    [Fact]
    public async Task Rows_of_which_none_can_be_used() => Assert.Equal(
        (ErrorCode.InputUnreadable, "none of the 3 rows can be used: expected 2 fields, found 1 (2); the input is empty (1)."),
        await Failure("bad.csv", "text,label\na\nb\n,x\n"));

    [Fact]
    public async Task A_file_that_only_claims_to_be_parquet()
    {
        (ErrorCode code, string message) = await Failure("a.parquet", "PAR1 and then nothing");

        Assert.Equal(ErrorCode.InputUnreadable, code);
        Assert.StartsWith("expected a Parquet file, found a damaged or unsupported one (", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_label_or_few_rows_are_facts_and_no_errors()
    {
        ImportedRows few = await ImportedRows.OfAsync(_directory, "few.csv", "text,label\na,x\nb,x\n");
        ImportedRows enough = await ImportedRows.OfAsync(_directory, "enough.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"m{i},{(i % 2 == 0 ? "x" : "y")}\n")));

        Assert.True(few.Result.IsTooSmall);
        Assert.True(few.Result.HasOneLabelOnly);
        Assert.False(enough.Result.IsTooSmall);
        Assert.False(enough.Result.HasOneLabelOnly);
    }
}
