using Understudy.Core;
using Understudy.Data;
using Understudy.Statistics;

using Xunit;

namespace Understudy.Evaluation.Tests.InService;

public sealed class KeptMonitorTests
{
    private static readonly WatchPlan Plan = new() { Specialist = "helpdesk-one", Threshold = 0.8, Since = Calls.Start, Limit = new DisagreementLimit(0.05, "at most 5 % disagreement is promised") };

    [Fact]
    public void Nothing_seen_is_too_few()
    {
        KeptWatch seen = new KeptMonitor(Plan).Snapshot();
        Assert.Equal((0, KeptVerdict.TooFew, 116L), (seen.Units, seen.Verdict, seen.UnitsNeeded!.Value));
        Assert.Null(seen.Disagreement);
        Assert.Equal("no held-back conversation yet in which the specialist was sure; at most 5 % disagreement is promised; 116 are needed to show that it holds", seen.Statement);
    }

    [Fact]
    public void Only_hold_back_rows_above_the_threshold_of_this_specialist_are_evidence()
    {
        var monitor = new KeptMonitor(Plan);
        RecordedCall call = Calls.HeldBack(1, agreed: false);
        foreach (RecordedCall other in new[]
        {
            call with { Confidence = 0.79 },
            call with { Confidence = null },
            call with { Agreed = null },
            call with { Decision = CallDecision.BelowThreshold },
            call with { Decision = CallDecision.Specialist },
            call with { Decision = CallDecision.OutsideCanary },
            call with { Specialist = "helpdesk-two" },
            call with { Threshold = 0.7 },
            call with { Outcome = CallOutcome.Partial },
            call with { Started = Calls.Start.AddMilliseconds(-1) },
        })
        {
            Assert.Null(monitor.Observe(other));
        }

        Assert.Equal(0, monitor.Snapshot().Units);
        Assert.Equal(KeptVerdict.TooFew, monitor.Observe(call));
        Assert.Equal((1, 1), (monitor.Snapshot().Units, monitor.Snapshot().Disagreed));
    }

    [Fact]
    public void A_conversation_counts_once_by_its_first_row_and_a_retry_with_what_it_repeats()
    {
        var monitor = new KeptMonitor(Plan);
        monitor.Observe(Calls.HeldBack(1, true, conversation: "c"));
        monitor.Observe(Calls.HeldBack(2, false, conversation: "c"));
        monitor.Observe(Calls.HeldBack(3, true));
        monitor.Observe(Calls.HeldBack(3, true));
        monitor.Observe(Calls.HeldBack(4, false) with { RetryOf = "3" });
        Assert.Equal((2, 0), (monitor.Snapshot().Units, monitor.Snapshot().Disagreed));
    }

    [Fact]
    public void Shadow_and_feedback_are_shown_apart_and_decide_nothing()
    {
        var monitor = new KeptMonitor(Plan);
        for (int i = 0; i < 200; i++)
        {
            monitor.Observe(Calls.HeldBack(i, agreed: false) with { Decision = CallDecision.Shadow });
            monitor.ObserveFeedback(Calls.HeldBack(i, true) with { AnsweredBy = "helpdesk-one", Decision = CallDecision.Specialist }, good: i % 4 != 0);
            monitor.ObserveFeedback(Calls.HeldBack(i, true) with { AnsweredBy = "helpdesk-one" }, good: false);
            monitor.ObserveFeedback(Calls.HeldBack(i, true), good: false);
        }

        KeptWatch seen = monitor.Snapshot();
        Assert.Equal((0L, KeptVerdict.TooFew), (seen.Units, seen.Verdict));
        Assert.Equal((200L, 1.0), (seen.InShadow!.Count, seen.InShadow.Value));
        Assert.Equal((150L, 50L), (seen.CalledGood, seen.CalledBad));
    }

