using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>What is missing for a Promote: test examples by power, training examples by the learning curve, kept apart.</summary>
internal sealed class NeedsEstimator(MetricWords words, Measure measure, EvaluationOptions options)
{
    private const int Draws = 200;

    /// <summary>Beyond this a number is noise: where the truth lies on the edge of the margin, no sample decides.</summary>
    private const double Most = 1e6;

    /// <summary>Beyond so many examples a curve's crossing is no plan.</summary>
    private const double Reachable = 1e9;

    /// <summary>Test units in all for a fresh test of the deciding system to promote with the power asked for.</summary>
    /// <param name="mode">The deciding system's test.</param>
    /// <param name="deviation">Deviation of the deciding figure on calibration; null takes the test's own.</param>
    public SizeNeed TestExamples(ModeResult mode, double? deviation)
    {
        if ((mode.Difference is { } passed && PairedComparison.Decide(passed) == Verdict.Promote) || (mode.Bar is { } over && BarComparison.Decide(over) == Verdict.Promote))
        {
            return new SizeNeed { Have = mode.Bar?.Units ?? mode.Difference!.Units, Statement = $"The test itself has {words.TestExamples["test ".Length..]} enough; it is not more of them that is missing." };
        }

        double level = AlphaSpending.ForLook(options.Alpha, 1);
        return mode switch
        {
            { Bar: { Successes: { } k } bar } => FromBar(bar, k, level),
            { Bar: { } bar } => FromMean(bar, deviation, level),
            { Difference: { Counts: { } counts } difference } => FromPairs(difference, counts, level),
            { Difference: { Scores: { } scores } difference } => FromScores(difference, deviation ?? scores.Deviation, deviation is not null, level),
            _ => new SizeNeed { Have = mode.Rate.Count, Statement = $"There is nothing to be compared with, so no number of {words.TestExamples} can be named." },
        };
    }

    /// <summary>
    /// The uncertainty of the observed discordance and difference is carried through: both are drawn from their posterior (Jeffreys'
    /// prior) and the number is worked out for each draw.
    /// </summary>
    private SizeNeed FromPairs(DifferenceResult difference, PairedCounts c, double level)
    {
        double margin = difference.Margin;
        double Needed(double discordance, double share)
        {
            double gap = Math.Clamp(discordance * ((2 * share) - 1), -0.999999, 0.999999);
            return Capped(PairedPower.RequiredUnits(Math.Max(discordance, Math.Abs(gap)), gap, margin, level, options.Power));
        }

        var random = new SeededRandom(options.Seed.For("needs-test"));
        var draws = new double[Draws];
        for (int d = 0; d < Draws; d++)
        {
            double discordance = BetaDistribution.Quantile(Open(random), c.Discordant + 0.5, c.Count - c.Discordant + 0.5);
            double share = BetaDistribution.Quantile(Open(random), c.OnlyFirst + 0.5, c.OnlySecond + 0.5);
            draws[d] = Needed(discordance, share);
        }

        double value = Needed((c.Discordant + 0.5) / (c.Count + 1.0), (c.OnlyFirst + 0.5) / (c.Discordant + 1.0));
        return Make(value, draws, c.Count, $"the observed difference of {words.Signed(difference.Value)} and margin of {words.Amount(margin)}");
    }

    /// <summary>For means the true difference is drawn from its normal limit; the deviation is calibration's, else the test's own.</summary>
    private SizeNeed FromScores(DifferenceResult difference, double deviation, bool isCalibrations, double level)
    {
        double Needed(double gap) => Capped(PairedMeanPower.RequiredUnits(deviation, gap, difference.Margin, level, options.Power));
        return Make(
            Needed(difference.Value),
            Drawn(difference.Value, deviation, difference.Units, Needed),
            difference.Units,
            $"the observed difference of {words.Signed(difference.Value)}, a margin of {words.Amount(difference.Margin)} and a deviation of {words.Amount(deviation)} over {(isCalibrations ? "calibration" : "test")} queries");
    }

    private SizeNeed FromMean(BarTest bar, double? calibrations, double level)
    {
        double deviation = Math.Min(0.5, calibrations ?? bar.Deviation ?? 0);
        double Needed(double mean) => Capped(BettingPower.RequiredUnits(1 - Math.Clamp(mean, 0, 1), deviation, 1 - bar.Bar, level, options.Power));
        return Make(
            Needed(bar.Value),
            Drawn(bar.Value, deviation, bar.Units, Needed),
            bar.Units,
            $"the observed mean of {words.Value(bar.Value)}, a bar of {words.Value(bar.Bar)} and a deviation of {words.Amount(deviation)} over {(calibrations is null ? "test" : "calibration")} queries");
    }

    private SizeNeed FromBar(BarTest bar, long successes, double level)
    {
        // Required units fall as the share rises, so the interval's ends come from the share's.
        double At(double share) => Capped(AgreementPower.RequiredUnits(share, bar.Bar, level, options.Power));
        double a = successes + 0.5, b = bar.Units - successes + 0.5;
        double[] ends = [At(BetaDistribution.Quantile(0.975, a, b)), At(BetaDistribution.Quantile(0.025, a, b))];
        return Make(At(a / (a + b)), ends, bar.Units, $"the observed share of {words.Value(bar.Value)} and bar of {words.Value(bar.Bar)}");
    }

