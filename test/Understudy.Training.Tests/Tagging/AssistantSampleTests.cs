using System.Text.Json;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Tests.Tagging;

/// <summary>A log with lists, nested objects, dates and parallel calls.</summary>
public sealed class AssistantSampleTests
{
    [Fact]
    public void What_aligned_rows_name_is_in_the_plan()
    {
        var rows = new List<CallRow>();
        ToolSet? tools = null;
        foreach (string line in File.ReadLines(Repository.PathOf("samples", "assistant", "calls.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement request = document.RootElement.GetProperty("request");
            tools ??= ToolSet.Read(request.GetProperty("tools"));
            rows.Add(new CallRow(request.GetProperty("messages")[1].GetProperty("content").GetString()!, CallText.Of(CallText.Read(document.RootElement.GetProperty("gold"))!)!));
        }

        AlignedCalls aligned = CallAligner.Align(rows, tools);
        IReadOnlyList<int> heads = CallAligner.HeadsOf(aligned.Plan);

        Assert.Equal(heads.Count, aligned.Plan.Intents.SelectMany(i => i.Arguments).Where(a => a.Head >= 0).Select(a => a.Head).Distinct().Count());
        Assert.All(aligned.Rows, row =>
        {
            Assert.InRange(row.Intent, 0, aligned.Plan.Intents.Count - 1);
            Assert.All(row.Spans, s => Assert.InRange(s.Slot, 0, aligned.Plan.Slots.Count - 1));
            Assert.All(row.Spans, s => Assert.InRange(s.Last, s.First, row.Words.Length - 1));
            Assert.All(row.Classes, c => Assert.InRange(c.Class, 0, heads[c.Head] - 1));
        });
        Assert.Equal(aligned.Report.Rows, aligned.Report.Exact + aligned.Report.Inexact + aligned.Report.Abstained + aligned.Report.Unaligned.Values.Sum());
        Assert.True(aligned.Report.Exact > 400, aligned.Report.ToString());
    }
}
