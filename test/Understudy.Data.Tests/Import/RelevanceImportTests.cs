using System.IO.Compression;
using System.Text;

using CsCheck;

using Parquet;
using Parquet.Schema;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class RelevanceImportTests : IDisposable
{
    private const string Header = "q,title,grade,truth,bm25,who\n";
    private const string Rows = "red shoes,red shoe,2,1,0.75,a\nred shoes,\"lamp, tall\",0,,?,a\nlämp,red shoe,1.5,0,-3,b\n";
    private static readonly ImportOptions Named = new() { Path = "", Query = "q", Item = "title", Label = "grade", Gold = "truth", Group = "who", Responders = [new ResponderColumn("bm25", "bm25")] };
    private readonly TemporaryDirectory _directory = new();
    private int _files;

    public void Dispose() => _directory.Dispose();

    private Task<ImportedRows> Import(string content, Func<ImportOptions, ImportOptions>? with = null)
    {
        var options = new ImportOptions { Path = _directory.Write("pairs.csv", content), Query = "q", RejectsPath = _directory["rejects.jsonl"] };
        return ImportedRows.OfAsync(with is null ? options : with(options));
    }

    private static void AssertRows(ImportedRows rows)
    {
        Assert.Equal(
            [("red shoes", "red shoe", 2, 1, "0.75", "a"), ("red shoes", "lamp, tall", 0, null, null, "a"), ("lämp", "red shoe", 1.5, (double?)0, (string?)"-3", "b")],
            rows.Rows.Select(r => (r.Query!, r.Input, r.TeacherScore!.Value, r.GoldScore, r.Responders[0], r.Group!)));
        Assert.All(rows.Rows, r => Assert.Equal((null, null, false), (r.Teacher, r.Gold, r.TeacherUnreadable)));
        Assert.Equal(WorkloadKind.Relevance, rows.Result.Kind);
        Assert.Empty(rows.Result.TeacherLabels);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "gzip", "latin1"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Csv_is_read_in_any_encoding(string encoding)
    {
        string path = _directory["pairs.csv"];
        await using (Stream file = encoding == "gzip" ? new GZipStream(File.Create(path), CompressionLevel.Fastest) : File.Create(path))
        {
            await file.WriteAsync((encoding switch { "utf-16" => Encoding.Unicode, "latin1" => Encoding.Latin1, _ => Encoding.UTF8 }).GetBytes(Header + Rows), TestContext.Current.CancellationToken);
        }

        ImportedRows rows = await ImportedRows.OfAsync(Named with { Path = path });

        AssertRows(rows);
        Assert.Equal(["query: q", "item: title", "label: grade", "gold: truth", "group: who", "bm25: bm25"], rows.Result.Columns);
    }

    [Fact]
    public async Task Columns_are_numbers_where_there_is_no_header()
    {
        ImportedRows rows = await Import(Rows, o => o with { NoHeader = true, Query = "1", Input = "2", Label = "3", Gold = "4", Responders = [new ResponderColumn("bm25", "5")], Group = "6" });

        AssertRows(rows);
        Assert.Equal("input: column 2", rows.Result.Columns[1]);
    }

    [Fact]
    public async Task Json_lines_are_read_by_dotted_paths()
    {
        string path = _directory.Write("pairs.jsonl", Calls.Lines(
            """{"q":{"text":"red shoes"},"hit":{"title":"red shoe","bm25":0.75},"judge":{"grade":2},"truth":1,"who":"a"}""",
            """{"q":{"text":"red shoes"},"hit":{"title":"lamp, tall","bm25":"?"},"judge":{"grade":"0"},"truth":null,"who":"a"}""",
            """{"q":{"text":"lämp"},"hit":{"title":"red shoe","bm25":-3},"judge":{"grade":1.5},"truth":0,"who":"b"}"""));

        AssertRows(await ImportedRows.OfAsync(Named with { Path = path, Query = "q.text", Item = "hit.title", Label = "judge.grade", Responders = [new ResponderColumn("bm25", "hit.bm25")] }));
    }

    [Fact]
    public async Task Parquet_is_read()
    {
        string path = _directory["pairs.parquet"];
        DataField<string> q = new("q"), title = new("title"), bm25 = new("bm25"), who = new("who");
        var grade = new DataField<double>("grade");
        var truth = new DataField<int?>("truth");
        await using (FileStream file = File.Create(path))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(q, title, grade, truth, bm25, who), file, cancellationToken: TestContext.Current.CancellationToken))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync(q, ["red shoes", "red shoes", "lämp"]);
            await group.WriteAsync(title, ["red shoe", "lamp, tall", "red shoe"]);
            await group.WriteAsync<double>(grade, new[] { 2, 0, 1.5 }, cancellationToken: TestContext.Current.CancellationToken);
            await group.WriteAsync<int>(truth, new int?[] { 1, null, 0 }, cancellationToken: TestContext.Current.CancellationToken);
            await group.WriteAsync(bm25, ["0.75", "?", "-3"]);
            await group.WriteAsync(who, ["a", "a", "b"]);
        }

        AssertRows(await ImportedRows.OfAsync(Named with { Path = path }));
    }

    [Fact]
    public async Task Item_and_grade_are_guessed_from_usual_names_and_the_query_is_no_candidate()
    {
        ImportedRows rows = await Import("q,text,relevance\na,b,1\n");

        Assert.Equal(["query: q", "item: text", "label: relevance"], rows.Result.Columns);
    }

    [Fact]
    public async Task Words_are_worth_what_the_options_say_in_every_grade_column()
    {
        ImportedRows rows = await Import("q,title,grade,truth,rival\na,x,Exact,partial, exact \na,y,irrelevant,0.5,maybe\n", o => o with
        {
            Gold = "truth",
            Label = "grade",
            Grades = new Dictionary<string, double> { ["exact"] = 2, ["partial"] = 1, ["irrelevant"] = 0 },
            Responders = [new ResponderColumn("Rival", "rival")],
        });

        Assert.Equal([(2.0, 1.0, "2"), (0.0, 0.5, (string?)null)], rows.Rows.Select(r => (r.TeacherScore!.Value, r.GoldScore!.Value, r.Responders[0])));
        Assert.Equal(["1 answers of 'Rival' are no grades; they count as none."], rows.Result.Warnings);
    }

    [Fact]
    public async Task Where_a_number_is_a_word_no_other_number_is_read_as_it_is()
    {
        ImportedRows rows = await Import("q,title,grade\na,x,1\na,y,4\na,z,3\n", o => o with { Grades = new Dictionary<string, double> { ["1"] = 0, ["4"] = 1 } });

        Assert.Equal([0.0, 1.0], rows.Rows.Select(r => r.TeacherScore!.Value));
        Assert.Equal("Grades that are no numbers: \"3\" (1). Say what each is worth, larger is better: --grades \"3=N\" with a number for each N, as in --grades \"irrelevant=0,partial=1,exact=2\".", Assert.Single(rows.Result.Warnings));
    }

    [Fact]
    public async Task Rows_that_are_no_graded_pairs_are_rejected_each_with_its_reason()
    {
        ImportedRows rows = await Import("q,title,grade,truth\na,x,1,1\n,x,1,1\na, ,1,1\na,y,NaN,1\na,y,1,-1\na,y,1,inf\na,y,good,1\na,y,1,good\na,y,,\na,z,-7,\n", o => o with { Label = "grade", Gold = "truth" });

        Assert.Equal(["x", "z"], rows.Rows.Select(r => r.Input));
        Assert.Equal(-7, rows.Rows[1].TeacherScore);
        Assert.Equal(
            [
                """{"line":3,"column":null,"reason":"the query is empty","raw":",x,1,1"}""",
                """{"line":4,"column":null,"reason":"the item is empty","raw":"a, ,1,1"}""",
                """{"line":5,"column":null,"reason":"the teacher's grade is not finite","raw":"a,y,NaN,1"}""",
                """{"line":6,"column":null,"reason":"the gold grade is negative","raw":"a,y,1,-1"}""",
                """{"line":7,"column":null,"reason":"the gold grade is no number","raw":"a,y,1,inf"}""",
                """{"line":8,"column":null,"reason":"the teacher's grade is no number","raw":"a,y,good,1"}""",
                """{"line":9,"column":null,"reason":"the gold grade is no number","raw":"a,y,1,good"}""",
                """{"line":10,"column":null,"reason":"there is neither a teacher's grade nor a gold one","raw":"a,y,,"}""",
            ],
            File.ReadLines(_directory["rejects.jsonl"]));
    }

    [Fact]
    public async Task Repeated_pairs_are_kept_and_reported_with_their_conflicts()
    {
        ImportedRows agree = await Import("q,title,grade\na,x,1\na,x,1\nb,x,0\n");
        ImportedRows conflict = await Import("q,title,grade\na,x,1\na,x,1\na,x,0\nax,,1\nb,x,0\n");

        Assert.Equal((3L, 1L, 0L), (agree.Result.Kept, agree.Result.Relevance!.RepeatedPairs, agree.Result.Relevance.ConflictingPairs));
        Assert.Equal(["Rows that repeat a pair of query and item: 1 (all are kept); their grades agree."], agree.Result.Warnings);
        Assert.Equal(["Rows that repeat a pair of query and item: 2 (all are kept); 1 of them with another grade than the pair's first row."], conflict.Result.Warnings);
    }

    [Fact]
    public Task Facts_are_those_of_counting_by_hand() => Gen.Select(Gen.Int[0, 6], Gen.Int[0, 9], Gen.Int[-1, 3], Gen.Int[-1, 3]).Where(r => r.Item3 >= 0 || r.Item4 >= 0).Array[1, 60].SampleAsync(
        async pairs =>
        {
            string path = _directory[$"{Interlocked.Increment(ref _files)}.csv"];
            await File.WriteAllTextAsync(path, "q,title,grade,truth\n" + string.Concat(pairs.Select(p => $"q{p.Item1},t{p.Item2},{(p.Item3 < 0 ? "" : p.Item3)},{(p.Item4 < 0 ? "" : p.Item4)}\n")), TestContext.Current.CancellationToken);

            ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = path, Query = "q", Label = "grade", Gold = "truth" });

            RelevanceFacts facts = rows.Result.Relevance!;
            var queries = pairs.GroupBy(p => p.Item1).ToArray();
            int[] items = [.. queries.Select(q => q.Count()).Order()];
            var same = pairs.GroupBy(p => (p.Item1, p.Item2)).ToArray();
            Assert.Equal(queries.Length, facts.Queries);
            Assert.Equal(queries.Count(q => q.Select(p => p.Item3).Where(g => g >= 0).Distinct().Count() > 1 || q.Select(p => p.Item4).Where(g => g >= 0).Distinct().Count() > 1), facts.RankableQueries);
            Assert.Equal(new ItemsPerQuery(items[0], items[(items.Length - 1) / 2], items[^1]), facts.Items);
            Assert.Equal(same.Sum(p => p.Count() - 1), facts.RepeatedPairs);
            Assert.Equal(same.Sum(p => p.Count(r => (r.Item3, r.Item4) != (p.First().Item3, p.First().Item4))), facts.ConflictingPairs);
            Assert.Equal(pairs.Where(p => p.Item3 >= 0).GroupBy(p => p.Item3).OrderBy(g => g.Key).Select(g => new GradeBar(g.Key, g.Key, g.Count())), facts.TeacherGrades.Bars);
            Assert.Equal(pairs.Count(p => p.Item4 >= 0), facts.GoldGrades.Rows);
            Assert.Equal(facts.RankableQueries < 30, rows.Result.IsTooSmall);
            File.Delete(path);
        },
        iter: 200);

    [Theory]
    [InlineData(1)]
    [InlineData(1e308)]
    public async Task Many_different_grades_are_counted_in_intervals(double scale)
    {
        ImportedRows rows = await Import("q,title,grade\n" + string.Concat(Enumerable.Range(0, 201).Select(i => FormattableString.Invariant($"q,t{i},{(i - 100) / 100.0 * scale:R}\n"))));

        GradeHistogram grades = rows.Result.Relevance!.TeacherGrades;
        Assert.Equal((20, 201L, -scale, scale), (grades.Bars.Count, grades.Rows, grades.Bars[0].From, grades.Bars[^1].To));
        Assert.All(grades.Bars, b => Assert.InRange(b.Rows, 9, 11));
    }
}
