using System.Text.Json;

using Understudy.Core;
using Understudy.Data;
using Understudy.Testing;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary><c>samples/assistant</c> with the intended calls as truth, divided by near-duplicates as the protocol asks; what a row may also be answered with counts as right.</summary>
public sealed class AssistantRows
{
    private AssistantRows(ToolSet tools, CallRow[] train, string?[] teacher, CallRow[] test, AcceptedCalls[] accepted) =>
        (Tools, Train, TrainTeacher, Test, TestAccepted) = (tools, train, teacher, test, accepted);

    /// <summary>The file.</summary>
    public static string Path { get; } = Repository.PathOf("samples", "assistant", "calls.jsonl");

    /// <summary>The functions.</summary>
    public ToolSet Tools { get; }

    /// <summary>Rows to learn from, with the intended calls.</summary>
    public IReadOnlyList<CallRow> Train { get; }

    /// <summary>What the blind labellers answered to them; null where it is no call that can be read.</summary>
    public IReadOnlyList<string?> TrainTeacher { get; }

    /// <summary>Rows that nothing is learned from or chosen on.</summary>
    public IReadOnlyList<CallRow> Test { get; }

    /// <summary>What is accepted on them.</summary>
    public IReadOnlyList<AcceptedCalls> TestAccepted { get; }

    /// <summary>Reads and divides: four fifths and a fifth, no unit of near-duplicates on both sides.</summary>
    public static AssistantRows Read()
    {
        ToolSet? tools = null;
        List<CallRow> rows = [];
        List<string?> teacher = [];
        List<AcceptedCalls> accepted = [];
        var table = new ExampleTableBuilder([]);
        foreach (string line in File.ReadLines(Path))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement request = document.RootElement.GetProperty("request"), message = document.RootElement.GetProperty("response").GetProperty("choices")[0].GetProperty("message");
            tools ??= ToolSet.Read(request.GetProperty("tools"));
            accepted.Add(AcceptedCalls.Read(document.RootElement.GetProperty("gold"), tools));
            rows.Add(new CallRow(request.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!, accepted[^1].First()));
            teacher.Add(message.TryGetProperty("tool_calls", out JsonElement calls) ? CallText.Canonical(calls.GetRawText()) : CallText.None);
            table.Add(new ExampleRow { Source = rows.Count, Input = rows[^1].Text, Gold = CallText.Functions(rows[^1].Calls) });
        }

        ExampleTable built = table.Build();
        var seed = new Seed(6);
        int[] units = NearDuplicates.Group(built, new NearDuplicateOptions(), seed);
        Partition parts = Splitter.Split(built, units, new SplitOptions { Train = .8, Selection = 0, Calibration = 0, Test = .2 }, seed);
        int[] train = parts.Rows(SplitKind.Train), test = parts.Rows(SplitKind.Test);
        return new(tools!, [.. train.Select(i => rows[i])], [.. train.Select(i => teacher[i])], [.. test.Select(i => rows[i])], [.. test.Select(i => accepted[i])]);
    }
}
