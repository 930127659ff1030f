using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class RiskControlProperties
{
    private static readonly double[] Grid = [0.95, 0.9, 0.8, 0.6, 0.4, 0.2, 0];
    private static readonly Gen<(float Confidence, bool Wrong)[]> Rows = Gen.Select(Gen.Float[0, 1], Gen.Float[0, 1]).Select(r => (r.Item1, r.Item2 < 0.3f * (1 - r.Item1))).Array[0, 400];

    [Fact]
    public void Fifty_nine_right_answers_are_the_least_that_pass_at_five_percent()
    {
        Assert.Equal(59, LearnThenTest.LeastRows(0.05, 0.05));
        Assert.NotNull(LearnThenTest.FixedSequence([0.5], Right(59), new bool[59], 0.05, 0.05).Threshold);
        Assert.Null(LearnThenTest.FixedSequence([0.5], Right(58), new bool[58], 0.05, 0.05).Threshold);

        static float[] Right(int n) => [.. Enumerable.Repeat(0.9f, n)];
    }

    [Fact]
    public void Least_rows_are_the_first_whose_tail_is_at_most_delta() =>
        Gen.Select(Gen.Double[0.001, 0.5], Gen.Double[0.001, 0.5]).Sample((epsilon, delta) =>
        {
            long rows = LearnThenTest.LeastRows(epsilon, delta);
            return Binomial.LowerTail(0, rows, epsilon) <= delta && (rows == 1 || Binomial.LowerTail(0, rows - 1, epsilon) > delta);
        });

    [Fact]
    public void Chosen_threshold_passed_with_all_stricter_ones_before_it() =>
        Gen.Select(Rows, Gen.Double[0.02, 0.3], Gen.Double[0.01, 0.2]).Sample((rows, epsilon, delta) =>
        {
            (float[] confidence, bool[] wrong) = Split(rows);
            ThresholdDecision decision = LearnThenTest.FixedSequence(Grid, confidence, wrong, epsilon, delta);
            bool[] passes = [.. Grid.Select(t => P(rows, t, epsilon) <= delta)];
            int expected = passes.TakeWhile(p => p).Count() - 1;
            return decision.Index == expected
                && decision.Threshold == (expected < 0 ? null : Grid[expected])
                && decision.Kept == rows.Count(r => r.Confidence >= Grid[Math.Max(0, expected)]);
        });

    [Fact]
    public void Bonferroni_chooses_the_loosest_that_passes_its_share() =>
        Gen.Select(Rows, Gen.Double[0.02, 0.3], Gen.Double[0.01, 0.2]).Sample((rows, epsilon, delta) =>
        {
            (float[] confidence, bool[] wrong) = Split(rows);
            int expected = Array.FindLastIndex(Grid, t => P(rows, t, epsilon) <= delta / Grid.Length);
            return LearnThenTest.Bonferroni(Grid, confidence, wrong, epsilon, delta).Index == expected;
        });

    [Fact]
    public void More_tolerance_never_makes_the_sequence_stricter() =>
        Gen.Select(Rows, Gen.Double[0.02, 0.2], Gen.Double[0, 0.2]).Sample((rows, epsilon, more) =>
        {
            (float[] confidence, bool[] wrong) = Split(rows);
            return LearnThenTest.FixedSequence(Grid, confidence, wrong, epsilon + more, 0.05).Index >= LearnThenTest.FixedSequence(Grid, confidence, wrong, epsilon, 0.05).Index;
        });

    [Fact]
    public void No_rows_or_no_candidates_certify_nothing()
    {
        ThresholdDecision noRows = LearnThenTest.FixedSequence(Grid, [], [], 0.05, 0.05), noCandidates = LearnThenTest.Bonferroni([], [0.5f], [false], 0.05, 0.05);

        Assert.Equal((null, -1, 0, 1.0), (noRows.Threshold, noRows.Index, noRows.Kept, noRows.PValue));
        Assert.Null(noCandidates.Threshold);
    }

    [Fact]
    public void Refuses_candidates_that_do_not_fall_and_confidences_that_are_none()
    {
        Assert.Throws<ArgumentException>(() => LearnThenTest.FixedSequence([0.5, 0.5], [0.5f], [false], 0.05, 0.05));
        Assert.Throws<ArgumentException>(() => LearnThenTest.FixedSequence([double.NaN], [0.5f], [false], 0.05, 0.05));
        Assert.Throws<ArgumentException>(() => LearnThenTest.FixedSequence([0.5], [float.NaN], [false], 0.05, 0.05));
        Assert.Throws<ArgumentException>(() => LearnThenTest.FixedSequence([0.5], [0.5f], [], 0.05, 0.05));
        Assert.Throws<ArgumentException>(() => BettingBound.UpperBound([0.5, 1.5]));
    }

    [Fact]
    public void Hoeffding_Bentkus_rises_with_the_loss_and_is_a_probability() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Long[1, 2000], Gen.Double[0.01, 0.5]).Sample((a, b, n, epsilon) =>
        {
            double low = HoeffdingBentkus.PValue(Math.Min(a, b), n, epsilon), high = HoeffdingBentkus.PValue(Math.Max(a, b), n, epsilon);
            return low >= 0 && high <= 1 && low <= high + 1e-12;
        });

    [Fact]
    public void Betting_rejects_exactly_when_its_bound_is_below() =>
        Gen.Select(Gen.Double[0, 0.4].Array[0, 200], Gen.Double[0.05, 0.6], Gen.Double[0.01, 0.3]).Sample((losses, epsilon, delta) =>
        {
            double bound = BettingBound.UpperBound(losses, delta), p = BettingBound.PValue(losses, epsilon, delta);
            return Math.Abs(bound - epsilon) < 1e-9 || p <= delta == bound <= epsilon;
        });

    [Fact]
    public void Betting_bounds_are_ordered_and_inside_the_range() =>
        Gen.Double[0, 1].Array[0, 150].Sample(losses =>
        {
            (double low, double high) = (BettingBound.LowerBound(losses), BettingBound.UpperBound(losses));
            return low >= 0 && high <= 1 && low <= high;
        });

    private static (float[] Confidence, bool[] Wrong) Split((float Confidence, bool Wrong)[] rows) => ([.. rows.Select(r => r.Confidence)], [.. rows.Select(r => r.Wrong)]);

    private static double P((float Confidence, bool Wrong)[] rows, double threshold, double epsilon)
    {
        var kept = rows.Where(r => r.Confidence >= threshold).ToArray();
        return kept.Length == 0 ? 1 : Binomial.LowerTail(kept.Count(r => r.Wrong), kept.Length, epsilon);
    }
}
