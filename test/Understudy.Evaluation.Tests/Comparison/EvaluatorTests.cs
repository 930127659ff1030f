using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Comparison;

public sealed class EvaluatorTests
{
    [Fact]
    public void The_test_is_registered_before_any_responder_sees_a_test_row()
    {
        World world = Escalating();
        EvaluationRequest request = world.Request();
        var ledger = new MemoryLedger();
        var nosy = new ScriptedResponder
        {
            Name = "specialist",
            Labels = [.. Enumerable.Range(0, world.Count).Select(world.Specialist)],
            Confidence = [.. Enumerable.Range(0, world.Count).Select(world.Confidence)],
            OnRow = row => Assert.True(row < world.Calibration || ledger.Registrations.Count == 1, $"row {row} was answered before registration"),
        };
        EvaluationResult result = Run(request with { Specialist = nosy, Looks = ledger });
        Registration registered = Assert.Single(ledger.Registrations);
        Assert.Same(result.Registration, registered);
        Assert.Equal(result.Escalation.Threshold, registered.Threshold);
        Assert.Equal(PromotionMode.WithEscalation, registered.Deciding);
        Assert.Equal(request.TestRows.Count, registered.TestCount);
        Assert.Contains(nosy.Seen, r => r >= world.Calibration);
    }

    [Fact]
    public void The_same_rows_again_are_another_look_at_a_smaller_level()
    {
        World world = World.Paired(1700, 60, 60, 180);
        var ledger = new MemoryLedger();
        EvaluationResult first = Run(world.Request() with { Looks = ledger }), second = Run(world.Request() with { Looks = ledger });
        Assert.Equal((1, 2), (first.Look.Number, second.Look.Number));
        Assert.Equal(0.04, first.Look.Level, 12);
        Assert.Equal(0.008, second.Look.Level, 12);
        Assert.Equal(0.048, second.Look.Spent, 12);
        Assert.True(second.Difference!.Low < first.Difference!.Low);
        Assert.Contains(second.Reasons, r => r.StartsWith("This is look 2", StringComparison.Ordinal));
        Assert.Equal(first.Registration.TestRows, second.Registration.TestRows);
    }

    [Fact]
    public void The_same_request_gives_the_same_record()
    {
        World world = Escalating();
        Assert.Equal(Summary(world.Evaluate()), Summary(world.Evaluate()));

        static string Summary(EvaluationResult r) => string.Join(
            "|",
            [.. r.Reasons, .. r.Warnings, .. r.Responders.Select(x => x.Metrics.ToString()), .. r.Slices.Select(s => s.ToString()), $"{r.Difference!.Low} {r.Difference.High}", r.Needs.ToString(), r.Registration.TestRows.Hex]);
    }

