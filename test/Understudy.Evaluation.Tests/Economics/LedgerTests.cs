using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation.Tests.InService;
using Understudy.Statistics;

using Xunit;

namespace Understudy.Evaluation.Tests.Economics;

public sealed class LedgerTests
{
    private static readonly PriceList Prices = new()
    {
        CorePerHour = 0.36, // a hundredth of a cent a second
        Models = new Dictionary<string, ModelPrice> { ["large"] = new() { InputPerMillion = 2.5, CachedInputPerMillion = 1.25, OutputPerMillion = 10 } },
    };

    private static readonly DateTimeOffset Now = Calls.Start.AddDays(10);

    [Fact]
    public async Task Every_figure_of_a_small_ledger_is_what_one_computes_by_hand()
    {
        LedgerBook book = await Read(
        [
            .. Enumerable.Range(0, 10).Select(i => Answered(i)),
            Calls.HeldBack(20, true, conversation: "a"), // 1,000 × 2.5 + 100 × 10 = 3,500 millionths
            Calls.HeldBack(21, true, conversation: "b") with { Usage = new TokenUsage(2000, 0, 100) }, // 6,000
            Large(30, CallDecision.BelowThreshold) with { Usage = new TokenUsage(4000, 2000, 100), AddedMilliseconds = 2 }, // 2,000 × 2.5 + 2,000 × 1.25 + 1,000 = 8,500
            Large(31, CallDecision.OutsideCanary),
            Large(32, CallDecision.Shadow) with { Stage = RouteStage.Shadow, AddedMilliseconds = 500 },
            Large(33, CallDecision.PassThrough) with { Specialist = null, Stage = RouteStage.Off },
            Large(34, CallDecision.PassThrough) with { Specialist = null, Outcome = CallOutcome.Failed, Usage = TokenUsage.Unknown, Status = 503 },
        ]);

        LedgerStatement helpdesk = Assert.Single(book.Workloads);
        Assert.Equal(
            [
                new LedgerLine(LedgerKind.PassThrough, 2, 1, 1000, 100, 0, 0, 0.0035),
                new LedgerLine(LedgerKind.Shadow, 1, 0, 1000, 100, 0, 0, 0.0035),
                new LedgerLine(LedgerKind.OutsideCanary, 1, 0, 1000, 100, 0, 0, 0.0035),
                new LedgerLine(LedgerKind.HoldBack, 2, 0, 3000, 200, 0, 0, 0.0095),
                new LedgerLine(LedgerKind.Escalated, 1, 0, 4000, 100, 0, 0, 0.0085),
                new LedgerLine(LedgerKind.Specialist, 10, 0, 0, 0, 0, 0, 0),
            ],
            helpdesk.Lines.Select(l => l with { Usd = Math.Round(l.Usd!.Value, 12) }));
        Assert.Equal((17L, 10L), (helpdesk.Calls, helpdesk.BySpecialist));
        Assert.Equal(0.0285, helpdesk.LargeModelUsd!.Value, 1e-12);

        // Serving: 10 answers of 100 ms and one question of 2 ms; shadow: 500 ms; training: 30 s on two cores; 0.0001 dollars a second.
        Assert.Equal((1.002, 0.5, 30.0), (helpdesk.ServingSeconds, helpdesk.ShadowSeconds, helpdesk.TrainSeconds));
        Assert.Equal(0.0001002, helpdesk.ServingUsd!.Value, 1e-12);
        Assert.Equal(0.00005, helpdesk.ShadowUsd!.Value, 1e-12);
        Assert.Equal(0.006, helpdesk.TrainingUsd!.Value, 1e-12);

        // Two conversations of 3,500 and 6,000 millionths: mean 4,750, standard error 1,250, t with one degree 12.706.
        Assert.Equal(0.00475, helpdesk.CostOfACall!.Value, 1e-12);
        Assert.Equal(0.00475 + (12.7062047 * 0.00125), helpdesk.CostOfACall.High, 1e-9);
        Assert.Equal((0.0, 2L), (helpdesk.CostOfACall.Low, helpdesk.CostOfACall.Count));
        Assert.StartsWith("hold-back: ", helpdesk.CostOfACall.Method, StringComparison.Ordinal);
        Assert.Equal(0.0475, helpdesk.Saved!.Value, 1e-12);
        Assert.Equal(0.0475 - 0.0001002 - 0.00005 - 0.006, helpdesk.Net!.Value, 1e-12);

        // 0.00605 spent once, 0.0473998 saved in ten days.
        Assert.Equal(Calls.Start.AddDays(10 * 0.00605 / 0.0473998), helpdesk.BreakEven!.Date!.Value, TimeSpan.FromSeconds(1));
        Assert.Null(helpdesk.BreakEven.Latest);
        Assert.Equal("reached on 2026-03-02 (2026-03-01 to never)", helpdesk.BreakEven.Statement);

        // Ten days on one core, less what it did.
        Assert.Equal(((10 * 86_400) - 1.502) * 0.0001, book.IdleUsd!.Value, 1e-9);
        Assert.Equal(helpdesk.Saved.Value - book.IdleUsd.Value - book.ComputeUsd!.Value, book.Net!.Value, 1e-9);
        Assert.Empty(helpdesk.Warnings);
    }

