using Parquet;
using Parquet.Schema;

using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class ParquetTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(CompressionMethod.Zstd)]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.None)]
    public async Task Integers_and_nulls_read_as_they_would_in_csv(CompressionMethod compression)
    {
        string path = _directory["rows.parquet"];
        var text = new DataField<string>("text");
        var label = new DataField<int>("label");
        var rival = new DataField<long?>("rival");
        var score = new DataField<double>("score");
        await using (FileStream file = File.Create(path))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(text, label, rival, score), file, new ParquetOptions { CompressionMethod = compression }, cancellationToken: TestContext.Current.CancellationToken))
        {
            for (int i = 0; i < 3; i++)
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                await group.WriteAsync(text, [$"a{i}", $"ü{i}"]);
                await group.WriteAsync<int>(label, new[] { 0, 1 }, cancellationToken: TestContext.Current.CancellationToken);
                await group.WriteAsync<long>(rival, new long?[] { null, 1 }, cancellationToken: TestContext.Current.CancellationToken);
                await group.WriteAsync<double>(score, new[] { 1.0, 0.5 }, cancellationToken: TestContext.Current.CancellationToken);
            }
        }

        ImportedRows rows = await ImportedRows.OfAsync(new ImportOptions { Path = path, Group = "score", Responders = [new ResponderColumn("rival", "rival")] });

        Assert.Equal((SourceFormat.Parquet, "binary"), (rows.Result.Format, rows.Result.Encoding));
        Assert.Equal(
            [("a0", "0", null, "1"), ("ü0", "1", "1", "0.5"), ("a1", "0", null, "1"), ("ü1", "1", "1", "0.5"), ("a2", "0", null, "1"), ("ü2", "1", (string?)"1", "0.5")],
            rows.Rows.Select(r => (r.Input, r.Teacher!, r.Responders[0], r.Group!)));
        Assert.Equal([1L, 2, 3, 4, 5, 6], rows.Rows.Select(r => r.Source));
    }

    [Fact]
    public async Task The_zstd_files_of_media_bias_match_its_csv()
    {
        if (Repository.Data is not { } data)
        {
            Assert.Skip("UNDERSTUDY_DATA is not set");
            return;
        }

        ImportedRows train = await ImportedRows.OfAsync(new ImportOptions { Path = Path.Combine(data, "media-bias", "anno-lexical-train.parquet") });
        ImportedRows gold = await ImportedRows.OfAsync(new ImportOptions { Path = Path.Combine(data, "media-bias", "babe-gold-and-llm-labels.csv"), Gold = "label", Responders = [new ResponderColumn("gpt-4", "gpt_4_label")] });

        Assert.Equal((33_831L, 3_021L), (train.Result.Kept, gold.Result.Kept));
        Assert.Equal(["0", "1"], train.Result.TeacherLabels.Keys);
        Assert.Equal(["0", "1"], gold.Result.GoldLabels.Keys);
        Assert.Equal(30, gold.Rows.Count(r => r.Responders[0] == "?"));
    }
}
