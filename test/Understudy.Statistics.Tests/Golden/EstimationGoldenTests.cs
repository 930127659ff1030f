using System.Text.Json;

using Xunit;

namespace Understudy.Statistics.Tests.Golden;

public sealed class EstimationGoldenTests
{
    [Fact]
    public void Prediction_powered_mean_matches_the_reference()
    {
        JsonElement golden = GoldenFile.Get("predictionPowered");
        PredictionPoweredEstimate estimate = PredictionPoweredMean.Estimate(golden.Numbers("truth"), golden.Numbers("prediction"), golden.Numbers("unlabelled"));

        GoldenFile.Close(golden.Number("lambda"), estimate.Lambda, 1e-12);
        GoldenFile.Close(golden.Number("value"), estimate.Value, 1e-12);
        GoldenFile.Close(golden.Number("low"), estimate.Interval.Low, 1e-11);
        GoldenFile.Close(golden.Number("high"), estimate.Interval.High, 1e-11);
    }

    [Fact]
    public void Required_agreement_units_match_an_exhaustive_scan()
    {
        foreach (double[] row in GoldenFile.Rows("agreementPower"))
        {
            Assert.Equal((long)row[4], AgreementPower.RequiredUnits(row[0], row[1], row[2], row[3]));
        }
    }

    [Fact]
    public void Learning_curve_matches_a_general_optimiser()
    {
        JsonElement golden = GoldenFile.Get("learningCurve");
        LearningCurveFit fit = PowerLawCurve.Fit(golden.Numbers("sizes"), golden.Numbers("accuracies"), golden.Numbers("counts"));

        GoldenFile.Close(golden.Number("asymptote"), fit.Asymptote, 1e-6);
        GoldenFile.Close(golden.Number("scale"), fit.Scale, 1e-4);
        GoldenFile.Close(golden.Number("exponent"), fit.Exponent, 1e-5);
        GoldenFile.Close(golden.Number("at16000"), fit.Predict(16000), 1e-7);
    }

    [Fact]
    public void Modal_agreement_matches_a_brute_force_count()
    {
        JsonElement golden = GoldenFile.Get("modalAgreement");
        ModalAgreementEstimate estimate = Assert.NotNull(ModalAgreement.Estimate(golden.Integers("inputs"), golden.Integers("answers")));

        GoldenFile.Close(golden.Number("value"), estimate.Value, 1e-12);
        GoldenFile.Close(golden.Number("leaveOneOut"), estimate.LeaveOneOut, 1e-12);
        GoldenFile.Close(golden.Number("naive"), estimate.Naive, 1e-12);
        Assert.Equal(golden.GetProperty("count").GetInt32(), estimate.Inputs);
    }
}
