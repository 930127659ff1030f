using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// Chooses among certified thresholds. Learn then Test certifies every threshold up to the loosest that passed, all at once, so any of
/// them may be used. The loosest keeps most, but "at most ε wrong" is not yet "no worse than the teacher by the margin": a
/// good teacher errs less often than ε. This takes the loosest one with which the registered non-inferiority test is expected to pass.
/// </summary>
internal static class OperatingPoint
{
    /// <summary>The loosest certified candidate whose test has the power asked for by calibration's figures, else the most powerful one.</summary>
    /// <param name="certified">Certified thresholds from strict to loose; at least one.</param>
    /// <param name="sample">One row per unit.</param>
    /// <param name="confidence">Confidence of each position.</param>
    /// <param name="right">Whether the specialist is right.</param>
    /// <param name="teacherRight">Whether the teacher is right.</param>
    /// <param name="testUnits">Units of the test to come.</param>
    /// <param name="options">Margin, level and power.</param>
    public static double Choose(IReadOnlyList<double> certified, Sample sample, float[] confidence, bool[] right, bool[] teacherRight, long testUnits, EvaluationOptions options)
    {
        double level = AlphaSpending.ForLook(options.Alpha, 1), best = certified[0], bestPower = -1;
        for (int i = certified.Count - 1; i >= 0; i--)
        {
            double power = Power(certified[i], sample, confidence, right, teacherRight, testUnits, options.Margin, level);
            if (power >= options.Power)
            {
                return certified[i];
            }

            if (power > bestPower)
            {
                (best, bestPower) = (certified[i], power);
            }
        }

        return best;
    }

    private static double Power(double threshold, Sample sample, float[] confidence, bool[] right, bool[] teacherRight, long testUnits, double margin, double level)
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
        return PairedPower.Power(testUnits, (gained + lost) / units, (gained - lost) / units, margin, level);
    }
}
