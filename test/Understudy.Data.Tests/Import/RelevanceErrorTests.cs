using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

/// <summary>What a user reads when pairs cannot be imported: the whole text.</summary>
public sealed class RelevanceErrorTests : IDisposable
{
    private const string Pairs = "q,title,grade\na,x,1\n";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private async Task<(ErrorCode Code, string Message)> Failure(string content, Func<ImportOptions, ImportOptions>? with = null, string name = "pairs.csv")
    {
        var options = new ImportOptions { Path = _directory.Write(name, content), Query = "q" };
        UnderstudyException e = await ImportedRows.FailureAsync(with is null ? options : with(options));
        Assert.StartsWith(options.Path + ": ", e.Message, StringComparison.Ordinal);
        return (e.Code, e.Message[(options.Path.Length + 2)..]);
    }

    [Fact]
    public async Task Grades_that_are_all_words_come_with_the_words_and_the_option()
    {
        string rows = string.Concat(Enumerable.Range(0, 12).Select(i => $"a,t{i},{"EESSSC"[i % 6]}\n"));

        Assert.Equal(
            (ErrorCode.InputUnreadable, "none of the 13 rows can be used: the teacher's grade is no number (12); the item is empty (1). Grades that are no numbers: \"S\" (6), \"E\" (4), \"C\" (2). Say what each is worth, larger is better: --grades \"S=N,E=N,C=N\" with a number for each N, as in --grades \"irrelevant=0,partial=1,exact=2\"."),
            await Failure("q,title,grade\n" + rows + "a,,E\n"));
        Assert.Equal(
            (ErrorCode.InputUnreadable, "none of the 1 rows can be used: the teacher's grade is neither a number nor a word of --grades (1). Grades that are no numbers: \"C\" (1). Say what each is worth, larger is better: --grades \"C=N\" with a number for each N, as in --grades \"irrelevant=0,partial=1,exact=2\"."),
            await Failure("q,title,grade\na,x,C\n", o => o with { Grades = new Dictionary<string, double> { ["E"] = 1 } }));
    }

    [Fact]
    public async Task Texts_too_many_for_grades_are_taken_for_a_wrong_column() => Assert.Equal(
        (ErrorCode.InputUnreadable, "none of the 30 rows can be used: the teacher's grade is no number (30). 30 different texts stand where a grade was expected, such as \"item 0\" (1), \"item 1\" (1), \"item 10\" (1). If the grades are in another column, name it with --label or --gold."),
        await Failure("q,title,grade,other\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"a,t{i},1,item {i}\n")), o => o with { Label = "other" }));

    [Fact]
    public async Task Recorded_calls_are_no_pairs()
    {
        const string Message = "--query asks for rows with a query, an item and a grade, each in a column; found recorded chat-completions calls, which hold the three in one prompt. Write a row for each graded pair (JSON Lines, CSV or Parquet), or leave --query out to learn the answers as labels.";

        Assert.Equal((ErrorCode.OptionsInvalid, Message), await Failure(Calls.Lines(Calls.Ordinary(4)), name: "calls.jsonl"));
        Assert.Equal((ErrorCode.OptionsInvalid, Message), await Failure(
            """{"custom_id":"1","body":{"messages":[{"role":"user","content":"a"}]}}""" + "\n",
            o => o with { ResponsesPath = _directory.Write("out.jsonl", """{"custom_id":"1","response":{"body":{"choices":[{"message":{"content":"x"}}]}}}""" + "\n") },
            "in.jsonl"));
    }

    [Fact]
    public async Task Options_that_contradict_each_other_are_all_named()
    {
        Assert.Equal(
            (ErrorCode.OptionsInvalid, "--item and --input are one column where there is a --query: give one of them. --grades: 'a' is worth -1; a grade is a finite number of 0 or more. --grades: 'a' and 'A' are one word but for case; name it once."),
            await Failure(Pairs, o => o with { Item = "title", Input = "title", Grades = new Dictionary<string, double> { ["a"] = -1, ["A"] = 2 } }));
        Assert.Equal(
            (ErrorCode.OptionsInvalid, "--item names the item of a query: name the query's column too (--query COLUMN), or use --input where there is no query. --grades gives numbers to the grades of query-item pairs: name the query's column too (--query COLUMN), or leave it out."),
            await Failure(Pairs, o => o with { Query = null, Item = "title", Grades = new Dictionary<string, double> { ["a"] = 1 } }));
        Assert.Equal(
            (ErrorCode.OptionsInvalid, "--query and the item are both 'q': they must be two columns. --grades: a word is empty."),
            await Failure(Pairs, o => o with { Input = "q", Grades = new Dictionary<string, double> { [" "] = 1 } }));
    }

    [Fact]
    public async Task Columns_that_are_missing_or_cannot_be_guessed()
    {
        Assert.Equal((ErrorCode.ColumnMissing, "there is no column 'Querry' (--query). Did you mean 'query'? Columns: query, title, grade."), await Failure("query,title,grade\na,b,1\n", o => o with { Query = "Querry" }));
        Assert.Equal((ErrorCode.ColumnMissing, "there is no column 'titel' (--item). Did you mean 'title'? Columns: q, title, grade."), await Failure(Pairs, o => o with { Item = "titel" }));
        Assert.Equal((ErrorCode.ColumnMissing, "more than one column could be the item: title, text. Name one with --item."), await Failure("q,title,text,grade\na,b,c,1\n"));
        Assert.Equal((ErrorCode.ColumnMissing, "which column is the item? Name it with --item. Columns: q, x, grade."), await Failure("""{"q":"a","x":"b","grade":1}""" + "\n", name: "pairs.jsonl"));
        Assert.Equal((ErrorCode.ColumnMissing, "there is no column 'q' (--query). Columns: query, item, grade."), await Failure("""{"query":"a","item":"b","grade":1}""" + "\n", name: "none.jsonl"));
    }
}
