using Understudy.Core;
using Understudy.Data;
using Understudy.Testing;

using Xunit;

namespace Understudy.Research.Tests.Worlds;

public sealed class TrafficImportTests
{
    [Theory]
    [InlineData(TrafficHalf.Development, "review-sentiment")]
    [InlineData(TrafficHalf.Frozen, "article-section")]
    [InlineData(TrafficHalf.Third, "beer-fault")]
    [InlineData(TrafficHalf.Fourth, "listing-period")]
    [InlineData(TrafficHalf.Fifth, "stop-action")]
    [InlineData(TrafficHalf.Sixth, "observation-owner")]
    [InlineData(TrafficHalf.Seventh, "report-step")]
    [InlineData(TrafficHalf.Eighth, "ride-money")]
    [InlineData(TrafficHalf.Ninth, "shikayat-kadam")]
    [InlineData(TrafficHalf.Tenth, "poruka-korak")]
    public async Task The_importer_reads_a_workloads_lines_and_rejects_what_failed(TrafficHalf half, string workload)
    {
        using var directory = new TemporaryDirectory();
        GeneratedCall[] calls = [.. GeneratedTraffic.Of(half).Where(c => c.Truth.Workload == workload)];
        await using (FileStream file = File.Create(directory["calls.jsonl"]))
        {
            foreach (GeneratedCall call in calls)
            {
                await file.WriteAsync(call.Call.Line, TestContext.Current.CancellationToken);
                file.WriteByte((byte)'\n');
            }
        }

        ImportResult result = await Importer.ImportAsync(new ImportOptions { Path = directory["calls.jsonl"] }, new Nobody(), null, TestContext.Current.CancellationToken);

        Assert.Equal(SourceFormat.CallLog, result.Format);
        Assert.Equal(calls.Length, result.Total);
        Assert.Equal(calls.Count(c => c.Truth.Failed && c.Answer != ""), result.Rejected);
        Assert.All(TrafficWorld.Workloads(half).Single(w => w.Id == workload).Labels!, label => Assert.Equal(calls.Count(c => c.Truth.Label == label), result.TeacherLabels[label]));
    }

    private sealed class Nobody : IExampleSink
    {
        public ValueTask AddAsync(ExampleRow row, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