    [Fact]
    public async Task Without_a_hold_back_the_saving_comes_from_escalated_calls_and_says_that_they_differ()
    {
        LedgerStatement one = Assert.Single((await Read([Answered(1), Calls.HeldBack(2, true), Calls.HeldBack(3, true, confidence: 0.2), Large(4, CallDecision.BelowThreshold), Large(5, CallDecision.LikeRefused)])).Workloads);
        Assert.Equal(0.0035, one.Saved!.Value, 1e-12);
        Assert.StartsWith("escalated and outside the canary: ", one.CostOfACall!.Method, StringComparison.Ordinal);
        Assert.Contains(one.Warnings, w => w.Contains("fewer than two held-back conversations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_to_compare_with_is_no_saving_rather_than_a_guess()
    {
        LedgerStatement one = Assert.Single((await Read([Answered(1), Large(2, CallDecision.BelowThreshold)])).Workloads);
        Assert.Null(one.Saved);
        Assert.Null(one.BreakEven);
        Assert.Contains(one.Warnings, w => w.Contains("too few calls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_without_a_price_is_named_and_takes_the_estimate_with_it()
    {
        LedgerStatement one = Assert.Single((await Read([Answered(1), Calls.HeldBack(2, true), Calls.HeldBack(3, true), Calls.HeldBack(4, true) with { AnsweredModel = "huge-5" }, Large(5, CallDecision.PassThrough) with { AnsweredModel = null, RequestedModel = "tiny" }])).Workloads);
        Assert.Equal(["huge-5", "tiny"], one.Unpriced);
        Assert.Null(one.Saved);
        Assert.Equal(0.007, one.LargeModelUsd!.Value, 1e-12);
        Assert.Equal(1, one.Lines.Single(l => l.Kind == LedgerKind.HoldBack).Unpriced);
        Assert.Contains(one.Warnings, w => w.StartsWith("The price list has no price for huge-5, tiny:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_prices_there_are_calls_and_tokens_and_no_amounts()
    {
        LedgerBook book = await Read([Answered(1), Calls.HeldBack(2, true), Calls.HeldBack(3, true)], prices: null);
        LedgerStatement one = Assert.Single(book.Workloads);
        Assert.Equal((2000L, (double?)null), (one.Lines[0].InputTokens, one.Lines[0].Usd));
        Assert.Equal((null, null, null, null), (one.LargeModelUsd, one.Saved, book.IdleUsd, book.LargeModelUsd));
        Assert.Empty(one.Warnings);
    }

    [Fact]
    public async Task Answering_while_the_large_model_was_away_saves_nothing_and_uncounted_answers_are_counted()
    {
        LedgerStatement one = Assert.Single((await Read([Answered(1) with { Decision = CallDecision.UpstreamAway }, Calls.HeldBack(2, true), Calls.HeldBack(3, true), Large(4, CallDecision.PassThrough) with { Usage = TokenUsage.Unknown }])).Workloads);
        Assert.Null(one.Saved);
        Assert.Equal(1, one.Lines.Single(l => l.Kind == LedgerKind.PassThrough).Uncounted);
        Assert.Contains(one.Warnings, w => w.Contains("counted no tokens for 1 of its answers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Workloads_stand_apart_calls_without_one_come_last_and_errors_add_in_squares()
    {
        LedgerBook book = await Read([.. Two("b"), .. Two("a"), Large(99, CallDecision.PassThrough) with { Workload = null, Started = Calls.Start.AddDays(-1) }]);
        Assert.Equal(["a", "b", null], book.Workloads.Select(w => w.Workload));
        Assert.Equal(Calls.Start.AddDays(-1), book.From);
        Estimate a = book.Workloads[0].Saved!;
        Assert.Equal(2 * a.Value, book.Saved!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(2) * (a.High - a.Value), book.Saved.High - book.Saved.Value, 1e-12);
        Assert.Empty((await Read([])).Workloads);

        static IEnumerable<RecordedCall> Two(string workload) =>
            new[] { Answered(1), Calls.HeldBack(2, true), Calls.HeldBack(3, true) with { Usage = new TokenUsage(1200, 0, 100) } }.Select(c => c with { Workload = workload, Id = workload + c.Id });
    }

    [Theory]
    [InlineData(0.0, 10.0, 5.0, 15.0, "reached on 2026-03-01 (2026-03-01 to 2026-03-01)")]
    [InlineData(20.0, 10.0, 5.0, 20.0, "expected on 2026-03-21 (2026-03-11 to 2026-04-10)")]
    [InlineData(20.0, 10.0, -1.0, 20.0, "expected on 2026-03-21 (2026-03-11 to never)")]
    [InlineData(20.0, -1.0, -2.0, 20.0, "not at this rate (2026-03-11 to never)")]
    [InlineData(20.0, -1.0, -2.0, -0.5, "not at this rate")]
    public void Break_even_is_said_with_what_is_not_known(double once, double saved, double low, double high, string statement) =>
        Assert.Equal(statement, BreakEven.Of(once, new Estimate { Value = saved, Low = low, High = high, Count = 9, Method = "m" }, Calls.Start, Now).Statement);

    [Fact]
    public void Break_even_waits_for_an_hour() =>
        Assert.StartsWith("too early", BreakEven.Of(1, new Estimate { Value = 1, Low = 1, High = 1, Count = 9, Method = "m" }, Calls.Start, Calls.Start.AddMinutes(59)).Statement, StringComparison.Ordinal);

    [Fact]
    public void The_interval_of_a_calls_cost_covers_though_calls_of_a_conversation_resemble_each_other_and_memory_is_bounded()
    {
        const int Replicates = 1000;
        int missed = 0, thinnedMissed = 0;
        Parallel.For(0, Replicates, r =>
        {
            var random = new SeededRandom(new Seed(5).For("costs", r));
            ConversationCosts all = new(), thinned = new(capacity: 100);
            for (int c = 0; c < 300; c++)
            {
                double size = 1 + random.NextDouble(); // shared by the conversation; it has one to three calls whatever the size
                for (int i = random.Next(3); i >= 0; i--)
                {
                    double cost = size * (0.5 + random.NextDouble());
                    all.Add($"{r}-{c}", cost);
                    thinned.Add($"{r}-{c}", cost);
                }
            }

            Assert.Equal(300, all.Count);
            Assert.InRange(thinned.Count, 30, 100);
            Interlocked.Add(ref missed, Misses(all) ? 1 : 0);
            Interlocked.Add(ref thinnedMissed, Misses(thinned) ? 1 : 0);
        });

        Assert.InRange(missed, Binomial.Quantile(0.0005, Replicates, 0.05), Binomial.Quantile(0.9995, Replicates, 0.05));
        Assert.InRange(thinnedMissed, Binomial.Quantile(0.0005, Replicates, 0.05), Binomial.Quantile(0.9995, Replicates, 0.06));

        static bool Misses(ConversationCosts costs) => costs.Mean() is not { Low: <= 1.5, High: >= 1.5 };
    }

    private static RecordedCall Answered(int number) => Calls.HeldBack(number, true) with
    {
        Started = Calls.Start.AddMilliseconds(number),
        Decision = CallDecision.Specialist,
        AnsweredBy = "helpdesk-one",
        Agreed = null,
        Usage = TokenUsage.Unknown,
        AddedMilliseconds = 100,
    };

    private static RecordedCall Large(int number, CallDecision decision) => Calls.HeldBack(number, true) with { Decision = decision, Confidence = 0.3 };

    private static Task<LedgerBook> Read(RecordedCall[] calls) => Read(calls, Prices);

    private static Task<LedgerBook> Read(RecordedCall[] calls, PriceList? prices) => LedgerBook.ReadAsync(
        Stream(calls),
        new LedgerFacts { Prices = prices, Now = Now, TrainSeconds = new Dictionary<string, double> { ["helpdesk"] = 30 }, TrainingCores = 2 },
        TestContext.Current.CancellationToken);

    private static async IAsyncEnumerable<StoredCall> Stream(RecordedCall[] calls)
    {
        await Task.CompletedTask;
        for (int i = 0; i < calls.Length; i++)
        {
            yield return new StoredCall(i, calls[i], null, null);
        }
    }
}
