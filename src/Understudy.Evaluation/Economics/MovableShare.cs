using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// What a certified specialist would take over, foretold from answers to rows that it did not learn from: many times over, a bootstrap sample
/// of the rows plays the population, calibration and traffic are drawn from it, and the threshold is certified as <see cref="ThresholdCertifier"/>
/// would (2110.01052).
/// </summary>
/// <remarks>
/// A forecast, no guarantee: it is for exchangeable traffic and for the specialist that gave these answers. When not to use it: with
/// answers to rows that were learned from.
/// </remarks>
public static class MovableShare
{
    private const int Replicates = 400;
    private const int Steps = 24;
    private const double StartPower = 0.99;
    private static readonly (int Selection, int Calibration) SelectionToCalibration = (2, 3); // as learn divides rows: where the sequence starts is chosen on few

    /// <summary>Foretells.</summary>
    /// <param name="confidence">Confidence of each answer, in [0, 1].</param>
    /// <param name="wrong">Whether it is wrong.</param>
    /// <param name="weight">What each call costs, at least 0; all equal where that is unknown.</param>
    /// <param name="units">The independent unit of each row.</param>
    /// <param name="calibrationUnits">How many units calibration will have; at most half of these play it.</param>
    /// <param name="epsilon">The most that may be wrong of what is kept.</param>
    /// <param name="delta">The chance that this fails.</param>
    /// <param name="confidenceLevel">Of the interval.</param>
    /// <param name="seed">Of the draws.</param>
    public static MovableForecast Foretell(IReadOnlyList<float> confidence, IReadOnlyList<bool> wrong, IReadOnlyList<double> weight, IReadOnlyList<int> units, int calibrationUnits, double epsilon, double delta, double confidenceLevel, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        ArgumentNullException.ThrowIfNull(wrong);
        ArgumentNullException.ThrowIfNull(weight);
        ArgumentNullException.ThrowIfNull(units);
        int[][] rowsOf = [.. Enumerable.Range(0, confidence.Count).GroupBy(i => units[i]).OrderBy(g => g.Key).Select(g => g.ToArray())];
        double[] thresholds = Thresholds(confidence);
        var shares = new List<double>(Replicates);
        var calls = new List<double>(Replicates);
        int half = Math.Min(calibrationUnits, rowsOf.Length / 2);
        for (int r = 0; r < Replicates && half > 0; r++)
        {
            var random = new SeededRandom(seed.For("movable", r));
            // A bootstrap sample stands for the population that the rows came from, so that their own chance is in how often a threshold is
            // certified as well; calibration, selection and traffic are then drawn from it.
            int[] population = [.. Enumerable.Range(0, rowsOf.Length).Select(_ => random.Next(rowsOf.Length))];
            int Unit() => population[random.Next(population.Length)];
            int One()
            {
                int[] rows = rowsOf[Unit()];
                return rows[random.Next(rows.Length)];
            }

            int[] calibration = [.. Enumerable.Range(0, half).Select(_ => One())];
            int[] selection = [.. Enumerable.Range(0, half * SelectionToCalibration.Selection / SelectionToCalibration.Calibration).Select(_ => One())];
            int[] traffic = [.. Enumerable.Range(0, rowsOf.Length - half).SelectMany(_ => rowsOf[Unit()])];
            double threshold = Certify(thresholds, calibration, selection, confidence, wrong, epsilon, delta);
            if (threshold > 1)
            {
                continue; // how often that happens is told apart
            }

            shares.Add(Share(traffic, i => weight[i], i => confidence[i] >= threshold));
            calls.Add(Share(traffic, _ => 1, i => confidence[i] >= threshold));
        }

        return new MovableForecast
        {
            Units = rowsOf.Length,
            CalibrationUnits = half,
            Certified = (double)shares.Count / Replicates,
            Saved = Of(shares, half, confidenceLevel),
            Kept = Of(calls, half, confidenceLevel),
            Agreement = 1 - (wrong.Count == 0 ? 0 : wrong.Average(w => w ? 1.0 : 0)),
            PValue = PValue(rowsOf, confidence, wrong, epsilon, seed),
        };
    }

