using System.Text.Json;

using Xunit;

namespace Understudy.Statistics.Tests.Golden;

public sealed class CalibrationGoldenTests
{
    private static readonly JsonElement Rows = GoldenFile.Get("learnThenTest");
    private static readonly float[] Confidence = Rows.Floats("confidence");
    private static readonly bool[] Correct = [.. Rows.Flags("wrong").Select(w => !w)];

    [Fact]
    public void Calibration_errors_match_the_reference()
    {
        JsonElement golden = GoldenFile.Get("calibration");

        GoldenFile.Close(golden.Number("ece"), CalibrationError.Expected(Confidence, Correct), 1e-12);
        GoldenFile.Close(golden.Number("equalWidth"), CalibrationError.ExpectedEqualWidth(Confidence, Correct), 1e-12);
        GoldenFile.Close(golden.Number("debiased"), CalibrationError.ExpectedDebiased(Confidence, Correct), 1e-11);
    }

    [Fact]
    public void Risk_coverage_curve_matches_the_reference()
    {
        JsonElement golden = GoldenFile.Get("calibration");
        RiskCoveragePoint[] curve = RiskCoverage.Curve(Confidence, Correct);

        Assert.Equal(golden.GetProperty("points").GetInt32(), curve.Length);
        Assert.Equal(golden.Numbers("first"), (double[])[curve[0].Threshold, curve[0].Coverage, curve[0].Risk, curve[0].Kept]);
        Assert.Equal(golden.Numbers("last"), (double[])[curve[^1].Threshold, curve[^1].Coverage, curve[^1].Risk, curve[^1].Kept]);
        GoldenFile.Close(golden.Number("area"), RiskCoverage.Area(curve), 1e-12);
    }

    [Fact]
    public void Temperature_matches_a_general_optimiser()
    {
        JsonElement golden = GoldenFile.Get("temperature");
        float[] logits = golden.Floats("logits");
        int[] truth = golden.Integers("truth");

        double temperature = TemperatureScaling.Fit(logits, 4, truth);

        GoldenFile.Close(golden.Number("temperature"), temperature, 1e-6);
        GoldenFile.Close(golden.Number("logLoss"), LogLoss.FromLogits(logits, 4, truth, temperature), 1e-12);
        GoldenFile.Close(golden.Number("logLossAtOne"), LogLoss.FromLogits(logits, 4, truth), 1e-12);
    }
}