    private double[] Drawn(double value, double deviation, long units, Func<double, double> needed)
    {
        var random = new SeededRandom(options.Seed.For("needs-test"));
        double error = deviation / Math.Sqrt(Math.Max(1, units));
        return [.. Enumerable.Range(0, Draws).Select(_ => needed(value + (error * random.NextGaussian())))];
    }

    private SizeNeed Make(double value, double[] draws, long have, string at)
    {
        Array.Sort(draws);
        double low = draws[(int)(0.025 * draws.Length)], high = draws[Math.Max(0, (int)Math.Ceiling(0.975 * draws.Length) - 1)];
        low = Math.Min(low, value);
        high = Math.Max(high, value);
        bool unreachable = double.IsInfinity(low);
        string number = unreachable ? $"no number of {words.TestExamples} up to a million would do"
            : double.IsInfinity(value) ? $"no number of {words.TestExamples} up to a million would do, though at the interval's favourable end {Say.Count(low)} would"
            : double.IsInfinity(high) ? $"about {Say.Count(value)} {words.TestExamples} are needed in all (from {Say.Count(low)}, without an upper end)"
            : $"about {Say.Count(value)} {words.TestExamples} are needed in all ({Say.Count(low)}–{Say.Count(high)})";
        return new SizeNeed
        {
            Value = Finite(value),
            Low = Finite(low),
            High = Finite(high),
            Unreachable = unreachable,
            Have = have,
            Statement = $"At {at}, {number}; there are {Say.Count(have)}.",
        };
    }

    /// <summary>
    /// Training rows at which the specialist alone is expected to reach the bar. The curve was measured on selection, perhaps against
    /// other labels than the test's, so what the test lacks is added to the curve's own value at the present size.
    /// </summary>
    public (SizeNeed? Need, LearningCurveResult Curve) TrainExamples(ModeResult alone, EvaluationRequest request)
    {
        LearningPoint[] points = [.. request.Facts.LearningCurve.Where(p => p.TrainExamples > 0 && p.Count > 0).OrderBy(p => p.TrainExamples)];
        var curve = new LearningCurveResult
        {
            Points = [.. points.Select(p => new LearningCurvePoint(p.TrainExamples, measure.Stated(p.Accuracy, p.Count)))],
        };
        double? shortfall = alone.Bar is { } bar ? bar.Bar - bar.Value : alone.Difference is { } d ? -d.Margin - d.Value : null;
        if (points.Select(p => p.TrainExamples).Distinct().Count() < PowerLawCurve.LeastSizes)
        {
            return (null, curve);
        }

        ulong seed = options.Seed.For("learning-curve").Value;
        LearningCurveFit fit = PowerLawCurve.Fit(
            [.. points.Select(p => (double)p.TrainExamples)], [.. points.Select(p => p.Accuracy)], [.. points.Select(p => (double)p.Count)], 0.95, seed);
        long have = Math.Max(request.Workload.Examples.Train, points[^1].TrainExamples);
        curve = curve with
        {
            Asymptote = new Estimate
            {
                Value = fit.Asymptote,
                Low = fit.AsymptoteInterval.Low,
                High = fit.AsymptoteInterval.High,
                Count = points.Length,
                Method = "power law, parametric bootstrap",
                Seed = seed,
            },
            B = fit.Scale,
            C = fit.Exponent,
            Bar = shortfall is { } lacking ? fit.Predict(have) + lacking : null,
        };
        return (alone.Verdict == Verdict.Promote || curve.Bar is not { } target ? null : Need(fit, target, shortfall!.Value, have), curve);
    }

    private SizeNeed Need(LearningCurveFit fit, double target, double shortfall, long have)
    {
        SizeEstimate size = target >= 1 ? new SizeEstimate(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, true) : fit.RequiredSize(Math.Max(0, target));
        string statement = size.Unreachable ? $"By the learning curve no number of {words.TrainExamples} reaches the bar: it flattens {words.Amount(Math.Max(0, target - fit.Asymptote))} below it. There are {Say.Count(have)}."
            : shortfall <= 0 ? $"By the learning curve the {Say.Count(have)} {words.TrainExamples} are enough for the bar on average; what is missing is proof, not training."
            : size.Value > Reachable ? $"By the learning curve the bar is out of reach, though the measurements leave room for {Say.Count(size.Low)} {words.TrainExamples} or more; there are {Say.Count(have)}."
            : $"By the learning curve the specialist alone reaches the bar at about {Say.Count(size.Value)} {words.TrainExamples} ({Say.Count(size.Low)}–{(double.IsInfinity(size.High) ? "no upper end" : Say.Count(size.High))}); there are {Say.Count(have)}.";
        return new SizeNeed
        {
            Value = Finite(size.Value),
            Low = Finite(size.Low),
            High = Finite(size.High),
            Unreachable = size.Unreachable,
            Have = have,
            Statement = statement,
        };
    }

    private static double Capped(long? units) => units is { } n && n <= Most ? n : double.PositiveInfinity;

    private static double? Finite(double value) => double.IsFinite(value) && value < 1e15 ? Math.Ceiling(value) : null;

    private static double Open(SeededRandom random) => Math.Max(1e-12, random.NextDouble());
}
