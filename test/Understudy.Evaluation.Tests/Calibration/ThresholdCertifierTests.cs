using Understudy.Core;
using Understudy.Statistics;
using Xunit;

namespace Understudy.Evaluation.Tests.Calibration;

public sealed class ThresholdCertifierTests
{
    private static readonly CandidateThreshold[] One = [new(0.5, 1, 0)];

    [Fact]
    public void Fifty_nine_rows_without_a_miss_are_the_least_that_pass()
    {
        Assert.Equal(0.5, Certify(One, rows: 59).Threshold);
        EscalationGuarantee none = Certify(One, rows: 58);
        Assert.Null(none.Threshold);
        Assert.Contains("58 of 58 calibration units are kept", none.Reason, StringComparison.Ordinal);
        Assert.Contains("59 are needed", none.Reason, StringComparison.Ordinal);
        Assert.Equal(59, none.RowsNeeded);
    }

    // P(X ≤ 1 | 100, .05) = .0371, P(X ≤ 2 | 100, .05) = .1183.
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_hundred_rows_forgive_one_miss(int misses, bool passes)
    {
        EscalationGuarantee result = Certify(One, rows: 100, wrong: i => i < misses);
        Assert.Equal(passes, result.Threshold is not null);
        if (passes)
        {
            Assert.Equal(0.03708, result.PValue, 4);
            Assert.Equal((100, 1), (result.Kept, result.Wrong));
        }
    }

    [Fact]
    public void The_sequence_relaxes_until_the_first_failure()
    {
        // 100 rows at .9 without a miss, 100 at .7 with 3 misses (3 of 200 passes), 100 at .5 all wrong.
        CandidateThreshold[] candidates = [new(0.5, 1, 0.3), new(0.7f, 0.66, 0.01), new(0.9f, 0.33, 0)];
        float[] confidence = [.. Enumerable.Range(0, 300).Select(i => i < 100 ? 0.9f : i < 200 ? 0.7f : 0.5f)];
        EscalationGuarantee result = Certify(candidates, 300, i => i is >= 100 and < 103 or >= 200, confidence);
        Assert.Equal(0.7f, result.Threshold);
        Assert.Equal((200, 3), (result.Kept, result.Wrong));
        Assert.Equal(200 / 300.0, result.Coverage!.Value, 12);
    }

    [Fact]
    public void The_sequence_starts_where_selection_expects_enough_rows_not_at_the_strictest()
    {
        // The strictest candidate keeps 10 of 1,000: it could never pass, and would end the sequence at once.
        CandidateThreshold[] candidates = [new(0.99, 0.01, 0), new(0.9f, 0.5, 0.005)];
        float[] confidence = [.. Enumerable.Range(0, 1000).Select(i => i < 10 ? 0.99f : i < 500 ? 0.9f : 0.1f)];
        EscalationGuarantee result = Certify(candidates, 1000, _ => false, confidence);
        Assert.Equal(0.9f, result.Threshold);
        Assert.Equal(0.9f, result.StartThreshold);
    }

    [Fact]
    public void Where_the_sequence_starts_does_not_depend_on_calibration_answers()
    {
        CandidateThreshold[] candidates = [.. Enumerable.Range(0, 50).Select(i => new CandidateThreshold(0.99 - (0.01 * i), (i + 1) / 50.0, 0.001 * i))];
        float[] confidence = [.. Enumerable.Range(0, 500).Select(i => 1 - (i / 1000f))];
        EscalationGuarantee none = Certify(candidates, 500, _ => false, confidence), all = Certify(candidates, 500, _ => true, confidence);
        Assert.Equal(none.StartThreshold, all.StartThreshold);
        Assert.Null(all.Threshold);
    }

    [Fact]
    public void Rows_of_one_unit_count_once()
    {
        // 590 rows, but 59 units with ten copies each, and then one unit fewer.
        Assert.Equal(59, Certify(One, 590, units: [.. Enumerable.Range(0, 590).Select(i => i / 10)]).Rows);
        EscalationGuarantee fewer = Certify(One, 580, units: [.. Enumerable.Range(0, 580).Select(i => i / 10)]);
        Assert.Null(fewer.Threshold);
        Assert.Equal(58, fewer.Rows);
    }

    [Fact]
    public void A_refused_row_that_is_kept_counts_as_a_miss_and_a_row_without_truth_does_not_count()
    {
        int[] truth = [.. Enumerable.Range(0, 120).Select(i => i < 10 ? LabelSet.None : i < 12 ? LabelSet.Unreadable : 0)];
        EscalationGuarantee result = Certify([new(0.5, 1, 0)], 120, truth: truth);
        Assert.Equal(10, result.LeftOut);
        Assert.Equal(110, result.Rows);
        Assert.Null(result.Threshold); // 2 of 110: P(X ≤ 2 | 110, .05) = .08.

        float[] confidence = [.. truth.Select(t => t == LabelSet.Unreadable ? 0.1f : 0.9f)];
        EscalationGuarantee escalated = Certify([new(0.5, 1, 0)], 120, confidence: confidence, truth: truth);
        Assert.Equal((108, 0), (escalated.Kept, escalated.Wrong));
    }

