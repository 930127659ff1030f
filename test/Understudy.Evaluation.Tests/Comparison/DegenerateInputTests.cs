using System.Diagnostics;
using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Comparison;

public sealed class DegenerateInputTests
{
    public static TheoryData<string> Cases => ["no test", "no calibration", "one test row", "one label", "all wrong", "all right", "no confidence", "one unit", "no truth", "two labels", "no teacher answers"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_odd_input_gives_an_honest_result_instead_of_a_crash(string which)
    {
        World world = which switch
        {
            "no test" => Make(calibration: 100),
            "no calibration" => Make(),
            "one test row" => Make(calibration: 99),
            "one label" => Make(names: ["billing"]),
            "all wrong" => Make(specialist: _ => 1),
            "all right" => Make(),
            "no confidence" => Make(calibration: 50, confidence: false),
            "one unit" => Make(calibration: 0, units: [.. Enumerable.Repeat(0, 100)]),
            "no truth" => Make(gold: _ => null, teacher: _ => null),
            "two labels" => Make(names: ["billing", "login"], specialist: i => i % 2),
            _ => Make(teacher: _ => null),
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(which is "all wrong" or "two labels" ? Verdict.Refuse : Verdict.NotYet, result.Alone.Verdict);
        Assert.NotEmpty(result.Reasons);
        Assert.All(result.Reasons, r =>
        {
            Assert.DoesNotContain("NaN", r, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", r, StringComparison.Ordinal);
        });
        foreach (ResponderResult responder in result.Responders)
        {
            foreach (Estimate e in new[] { responder.Metrics.Accuracy, responder.Metrics.MacroF1, responder.Metrics.Ece, responder.Metrics.LogLoss }.OfType<Estimate>())
            {
                Assert.True(double.IsFinite(e.Value) && double.IsFinite(e.Low) && double.IsFinite(e.High) && e.Low <= e.Value + 1e-9 && e.Value <= e.High + 1e-9, $"{responder.Name}: {e}");
            }
        }
    }

    [Fact]
    public async Task A_million_rows_take_seconds()
    {
        const int rows = 1_000_000;
        string[] names = [.. Enumerable.Range(0, 50).Select(i => $"label {i:00}")];
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < rows; i++)
        {
            builder.Add(new ExampleRow { Source = i + 1, Input = $"message {i % 900_000}", Teacher = names[i % 17 == 0 ? (i + 1) % 50 : i % 50], Gold = names[i % 50] });
        }

        ExampleTable table = builder.Build();
        var specialist = new ScriptedResponder
        {
            Name = "specialist",
            Labels = [.. Enumerable.Range(0, rows).Select(i => (i % 13 == 0 ? i + 3 : i) % 50)],
            Confidence = [.. Enumerable.Range(0, rows).Select(i => i % 13 == 0 ? (i % 97) / 97f : (30 + (i % 67)) / 97f)],
        };
        var watch = Stopwatch.StartNew();
        long before = GC.GetTotalAllocatedBytes();
        EvaluationResult result = await Evaluator.EvaluateAsync(
            new EvaluationRequest
            {
                Workload = new WorkloadFacts { Id = "w", Name = "big", Examples = new ExampleCounts(rows, 0, 0, rows / 2, rows / 2, 0) },
                Table = table,
                CalibrationRows = [.. Enumerable.Range(0, rows / 2)],
                TestRows = [.. Enumerable.Range(rows / 2, rows / 2)],
                Units = [.. Enumerable.Range(0, rows).Select(i => i / 3)],
                Specialist = specialist,
                Others = [RecordedResponder.Teacher()],
                Facts = new SpecialistFacts { Hash = ContentHash.Of("s"), Candidates = [.. Enumerable.Range(0, 100).Select(i => new CandidateThreshold(0.99 - (i / 100.0), (i + 1) / 100.0, 0.05))], SelectionUnits = 10_000 },
            },
            TimeProvider.System,
            null,
            TestContext.Current.CancellationToken);
        TestContext.Current.SendDiagnosticMessage($"{watch.Elapsed.TotalSeconds:0.0} s, {(GC.GetTotalAllocatedBytes() - before) >> 20} MiB allocated in all, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        Assert.Equal(166_668, result.Units.Test);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), $"took {watch.Elapsed}");
        Assert.StartsWith("delta method", result.Responders[0].Metrics.MacroF1!.Method, StringComparison.Ordinal);
    }

    private static World Make(
        int calibration = 0, string[]? names = null, Func<int, int>? specialist = null, bool confidence = true, int[]? units = null,
        Func<int, string?>? gold = null, Func<int, string?>? teacher = null) => new()
        {
            Count = 100,
            Calibration = calibration,
            LabelNames = names ?? ["billing", "login", "refund"],
            Specialist = specialist ?? (_ => 0),
            StatesConfidence = confidence,
            Units = units,
            Gold = gold ?? (_ => "billing"),
            Teacher = teacher ?? (_ => "billing"),
            Candidates = [new(0.5, 1, 0)],
        };
}
