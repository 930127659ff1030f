namespace Understudy.Statistics;

/// <summary>
/// Learn-then-Test (Angelopoulos et al., 2110.01052): the loosest confidence threshold for which "of the traffic
/// kept, at most ε is wrong" holds with probability 1 − δ over the calibration rows. Each candidate is a hypothesis
/// "more than ε of the kept traffic is wrong", tested by the exact binomial tail of the kept rows.
/// </summary>
/// <remarks>
/// Inputs: calibration rows that are independent and exchangeable with the traffic (one row a unit), and candidates
/// fixed without looking at them. Losses between 0 and 1 have <see cref="FixedSequenceOfLosses"/>, with the p-value of
/// <see cref="BettingBound"/>. When not to use it: for traffic that drifts. Prefer the fixed sequence when risk falls
/// as confidence rises; Bonferroni asks nothing of the order and has less power.
/// </remarks>
public static class LearnThenTest
{
    /// <summary>
    /// The fewest kept rows that can pass, all of them right: 59 at ε = δ = .05. A sequence should start at the first
    /// threshold that is expected to keep at least these, since its first failure ends it.
    /// </summary>
    /// <param name="epsilon">The most that may be wrong, strictly between 0 and 1.</param>
    /// <param name="delta">The chance that the guarantee fails, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a level is out of range.</exception>
    public static long LeastRows(double epsilon, double delta)
    {
        Require.OpenProbability(epsilon);
        Require.OpenProbability(delta);
        long rows = Math.Max(1, (long)Math.Floor(Math.Log(delta) / Numeric.Log1P(-epsilon)) - 1);
        while (Binomial.LowerTail(0, rows, epsilon) > delta)
        {
            rows++;
        }

        return rows;
    }

    /// <summary>
    /// Fixed-sequence testing (section 3.2 of the paper): from the strictest candidate each is tested at the full δ
    /// until the first that fails; the last that passed is chosen.
    /// </summary>
    /// <param name="thresholds">Candidates, strictest first, strictly falling.</param>
    /// <param name="confidence">The confidence of each calibration row; kept when at or above the threshold.</param>
    /// <param name="wrong">Whether that row's answer is wrong.</param>
    /// <param name="epsilon">The most of the kept that may be wrong, strictly between 0 and 1.</param>
    /// <param name="delta">The chance that the guarantee fails, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">When the lengths differ, or the candidates do not fall or hold NaN.</exception>
    public static ThresholdDecision FixedSequence(ReadOnlySpan<double> thresholds, ReadOnlySpan<float> confidence, ReadOnlySpan<bool> wrong, double epsilon, double delta)
    {
        Candidate[] candidates = Measure(thresholds, confidence, wrong, epsilon, delta);
        int passed = 0;
        while (passed < candidates.Length && candidates[passed].PValue <= delta)
        {
            passed++;
        }

        return passed > 0
            ? Decide(thresholds, candidates, passed - 1, confidence.Length, Math.Min(passed + 1, candidates.Length), "ltt-fixed-sequence", true)
            : Decide(thresholds, candidates, 0, confidence.Length, Math.Min(1, candidates.Length), "ltt-fixed-sequence", false);
    }

    /// <summary>Bonferroni: every candidate is tested at δ / m; the loosest that passes is chosen.</summary>
    /// <inheritdoc cref="FixedSequence"/>
    public static ThresholdDecision Bonferroni(ReadOnlySpan<double> thresholds, ReadOnlySpan<float> confidence, ReadOnlySpan<bool> wrong, double epsilon, double delta)
    {
        Candidate[] candidates = Measure(thresholds, confidence, wrong, epsilon, delta);
        int chosen = -1, nearest = 0;
        for (int i = 0; i < candidates.Length; i++)
        {
            chosen = candidates[i].PValue <= delta / candidates.Length ? i : chosen;
            nearest = candidates[i].PValue < candidates[nearest].PValue ? i : nearest;
        }

        return Decide(thresholds, candidates, chosen >= 0 ? chosen : nearest, confidence.Length, candidates.Length, "ltt-bonferroni", chosen >= 0);
    }