    [Fact]
    public void Test_rows_like_training_rows_are_counted_and_the_result_is_given_without_them_too()
    {
        // The specialist is right on the 200 rows it has seen and on 85 % of the others; the teacher on 90 %.
        var world = new World
        {
            Count = 1200,
            Gold = _ => "billing",
            Teacher = i => i % 10 == 0 ? "login" : "billing",
            Specialist = i => i >= 200 && i % 20 < 3 ? 1 : 0,
        };
        EvaluationResult result = world.Evaluate(r => r with { OverlapRows = [.. Enumerable.Range(0, 200)] });
        OverlapResult overlap = result.Overlap!;
        Assert.Equal(200, overlap.Rows);
        Assert.Equal(0.875, overlap.AccuracyWith.Value, 12);
        Assert.Equal(0.85, overlap.AccuracyWithout!.Value, 12);
        Assert.Equal(1000, overlap.DifferenceWithout!.Units);
        Assert.Equal(1200, result.Units.Test);
        Assert.Contains(result.Reasons, r => r.Contains("200 of 1,200 test rows resemble training rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_fault_of_a_request_is_told_at_once()
    {
        World world = Escalating();
        EvaluationRequest request = world.Request();
        ArgumentException e = Assert.Throws<ArgumentException>(() => Run(request with
        {
            Options = request.Options with { Margin = 0, Alpha = double.NaN, Replicates = 5 },
            TestRows = [0, 1, 99_999],
            Units = [1, 2, 3],
            LookNumber = 0,
        }));
        foreach (string part in new[] { "Margin is 0", "Alpha is NaN", "Replicates is 5", "row 99999", "Units has 3 entries", "both a calibration and a test row", "LookNumber is 0" })
        {
            Assert.Contains(part, e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_confidence_of_NaN_is_refused_with_its_row()
    {
        World world = Escalating();
        var broken = new World { Count = 10, Gold = _ => "billing", Teacher = _ => "billing", Confidence = i => i == 7 ? float.NaN : 0.5f };
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => broken.Evaluate());
        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        Assert.Contains("row 8", e.Message, StringComparison.Ordinal);
        Assert.NotNull(world);
    }

    [Fact]
    public void Probabilities_give_confidences_log_loss_and_calibration()
    {
        World world = World.Paired(80, 5, 5, 10);
        EvaluationRequest request = world.Request();
        var soft = new ScriptedResponder
        {
            Name = "soft",
            Labels = [.. Enumerable.Range(0, 100).Select(world.Specialist)],
            Probabilities = row => world.Specialist(row) == 0 ? [0.8f, 0.1f, 0.1f] : [0.1f, 0.8f, 0.1f],
        };
        MetricSet metrics = Run(request with { Specialist = soft }).Responders[0].Metrics;
        Assert.Equal((85 * -Math.Log(0.8f) / 100) + (15 * -Math.Log(0.1f) / 100), metrics.LogLoss!.Value, 6);
        Assert.InRange(metrics.Ece!.Value, 0, 0.05);
        Assert.InRange(0.05, metrics.Ece.Low, metrics.Ece.High); // 85 % right at confidence .8
        Assert.Equal(0.85, metrics.Accuracy!.Value, 12);
    }

    [Fact]
    public void Macro_f1_is_the_mean_over_labels_of_the_truth()
    {
        // billing: 2 hits of 3, answered 3 → F1 2/3; login: 1 of 1, answered 2 → 2/3; refund: 0 of 1 → 0.
        int[] truth = [0, 0, 0, 1, 2], labels = [0, 0, 1, 1, 0];
        Assert.Equal((2 / 3.0 + 2 / 3.0 + 0) / 3, Metrics.MacroF1([1, 1, 1, 1, 1], truth, labels, 3), 12);
        Assert.Equal(1, Metrics.MacroF1([1, 0, 0, 1, 0], truth, labels, 3), 12);
        Assert.Equal(0, Metrics.MacroF1([1], [LabelSet.Unreadable], [0], 3), 12);
    }

    [Fact]
    public void For_very_many_rows_the_delta_method_gives_the_bootstraps_interval()
    {
        World world = new()
        {
            Count = 4000,
            Gold = i => i % 3 == 0 ? "refund" : i % 3 == 1 ? "login" : "billing",
            Teacher = _ => "billing",
            Specialist = i => i % 7 == 0 ? 0 : i % 3 == 0 ? 2 : i % 3 == 1 ? 1 : 0,
            Units = [.. Enumerable.Range(0, 4000).Select(i => i / 2)],
            Options = new EvaluationOptions { Replicates = 2000 },
        };
        EvaluationRequest request = world.Request();
        var judged = JudgedRows.Of(request.Table, request.TestRows, request.Units, TruthKind.Gold, false, Seed.Default);
        Estimate bootstrap = world.Evaluate().Responders[0].Metrics.MacroF1!, delta = Metrics.Linearised(judged, [.. Enumerable.Range(0, 4000).Select(world.Specialist)]);
        Assert.Equal(bootstrap.Value, delta.Value, 12);
        Assert.InRange((delta.High - delta.Low) / (bootstrap.High - bootstrap.Low), 0.93, 1.07);
    }

    [Fact]
    public void The_confusion_and_the_worst_mistakes_name_rows()
    {
        var world = new World
        {
            Count = 100,
            Gold = i => i < 50 ? "refund" : "billing",
            Teacher = _ => "billing",
            Specialist = i => i < 10 ? 1 : i < 50 ? 2 : 0,
            Confidence = i => i == 3 ? 0.99f : 0.6f,
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(new ConfusionPair("refund", "login", 10, 0.2), result.Confusion.Top[0]);
        Assert.Equal(40, result.Confusion.Matrix![2][2]);
        Mistake worst = result.Mistakes[0];
        Assert.Equal((4, "refund", "login", "billing"), (worst.Source, worst.Truth, worst.Answer, worst.Teacher));
        Assert.Equal("message number 3", worst.Input);
        Assert.Equal(10, result.Mistakes.Count);
    }

    [Fact]
    public void A_test_file_of_ones_own_is_judged_in_its_own_table()
    {
        World calibration = Escalating(), test = World.Paired(900, 30, 30, 40);
        EvaluationRequest own = test.Request();
        EvaluationRequest request = calibration.Request() with { TestTable = own.Table, TestRows = own.TestRows, TestUnits = null };
        var specialist = new ByTable(calibration, test, request.Table);
        EvaluationResult result = Run(request with { Specialist = specialist });
        Assert.Equal(1000, result.Units.Test);
        Assert.Equal(400, result.Units.Calibration);
        Assert.Equal(30, result.Alone.Difference!.Counts!.Value.OnlyFirst);
    }

    private static World Escalating() => new()
    {
        Count = 1400,
        Calibration = 400,
        Gold = _ => "billing",
        Teacher = i => i % 11 == 0 ? "login" : "billing",
        Specialist = i => i % 5 == 0 ? 1 : 0,
        Confidence = i => i % 5 == 0 ? 0.3f : 0.95f,
        Candidates = [new(0.9, 0.8, 0.0)],
    };

    private static EvaluationResult Run(EvaluationRequest request) =>
        Evaluator.EvaluateAsync(request, TimeProvider.System, null, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();

    private sealed class ByTable(World calibration, World test, ExampleTable first) : IResponder
    {
        public string Name => "specialist";

        public ResponderKind Kind => ResponderKind.Specialist;

        public Rung? Rung => null;

        public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
        {
            World world = ReferenceEquals(examples, first) ? calibration : test;
            int[] asked = rows.ToArray();
            return ValueTask.FromResult(new Responses { Labels = [.. asked.Select(world.Specialist)], Confidence = [.. asked.Select(world.Confidence)] });
        }
    }
}