    [Fact]
    public void Without_rows_candidates_or_confidences_it_says_why()
    {
        Assert.Contains("No calibration row", Certify(One, 0).Reason, StringComparison.Ordinal);
        Assert.Contains("no thresholds", Certify([], 100).Reason, StringComparison.Ordinal);
        EscalationGuarantee silent = ThresholdCertifier.Certify(One, 0, new Responses { Labels = [0] }, [0], [0], TruthKind.Gold, new EvaluationOptions());
        Assert.Contains("no confidence", silent.Reason, StringComparison.Ordinal);
        Assert.Null(silent.Threshold);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(1.5f)]
    [InlineData(-0.1f)]
    public void A_confidence_that_is_none_is_refused(float bad)
    {
        float[] confidence = [.. Enumerable.Repeat(0.9f, 99), bad];
        Assert.Throws<ArgumentException>(() => Certify(One, 100, confidence: confidence));
    }

    [Fact]
    public void When_selection_sees_too_many_misses_no_number_of_rows_would_do()
    {
        EscalationGuarantee result = Certify([new(0.5, 1, 0.2)], 1000, i => i % 5 == 0);
        Assert.Null(result.Threshold);
        Assert.Null(result.RowsNeeded);
        Assert.Contains("no number of calibration units would do", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void In_agreement_mode_nothing_is_called_an_error()
    {
        foreach (EscalationGuarantee g in new[] { Certify(One, 100, kind: TruthKind.Agreement), Certify(One, 30, kind: TruthKind.Agreement), Certify(One, 100, i => i < 50, kind: TruthKind.Agreement) })
        {
            Assert.DoesNotContain("error", g.Reason, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("wrong", g.Reason, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("disagreement", g.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_guarantee_fails_no_more_often_than_promised_over_exchangeable_samples()
    {
        // Calibrated confidences c = 1 − u²/2, u uniform: √(2(1 − t)) of the traffic is at or above t, and (1 − t)/3 of it is wrong.
        const int samples = 1000, rows = 400;
        const double epsilon = 0.1, delta = 0.1;
        var options = new EvaluationOptions { MaxError = epsilon, Confidence = 1 - delta };
        CandidateThreshold[] candidates = [.. Enumerable.Range(0, 50).Select(i => 0.99 - (0.01 * i)).Select(t => new CandidateThreshold(t, Math.Sqrt(2 * (1 - t)), (1 - t) / 3))];
        long violations = 0, qualified = 0;
        int[] truth = new int[rows], units = [.. Enumerable.Range(0, rows)];
        for (int s = 0; s < samples; s++)
        {
            var random = new SeededRandom(Seed.Default.For("violations", s));
            var confidence = new float[rows];
            var labels = new int[rows];
            for (int i = 0; i < rows; i++)
            {
                confidence[i] = (float)(1 - (0.5 * Math.Pow(random.NextDouble(), 2)));
                labels[i] = random.NextDouble() < confidence[i] ? 0 : 1;
            }

            EscalationGuarantee g = ThresholdCertifier.Certify(candidates, 0, new Responses { Labels = labels, Confidence = confidence }, truth, units, TruthKind.Gold, options);
            qualified += g.Threshold is null ? 0 : 1;
            violations += g.Threshold is { } t && (1 - t) / 3 > epsilon + 1e-9 ? 1 : 0;
        }

        Assert.True(qualified > 0.9 * samples, $"only {qualified} of {samples} samples gave a threshold");
        Assert.True(violations <= Binomial.Quantile(0.999, samples, delta), $"{violations} of {samples} samples broke the guarantee");
        Assert.True(violations > 0, "a guarantee that is never broken was tested on nothing");
    }

    private static EscalationGuarantee Certify(
        CandidateThreshold[] candidates, int rows, Func<int, bool>? wrong = null, float[]? confidence = null, int[]? truth = null, int[]? units = null, TruthKind kind = TruthKind.Gold) =>
        ThresholdCertifier.Certify(
            candidates,
            0,
            new Responses { Labels = [.. Enumerable.Range(0, rows).Select(i => wrong?.Invoke(i) == true ? 1 : 0)], Confidence = confidence ?? [.. Enumerable.Repeat(0.9f, rows)] },
            truth ?? new int[rows],
            units ?? [.. Enumerable.Range(0, rows)],
            kind,
            new EvaluationOptions());
}