    /// <summary>
    /// The fewest kept rows that can pass <see cref="FixedSequenceOfLosses"/>, all of them without loss: 63 at ε = δ = .05.
    /// </summary>
    /// <param name="epsilon">The most that the mean loss may be, strictly between 0 and 1.</param>
    /// <param name="delta">The chance that the guarantee fails, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a level is out of range.</exception>
    public static long LeastRowsOfLosses(double epsilon, double delta)
    {
        long low = LeastRows(epsilon, delta) - 1, high = low + 1;
        while (BettingBound.PValue(new double[high], epsilon, delta) > delta)
        {
            low = high;
            high += Math.Max(1, high / 4);
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = BettingBound.PValue(new double[middle], epsilon, delta) > delta ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>
    /// Fixed-sequence testing for a loss between 0 and 1, e.g. what a query's NDCG lacks: each candidate is the hypothesis "the mean
    /// loss of the kept traffic is at least ε", tested by the betting p-value of the kept rows (2101.02703), until the first failure.
    /// </summary>
    /// <param name="thresholds">Candidates, strictest first, strictly falling.</param>
    /// <param name="confidence">The confidence of each calibration row; kept when at or above the threshold.</param>
    /// <param name="losses">That row's loss, in [0, 1]; rows in an order that says nothing about them.</param>
    /// <param name="epsilon">The most that the mean loss of the kept may be, strictly between 0 and 1.</param>
    /// <param name="delta">The chance that the guarantee fails, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">When the lengths differ, the candidates do not fall or hold NaN, or a loss lies outside [0, 1].</exception>
    public static ThresholdDecision FixedSequenceOfLosses(ReadOnlySpan<double> thresholds, ReadOnlySpan<float> confidence, ReadOnlySpan<double> losses, double epsilon, double delta)
    {
        CheckCandidates(thresholds, epsilon, delta);
        ConfidenceOrder.Check(confidence, losses, nameof(losses));
        (int Index, int Tested) passed = (-1, 0);
        (long Kept, double Mean, double PValue) shown = (0, 0, 1);
        double[] kept = new double[losses.Length];
        while (passed.Tested < thresholds.Length)
        {
            int count = 0;
            double sum = 0;
            for (int i = 0; i < losses.Length; i++)
            {
                if (confidence[i] >= thresholds[passed.Tested])
                {
                    kept[count++] = losses[i];
                    sum += losses[i];
                }
            }

            double p = count == 0 ? 1 : BettingBound.PValue(kept.AsSpan(0, count), epsilon, delta);
            passed.Tested++;
            if (p > delta)
            {
                shown = passed.Index < 0 ? (count, count == 0 ? 0 : sum / count, p) : shown;
                break;
            }

            passed.Index = passed.Tested - 1;
            shown = (count, sum / count, p);
        }

        return new ThresholdDecision
        {
            Threshold = passed.Index >= 0 ? thresholds[passed.Index] : null,
            Index = passed.Index,
            Kept = shown.Kept,
            Wrong = null,
            MeanLoss = shown.Mean,
            Coverage = losses.Length == 0 ? 0 : (double)shown.Kept / losses.Length,
            PValue = shown.PValue,
            Tested = passed.Tested,
            Method = "ltt-fixed-sequence-betting",
        };
    }

    private static void CheckCandidates(ReadOnlySpan<double> thresholds, double epsilon, double delta)
    {
        Require.OpenProbability(epsilon);
        Require.OpenProbability(delta);
        for (int i = 0; i < thresholds.Length; i++)
        {
            if (double.IsNaN(thresholds[i]) || (i > 0 && !(thresholds[i] < thresholds[i - 1])))
            {
                throw new ArgumentException($"Thresholds must fall strictly, strictest first; candidate {i} is {thresholds[i]}.", nameof(thresholds));
            }
        }
    }

    private static Candidate[] Measure(ReadOnlySpan<double> thresholds, ReadOnlySpan<float> confidence, ReadOnlySpan<bool> wrong, double epsilon, double delta)
    {
        CheckCandidates(thresholds, epsilon, delta);
        ConfidenceOrder.Check(confidence, wrong, nameof(wrong));
        (float[] sorted, bool[] bad) = ConfidenceOrder.Ascending(confidence, wrong);
        Candidate[] candidates = new Candidate[thresholds.Length];
        int next = sorted.Length - 1;
        long mistakes = 0;
        for (int t = 0; t < candidates.Length; t++)
        {
            for (; next >= 0 && sorted[next] >= thresholds[t]; next--)
            {
                mistakes += bad[next] ? 1 : 0;
            }

            long kept = sorted.Length - 1 - next;
            candidates[t] = new Candidate(kept, mistakes, kept == 0 ? 1 : ExactBinomialTest.PValueLess(mistakes, kept, epsilon));
        }

        return candidates;
    }

    private static ThresholdDecision Decide(ReadOnlySpan<double> thresholds, Candidate[] candidates, int at, int rows, int tested, string method, bool qualified)
    {
        Candidate shown = candidates.Length == 0 ? new Candidate(0, 0, 1) : candidates[at];
        return new ThresholdDecision
        {
            Threshold = qualified ? thresholds[at] : null,
            Index = qualified ? at : -1,
            Kept = shown.Kept,
            Wrong = shown.Wrong,
            MeanLoss = shown.Kept == 0 ? 0 : (double)shown.Wrong / shown.Kept,
            Coverage = rows == 0 ? 0 : (double)shown.Kept / rows,
            PValue = shown.PValue,
            Tested = tested,
            Method = method,
        };
    }

    private readonly record struct Candidate(long Kept, long Wrong, double PValue);
}