    /// <summary>
    /// Whether something can be kept at all, by rows that did not choose the threshold: half of the units choose the loosest threshold that
    /// looks safe, the other half test it by the exact binomial tail.
    /// </summary>
    private static double PValue(int[][] rowsOf, IReadOnlyList<float> confidence, IReadOnlyList<bool> wrong, double epsilon, Seed seed)
    {
        var random = new SeededRandom(seed.For("movable-test"));
        int[] order = [.. Enumerable.Range(0, rowsOf.Length)];
        random.Shuffle(order.AsSpan());
        int[] one = [.. order.Select(u => rowsOf[u][random.Next(rowsOf[u].Length)])];
        int[] choose = one[..(one.Length / 2)], test = one[(one.Length / 2)..];
        double best = 1;
        double threshold = double.PositiveInfinity;
        foreach (double t in Thresholds(confidence))
        {
            (long kept, long errors) = Count(choose, t, confidence, wrong);
            double p = kept == 0 ? 1 : Binomial.LowerTail(errors, kept, epsilon);
            if (p <= best)
            {
                (best, threshold) = (p, t);
            }
        }

        (long n, long k) = Count(test, threshold, confidence, wrong);
        return n == 0 ? 1 : Math.Min(1, Binomial.LowerTail(k, n, epsilon));
    }

    /// <summary>A fixed sequence from the first threshold that the other rows expect to pass, looser until one fails; infinite when the first fails.</summary>
    private static double Certify(double[] thresholds, int[] calibration, int[] others, IReadOnlyList<float> confidence, IReadOnlyList<bool> wrong, double epsilon, double delta)
    {
        int start = -1;
        double best = 0;
        for (int t = 0; t < thresholds.Length && best < StartPower; t++)
        {
            long kept = Count(calibration, thresholds[t], confidence, wrong).Kept;
            (long seen, long errors) = Count(others, thresholds[t], confidence, wrong);
            long most = MostErrors(kept, epsilon, delta);
            double power = most < 0 ? 0 : Binomial.LowerTail(most, kept, (errors + 0.5) / (seen + 1.0));
            if (power > best)
            {
                (best, start) = (power, t);
            }
        }

        double passed = double.PositiveInfinity;
        for (int t = start; t >= 0 && t < thresholds.Length; t++)
        {
            (long kept, long errors) = Count(calibration, thresholds[t], confidence, wrong);
            if (errors > MostErrors(kept, epsilon, delta))
            {
                break;
            }

            passed = thresholds[t];
        }

        return passed;
    }

    /// <summary>The most errors among kept rows that still certify; -1 when none does.</summary>
    private static long MostErrors(long kept, double epsilon, double delta)
    {
        if (kept == 0 || Binomial.LowerTail(0, kept, epsilon) > delta)
        {
            return -1;
        }

        long most = 0;
        while (Binomial.LowerTail(most + 1, kept, epsilon) <= delta)
        {
            most++;
        }

        return most;
    }

    private static (long Kept, long Errors) Count(int[] rows, double threshold, IReadOnlyList<float> confidence, IReadOnlyList<bool> wrong)
    {
        (long kept, long errors) = (0, 0);
        foreach (int i in rows)
        {
            if (confidence[i] >= threshold)
            {
                kept++;
                errors += wrong[i] ? 1 : 0;
            }
        }

        return (kept, errors);
    }

    /// <summary>Thresholds that keep ever more, strictest first.</summary>
    private static double[] Thresholds(IReadOnlyList<float> confidence)
    {
        float[] sorted = [.. confidence.OrderDescending()];
        return sorted.Length == 0 ? [] : [.. Enumerable.Range(1, Steps).Select(s => (double)sorted[Math.Min(sorted.Length - 1, (s * sorted.Length / Steps) - (s == Steps ? 1 : 0))]).Distinct()];
    }

    private static double Share(int[] rows, Func<int, double> weight, Func<int, bool> kept)
    {
        double all = 0, part = 0;
        foreach (int i in rows)
        {
            all += weight(i);
            part += kept(i) ? weight(i) : 0;
        }

        return all == 0 ? 0 : part / all;
    }

    /// <summary>The spread of the trials, and no less than what so few calibration rows leave open where all trials agree.</summary>
    private static ShareEstimate Of(List<double> values, int calibration, double level)
    {
        if (values.Count == 0)
        {
            return new ShareEstimate(0, 0, 0);
        }

        double[] sorted = [.. values.Order()];
        int cut = (int)((1 - level) / 2 * sorted.Length);
        double mean = sorted.Average();
        Interval open = WilsonScore.TwoSided((long)Math.Round(mean * calibration), calibration, level);
        return new ShareEstimate(mean, Math.Min(sorted[cut], open.Low), Math.Max(sorted[sorted.Length - 1 - cut], open.High));
    }
}