    [Fact]
    public void Warns_when_the_upper_bound_passes_and_breaks_when_the_lower_one_does_for_good()
    {
        var monitor = new KeptMonitor(Plan);
        KeptVerdict[] verdicts = [.. Enumerable.Range(0, 116).Select(i => monitor.Observe(Calls.HeldBack(i, true))!.Value)];
        Assert.All(verdicts[..115], v => Assert.Equal(KeptVerdict.TooFew, v));
        Assert.Equal(KeptVerdict.Holds, verdicts[115]);
        Assert.Equal(KeptVerdict.Warning, monitor.Observe(Calls.HeldBack(200, false)));
        Assert.EndsWith("it may be broken, which is not proven", monitor.Snapshot().Statement, StringComparison.Ordinal);

        int next = 300;
        while (monitor.Observe(Calls.HeldBack(next++, false)) != KeptVerdict.Broken)
        {
            Assert.True(next < 400);
        }

        KeptWatch broken = monitor.Snapshot();
        Assert.True(broken.Disagreement!.Low > 0.05);
        Assert.Equal(KeptVerdict.Broken, Enumerable.Range(1000, 2000).Select(i => monitor.Observe(Calls.HeldBack(i, true))).Last());
    }

    [Fact]
    public void A_good_specialist_is_seldom_taken_out_of_service_however_often_one_looks()
    {
        int broken = Simulate(routes: 1000, conversations: 3000, disagreement: 0.05); // exactly what is promised: the worst case
        Assert.True(broken <= Binomial.Quantile(0.999, 1000, 0.05), $"{broken} of 1,000");
        Assert.Equal(0, Simulate(routes: 200, conversations: 3000, disagreement: 0.02));
    }

    [Fact]
    public void A_bad_specialist_is_taken_out_of_service()
    {
        Assert.True(Simulate(routes: 200, conversations: 800, disagreement: 0.1) >= 190);
        Assert.Equal(200, Simulate(routes: 200, conversations: 800, disagreement: 0.2));
    }

    [Fact]
    public void In_agreement_mode_the_promise_itself_is_the_limit()
    {
        DisagreementLimit limit = DisagreementLimit.Of(Made(World.Paired(170, 10, 10, 10).Evaluate()) with { Registration = Made(World.Paired(170, 10, 10, 10).Evaluate()).Registration with { Truth = TruthKind.Agreement } });
        Assert.Equal(0.05, limit.Value);
        Assert.Equal("at most 5 % disagreement is promised", limit.Statement);
    }

    [Fact]
    public void With_gold_the_teachers_own_errors_are_no_fault_of_the_specialist()
    {
        Certificate certificate = Made(World.Paired(170, 10, 10, 10).Evaluate());
        Assert.Equal(TruthKind.Gold, certificate.Registration.Truth);

        DisagreementLimit limit = DisagreementLimit.Of(certificate);

        // The teacher is wrong in 20 of 200: up to 14.2 % with 95 % confidence.
        Assert.Equal(0.05 + ClopperPearson.UpperBound(20, 200), limit.Value!.Value, 1e-12);
        Assert.StartsWith("at most 5 % error against gold is promised and the teacher errs in up to 14.", limit.Statement, StringComparison.Ordinal);
        Assert.Null(DisagreementLimit.Of(certificate with { TestAlone = certificate.TestAlone with { Difference = null } }).Value);
    }

    [Fact]
    public void Where_whole_answers_do_not_show_the_loss_there_is_no_limit()
    {
        Certificate certificate = Made(World.Paired(170, 10, 10, 10).Evaluate());
        DisagreementLimit limit = DisagreementLimit.Of(certificate with { Guarantee = certificate.Guarantee with { Wrong = null, MeanLoss = 0.01 } });
        var monitor = new KeptMonitor(Plan with { Limit = limit });
        Assert.Equal(KeptVerdict.NoLimit, Enumerable.Range(0, 500).Select(i => monitor.Observe(Calls.HeldBack(i, false))).Last());
        Assert.Contains("shortfall of NDCG", monitor.Snapshot().Statement, StringComparison.Ordinal);
    }

    private static Certificate Made(EvaluationResult result) => CertificateIssuer.Make(result, ContentHash.Of("key"), TimeProvider.System);

    /// <summary>How many of the routes were taken out of service at any look.</summary>
    private static int Simulate(int routes, int conversations, double disagreement)
    {
        int broken = 0;
        Parallel.For(0, routes, route =>
        {
            var random = new SeededRandom(new Seed(9).For("route", route));
            var monitor = new KeptMonitor(Plan);
            for (int i = 0; i < conversations; i++)
            {
                if (monitor.Observe(Calls.HeldBack(i, random.NextDouble() >= disagreement)) == KeptVerdict.Broken)
                {
                    Interlocked.Increment(ref broken);
                    return;
                }
            }
        });
        return broken;
    }
}
