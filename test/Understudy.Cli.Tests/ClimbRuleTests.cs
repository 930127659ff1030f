using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Xunit;
using CandidateThreshold = Understudy.Inference.CandidateThreshold;

namespace Understudy.Cli.Tests;

/// <summary>The encoder is tried exactly where selection does not already promise that the linear rung passes.</summary>
public sealed class ClimbRuleTests
{
    private static readonly EvaluationOptions Promises = new() { MaxError = 0.1 };

    [Theory]
    [InlineData(0.9, 0.06, true)]
    [InlineData(0.9, 0.0701, false)] // more than .7 of the promise
    [InlineData(0.3, 0.06, false)] // keeps fewer than 100 calibration units
    public void A_threshold_that_keeps_enough_with_room_to_the_promise_is_enough(double coverage, double error, bool enough)
    {
        string? why = ClimbRule.WhyEnough(Rung([1, 0, 1], new CandidateThreshold(0.5, coverage, error)), Prepare(teacher: true), Promises);

        Assert.Equal(enough, why is not null);
        Assert.True(why is null || why.Contains("No dearer rung is tried", StringComparison.Ordinal));
    }

    [Fact]
    public void The_widest_of_the_good_thresholds_is_told()
    {
        string? why = ClimbRule.WhyEnough(Rung([1], new(0.9, 0.6, 0.01), new(0.7, 0.8, 0.05), new(0, 1, 0.5)), Prepare(teacher: true), Promises);

        Assert.Contains("the linear rung is expected to pass: on selection it keeps 80 % with an error of 5.0 %", why, StringComparison.Ordinal);
    }

    [Fact]
    public void No_threshold_or_no_answers_mean_climbing() => Assert.Null(ClimbRule.WhyEnough(Rung([]), Prepare(teacher: true), Promises));

    [Theory]
    [InlineData(0.90, true)] // .95 − 2 · .0218 = .906
    [InlineData(0.91, false)]
    [InlineData(null, false)]
    public void Without_a_teacher_only_a_target_that_is_clearly_passed_is_enough(double? target, bool enough)
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => i < 5 ? 0.0 : 1)];

        Assert.Equal(enough, ClimbRule.WhyEnough(Rung(values, new CandidateThreshold(0, 1, 0)), Prepare(teacher: false), Promises with { Target = target }) is not null);
    }

    private static TrainedRung Rung(double[] values, params CandidateThreshold[] thresholds) => new()
    {
        Name = "linear",
        Rung = Core.Rung.Linear,
        Seconds = 1,
        Keep = _ => throw new InvalidOperationException("Nothing is kept here."),
        Units = [.. Enumerable.Range(0, values.Length)],
        Values = values,
        Metric = "accuracy",
        Thresholds = thresholds,
    };

    /// <summary>Two labels, 1,000 rows, each its own unit; 200 of them calibrate.</summary>
    private static Prepared Prepare(bool teacher)
    {
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < 1000; i++)
        {
            string label = i % 2 == 0 ? "a" : "b";
            builder.Add(new ExampleRow { Source = i + 1, Input = $"row {i}", Teacher = teacher ? label : null, Gold = label });
        }

        ExampleTable table = builder.Build();
        Partition partition = Splitter.Split(table, [.. Enumerable.Range(0, 1000)], new SplitOptions { Train = 0.5, Selection = 0.15, Calibration = 0.2, Test = 0.15 }, new Seed(1));
        Assert.Equal(200, partition.UnitCount(SplitKind.Calibration));
        return new Prepared
        {
            Workload = new WorkloadRecord { Id = "w", Name = "w", Kind = WorkloadKind.Classification, Shape = AnswerShape.Text, Created = DateTimeOffset.UnixEpoch },
            Examples = new ExampleSetRecord { Id = 1, WorkloadId = "w", Kind = ExampleSetKind.Main, SourcePath = "", Source = default, Content = default, Format = SourceFormat.Csv, Encoding = "", Imported = DateTimeOffset.UnixEpoch, Total = 1000, Kept = 1000, Rejected = 0, Responders = [] },
            Table = table,
            Partition = partition,
        };
    }
}
