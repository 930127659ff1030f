using Understudy.Core;
using Understudy.Evaluation;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class ResultTableTests
{
    [Fact]
    public async Task Rankings_show_their_own_figures_and_differences_as_decimals()
    {
        var builder = new ExampleTableBuilder();
        for (int q = 0; q < 80; q++)
        {
            for (int i = 0; i < 4; i++)
            {
                builder.Add(new ExampleRow { Source = builder.Count + 1, Query = $"query {q}", Input = $"item {i}", GoldScore = i == 0 ? 1 : 0, TeacherScore = q % 2 == 0 ? -i : i == 1 ? 1 : -i });
            }
        }

        ExampleTable table = builder.Build();
        EvaluationResult result = await Evaluator.EvaluateAsync(
            new EvaluationRequest
            {
                Workload = new WorkloadFacts { Id = "w", Name = "search", Kind = WorkloadKind.Relevance, Examples = new ExampleCounts(320, 0, 0, 0, 320, 0) },
                Table = table,
                CalibrationRows = [],
                TestRows = [.. Enumerable.Range(0, 320)],
                Specialist = new FirstItem(),
                Facts = new SpecialistFacts { Hash = ContentHash.Of("s") },
                Others = [RecordedResponder.Teacher()],
                Options = new EvaluationOptions { Replicates = 200 },
            },
            TimeProvider.System,
            null,
            TestContext.Current.CancellationToken);
        var written = new StringWriter();
        ResultTable.Print(
            new Terminal { Out = written, Error = written, In = TextReader.Null, ErrorIsInteractive = false, OutIsInteractive = false, Width = 160, Time = TimeProvider.System },
            result);
        string[] lines = written.ToString().Split('\n');
        string heading = lines.Single(l => l.Contains("responder", StringComparison.Ordinal)), first = lines.Single(l => l.Contains("first (encoder)", StringComparison.Ordinal));
        Assert.Equal(["responder", "NDCG@10", "MRR@10", "AUC", "Spearman", "kept %", "lacking in kept", "µs/query p50 / p99", "US$ per 1,000"], Cells(heading));
        Assert.Equal(["1.000", "1.000", "0.775"], Cells(first)[2..5]);
        Assert.StartsWith("1.000 (0.9", Cells(first)[1], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.Contains("random order", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Verdict alone            PROMOTE   +0.185 NDCG@10 against teacher, one-sided bounds [", StringComparison.Ordinal) && l.EndsWith("margin 0.02", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("accuracy", StringComparison.Ordinal) || l.Contains(" points", StringComparison.Ordinal));

        static string[] Cells(string line) => [.. line.Trim('│', ' ').Split('│').Select(c => c.Trim())];
    }

    /// <summary>Ranks the first item first, the others by their text.</summary>
    private sealed class FirstItem : IResponder
    {
        public string Name => "first";

        public ResponderKind Kind => ResponderKind.Specialist;

        public Rung? Rung => Core.Rung.Encoder;

        public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
        {
            var scores = new float[rows.Length];
            for (int i = 0; i < scores.Length; i++)
            {
                scores[i] = -examples.Input(rows.Span[i])[^1];
            }

            return ValueTask.FromResult(new Responses { Labels = [], Scores = scores });
        }
    }
}
