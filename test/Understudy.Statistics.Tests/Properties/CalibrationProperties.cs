using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class CalibrationProperties
{
    private static readonly Gen<(float Confidence, bool Correct)[]> Rows = Gen.Select(Gen.OneOf(Gen.Float[0, 1], Gen.Int[0, 10].Select(i => i / 10f)), Gen.Bool).Array[1, 300];

    [Fact]
    public void Errors_lie_in_the_unit_interval_and_ignore_the_order_of_rows() =>
        Rows.Sample(rows =>
        {
            (float[] c, bool[] k) = Split(rows);
            (float[] d, bool[] l) = Split([.. rows.Reverse()]);
            double error = CalibrationError.Expected(c, k);
            return error is >= 0 and <= 1
                && Math.Abs(error - CalibrationError.Expected(d, l)) < 1e-9
                && Math.Abs(CalibrationError.ExpectedEqualWidth(c, k) - CalibrationError.ExpectedEqualWidth(d, l)) < 1e-9
                && CalibrationError.ExpectedDebiased(c, k) <= error + 1e-12;
        });

    [Fact]
    public void Reliability_bins_hold_every_row_once_and_do_not_overlap() =>
        Gen.Select(Rows, Gen.Int[1, 20]).Sample((rows, bins) =>
        {
            (float[] c, bool[] k) = Split(rows);
            ReliabilityBin[] result = ReliabilityDiagram.Bins(c, k, bins);
            return result.Length <= bins && result.Sum(b => b.Count) == rows.Length && result.Zip(result.Skip(1)).All(p => p.First.High < p.Second.Low)
                && result.All(b => b.Count > 0 && b.AccuracyInterval.Contains(b.Accuracy));
        });

    [Fact]
    public void Risk_coverage_ends_at_everything_and_the_error_rate() =>
        Rows.Sample(rows =>
        {
            (float[] c, bool[] k) = Split(rows);
            RiskCoveragePoint[] curve = RiskCoverage.Curve(c, k);
            return curve[^1].Coverage == 1 && Math.Abs(curve[^1].Risk - rows.Count(r => !r.Correct) / (double)rows.Length) < 1e-12
                && curve.Zip(curve.Skip(1)).All(p => p.Second.Coverage > p.First.Coverage && p.Second.Threshold < p.First.Threshold)
                && curve.All(p => p.Kept == rows.Count(r => r.Confidence >= p.Threshold))
                && RiskCoverage.Area(curve) is >= 0 and <= 1;
        });

    [Fact]
    public void Temperature_scales_with_the_logits() =>
        Gen.Select(Gen.Double[0.3, 4], Gen.ULong).Sample((factor, seed) =>
        {
            (float[] logits, int[] truth) = Noisy(seed);
            float[] scaled = [.. logits.Select(z => (float)(z * factor))];
            double first = TemperatureScaling.Fit(logits, 3, truth), second = TemperatureScaling.Fit(scaled, 3, truth);
            return second is TemperatureScaling.Lowest or TemperatureScaling.Highest || first is TemperatureScaling.Lowest or TemperatureScaling.Highest || Math.Abs((second / first) - factor) < 1e-4 * factor;
        }, iter: 100);

    [Fact]
    public void Temperature_never_raises_the_log_loss() =>
        Gen.ULong.Sample(seed =>
        {
            (float[] logits, int[] truth) = Noisy(seed);
            double fitted = TemperatureScaling.Fit(logits, 3, truth), best = LogLoss.FromLogits(logits, 3, truth, fitted);
            return best <= LogLoss.FromLogits(logits, 3, truth) + 1e-12 && best <= LogLoss.FromLogits(logits, 3, truth, fitted * 1.01) + 1e-12 && best <= LogLoss.FromLogits(logits, 3, truth, fitted / 1.01) + 1e-12
                || fitted is TemperatureScaling.Lowest or TemperatureScaling.Highest;
        }, iter: 100);

    [Fact]
    public void Temperature_of_rows_all_right_or_without_a_view_is_bounded()
    {
        Assert.Equal(TemperatureScaling.Lowest, TemperatureScaling.Fit([2, 0, 0, 3], 2, [0, 1]), 6);
        Assert.Equal(TemperatureScaling.Highest, TemperatureScaling.Fit([2, 0, 0, 3], 2, [1, 0]), 6);
        Assert.Equal(1, TemperatureScaling.Fit([1, 1, 1, 1], 2, [0, 1]));
    }

    [Fact]
    public void Log_loss_of_a_guess_is_the_logarithm_of_the_classes()
    {
        Assert.Equal(Math.Log(4), LogLoss.FromLogits(new float[8], 4, [0, 3]), 12);
        Assert.Equal(Math.Log(4), LogLoss.FromProbabilities([0.25f, 0.25f, 0.25f, 0.25f], 4, [2]), 12);
        Assert.Equal(-Math.Log(LogLoss.Floor), LogLoss.FromProbabilities([1, 0], 2, [1]), 9);
    }

    [Fact]
    public void Refuses_rows_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => TemperatureScaling.Fit([1, 2, 3], 2, [0]));
        Assert.Throws<ArgumentException>(() => TemperatureScaling.Fit([], 2, []));
        Assert.Throws<ArgumentException>(() => LogLoss.FromLogits([1, 2], 2, [2]));
        Assert.Throws<ArgumentException>(() => LogLoss.FromLogits([1, float.NaN], 2, [0]));
        Assert.Throws<ArgumentException>(() => CalibrationError.Expected([0.5f], []));
        Assert.Throws<ArgumentException>(() => CalibrationError.Expected([1.5f], [true]));
    }

    private static (float[] Logits, int[] Truth) Noisy(ulong seed)
    {
        DeterministicRandom random = new(seed, 0);
        float[] logits = new float[300];
        int[] truth = new int[100];
        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = (float)(2 * NormalDistribution.Quantile(random.NextOpen()));
        }

        for (int i = 0; i < truth.Length; i++)
        {
            Span<float> row = logits.AsSpan(3 * i, 3);
            truth[i] = random.NextOpen() < 0.6 ? row.IndexOf(Math.Max(row[0], Math.Max(row[1], row[2]))) : random.Next(3);
        }

        return (logits, truth);
    }

    private static (float[] Confidence, bool[] Correct) Split((float Confidence, bool Correct)[] rows) => ([.. rows.Select(r => r.Confidence)], [.. rows.Select(r => r.Correct)]);
}
