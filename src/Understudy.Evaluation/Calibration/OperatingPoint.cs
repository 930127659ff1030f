using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// Chooses among certified thresholds. Learn then Test certifies every threshold up to the loosest that passed, all at once, so any of
/// them may be used. The loosest keeps most, but "at most ε wrong" is not yet "no worse than the teacher by the margin": a
/// good teacher errs less often than ε. This takes the loosest one with which the registered non-inferiority test is expected to pass.
/// </summary>
internal static class OperatingPoint
{
    /// <summary>The loosest certified candidate whose test has the power asked for, else the most powerful one.</summary>
    /// <param name="certified">Certified thresholds from strict to loose; at least one.</param>
    /// <param name="power">The power expected of the test at a threshold.</param>
    /// <param name="wanted">The power asked for.</param>
    public static double Choose(IReadOnlyList<double> certified, Func<double, double> power, double wanted)
    {
        double best = certified[0], bestPower = -1;
        for (int i = certified.Count - 1; i >= 0; i--)
        {
            double expected = power(certified[i]);
            if (expected >= wanted)
            {
                return certified[i];
            }

            if (expected > bestPower)
            {
                (best, bestPower) = (certified[i], expected);
            }
        }

        return best;
    }

    /// <summary>The same for labels, by calibration's figures.</summary>
    /// <param name="certified">Certified thresholds from strict to loose; at least one.</param>
    /// <param name="sample">One row per unit.</param>
    /// <param name="confidence">Confidence of each position.</param>
    /// <param name="right">Whether the specialist is right.</param>
    /// <param name="teacherRight">Whether the teacher is right.</param>
    /// <param name="testUnits">Units of the test to come.</param>
    /// <param name="options">Margin, level and power.</param>
    public static double Choose(IReadOnlyList<double> certified, Sample sample, float[] confidence, bool[] right, bool[] teacherRight, long testUnits, EvaluationOptions options) =>
        Choose(certified, t => Power(t, sample, confidence, right, teacherRight, testUnits, options), options.Power);

    /// <summary>The power expected of the paired test of labels at a threshold, by calibration's figures.</summary>
    public static double Power(double threshold, Sample sample, float[] confidence, bool[] right, bool[] teacherRight, long testUnits, EvaluationOptions options)
    {
        // Half a unit on either side: a discordance of 0 among a few hundred units is no promise of none.
        double gained = 0.5, lost = 0.5;
        foreach (int p in sample.Representatives)
        {
            if (confidence[p] >= threshold && right[p] != teacherRight[p])
            {
                gained += right[p] ? 1 : 0;
                lost += right[p] ? 0 : 1;
            }
        }

        double units = sample.Representatives.Length + 1;
        return PairedPower.Power(testUnits, (gained + lost) / units, (gained - lost) / units, options.Margin, AlphaSpending.ForLook(options.Alpha, 1));
    }
}
