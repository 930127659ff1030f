using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Economics;

public sealed class CostTests
{
    private static readonly PriceList Prices = new()
    {
        CorePerHour = 0.36,
        Models = new Dictionary<string, ModelPrice> { ["big-model"] = new() { InputPerMillion = 2, OutputPerMillion = 10 } },
    };

    [Fact]
    public void The_teachers_cost_is_the_mean_of_recorded_calls_with_its_interval()
    {
        // 100 or 300 input tokens and 10 output tokens: $0.0003 and $0.0007 a call.
        World world = Make(i => new TokenUsage(i % 2 == 0 ? 100 : 300, 0, 10));
        Estimate cost = Of(world, ResponderKind.Teacher).CostPer1000Usd!;
        Assert.Equal(0.5, cost.Value, 9);
        Assert.InRange(cost.High - cost.Low, 2 * 1.95 * 0.2 / Math.Sqrt(200), 2 * 1.97 * 0.2 / Math.Sqrt(199));
        Assert.Equal(200, cost.Count);
    }

    [Fact]
    public void An_unknown_model_is_asked_for_and_never_guessed()
    {
        World world = Make(_ => new TokenUsage(100, 0, 10));
        EvaluationResult result = world.Evaluate(r => r with { Prices = Prices with { Models = new Dictionary<string, ModelPrice>() } });
        Assert.Null(result.Responders.Single(r => r.Kind == ResponderKind.Teacher).CostPer1000Usd);
        Assert.Contains(result.Warnings, w => w.Contains("no price for big-model", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_tokens_or_prices_nothing_has_a_cost()
    {
        Assert.Null(Of(Make(_ => TokenUsage.Unknown), ResponderKind.Teacher).CostPer1000Usd);
        Assert.All(Make(_ => new TokenUsage(1, 0, 1)).Evaluate().Responders, r => Assert.Null(r.CostPer1000Usd));
    }

    [Fact]
    public void The_specialist_costs_core_seconds_and_the_system_a_mix()
    {
        // 1,000 answers of 1 ms at $0.36 an hour cost $0.0001.
        Estimate specialist = CostModel.Specialist(0.001, 500, Prices)!;
        Assert.Equal(0.0001, specialist.Value, 12);
        var teacher = new Estimate { Value = 1, Low = 0.9, High = 1.1, Count = 100, Method = "" };
        var coverage = new Estimate { Value = 0.8, Low = 0.7, High = 0.9, Count = 100, Method = "" };
        Estimate mix = CostModel.WithEscalation(specialist, teacher, coverage)!;
        Assert.Equal(0.2001, mix.Value, 12);
        Assert.Equal(0.0901, mix.Low, 12);
        Assert.Equal(0.3301, mix.High, 12);
        Assert.Null(CostModel.Specialist(null, 0, Prices));
        Assert.Null(CostModel.WithEscalation(specialist, null, coverage));
    }

    [Fact]
    public void Latency_is_timed_one_answer_at_a_time_after_a_warm_up()
    {
        var time = new SteppingTime();
        int calls = 0;
        ExampleTable table = Make(_ => TokenUsage.Unknown).Table();
        (LatencySummary latency, double seconds) = LatencyMeter.Measure(
            table,
            [0, 1, 2],
            (_, _) =>
            {
                calls++;
                time.Advance(calls % 50 == 0 ? 1000 : 10); // one answer in fifty takes a millisecond
                return 0;
            },
            time,
            maximum: 1000,
            TestContext.Current.CancellationToken)!.Value;
        Assert.Equal(3000, calls); // 2,000 to warm up
        Assert.Equal((10, 1000, 1000), (latency.P50, latency.P99, latency.Count));
        Assert.Equal(29.8e-6, seconds, 12);
        Assert.Null(LatencyMeter.Measure(table, [], (_, _) => 0, time, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_slow_rung_is_timed_for_seconds_not_for_thousands_of_answers()
    {
        var time = new SteppingTime();
        int calls = 0;
        LatencySummary latency = LatencyMeter.Measure(
            Make(_ => TokenUsage.Unknown).Table(),
            [0],
            (_, _) =>
            {
                calls++;
                time.Advance(500_000);
                return 0;
            },
            time,
            cancellationToken: TestContext.Current.CancellationToken)!.Value.Latency;
        Assert.InRange(calls, 20, 40);
        Assert.Equal(500_000, latency.P50);
    }

    private static World Make(Func<int, TokenUsage> usage) => new() { Count = 200, Gold = _ => "billing", Teacher = _ => "billing", Usage = usage };

    private static ResponderResult Of(World world, ResponderKind kind) => world.Evaluate(r => r with { Prices = Prices }).Responders.Single(r => r.Kind == kind);

    private sealed class SteppingTime : TimeProvider
    {
        private long _micros;

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => _micros;

        public void Advance(long micros) => _micros += micros;
    }
}
