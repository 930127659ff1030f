using Xunit;

namespace Understudy.Statistics.Tests.Simulations;

public sealed class EstimationSimulations
{
    [Theory]
    [InlineData(40, 400, 0.85)]
    [InlineData(150, 3000, 0.85)]
    [InlineData(150, 3000, 0.5)]
    public void Prediction_powered_interval_covers(int gold, int more, double faithful)
    {
        Measured[] measured = Simulation.Count([$"PPI++ two-sided miss, {gold} gold, {more} without, prediction right {faithful}", $"PPI++ narrower than gold alone, {gold} gold, {more} without, prediction right {faithful}"], 4000, 61, chance =>
        {
            double[] truth = new double[gold], predicted = new double[gold], unlabelled = new double[more];
            for (int i = 0; i < gold; i++)
            {
                truth[i] = chance.Coin(0.8) ? 1 : 0;
                predicted[i] = chance.Coin(faithful) ? truth[i] : 1 - truth[i];
            }

            double share = (0.8 * faithful) + (0.2 * (1 - faithful));
            for (int i = 0; i < more; i++)
            {
                unlabelled[i] = chance.Coin(share) ? 1 : 0;
            }

            PredictionPoweredEstimate estimate = PredictionPoweredMean.Estimate(truth, predicted, unlabelled), alone = PredictionPoweredMean.Estimate(truth, predicted, []);
            return [!estimate.Interval.Contains(0.8), estimate.Interval.Width < alone.Interval.Width];
        });

        measured[0].AtMost(gold < 100 ? 0.07 : 0.056).AtLeast(0.03);
        if (faithful > 0.8)
        {
            measured[1].AtLeast(0.95);
        }
    }

    [Theory]
    [InlineData("fresh", 0.08)]
    [InlineData("shared", 0.08)]
    public void Learning_curve_interval_covers_one_doubling_ahead(string rows, double admitted)
    {
        double[] sizes = [500, 1000, 2000, 4000, 8000, 16000], counts = [.. sizes.Select(_ => 2000.0)];
        Measured[] missed = Simulation.Count([$"learning curve, {rows} rows: accuracy at 32,000 missed", $"learning curve, {rows} rows: accuracy at 128,000 missed", $"learning curve, {rows} rows: asymptote missed"], 300, 62, chance =>
        {
            double[] accuracies = new double[sizes.Length];
            for (int i = 0; i < (rows == "shared" ? 2000 : 0); i++)
            {
                // One difficulty a row: a row that is easy at one size stays so.
                double difficulty = chance.Uniform();
                for (int s = 0; s < sizes.Length; s++)
                {
                    accuracies[s] += difficulty < Curve(sizes[s]) ? 1.0 / 2000 : 0;
                }
            }

            for (int s = 0; s < sizes.Length; s++)
            {
                accuracies[s] = rows == "shared" ? Math.Min(1, accuracies[s]) : chance.Binomial(2000, Curve(sizes[s])) / 2000.0;
            }

            LearningCurveFit fit = PowerLawCurve.Fit(sizes, accuracies, counts, 0.95, chance.Seed());
            return [!fit.PredictInterval(32000).Contains(Curve(32000)), !fit.PredictInterval(128000).Contains(Curve(128000)), !fit.AsymptoteInterval.Contains(0.92)];
        });

        missed[0].AtMost(admitted);

        static double Curve(double n) => 0.92 - (1.8 * Math.Pow(n, -0.4));
    }

    [Fact]
    public void Unreachable_is_seldom_said_of_a_target_that_can_be_reached()
    {
        double[] sizes = [500, 1000, 2000, 4000, 8000], counts = [.. sizes.Select(_ => 1500.0)];
        Measured[] said = Simulation.Count(["learning curve: unreachable said of the asymptote itself", "learning curve: unreachable said of the asymptote + 0.04"], 300, 63, chance =>
        {
            double[] accuracies = [.. sizes.Select(n => chance.Binomial(1500, 0.85 - (6 * Math.Pow(n, -0.7))) / 1500.0)];
            LearningCurveFit fit = PowerLawCurve.Fit(sizes, accuracies, counts, 0.95, chance.Seed());
            return [fit.RequiredSize(0.85).Unreachable, fit.RequiredSize(0.89).Unreachable];
        });

        said[0].AtMost(0.08);
    }

    [Fact]
    public void Modal_agreement_brackets_the_ceiling()
    {
        // Three answers with 0.8, 0.15, 0.05: the ceiling is 0.8.
        double corrected = 0, naive = 0, leaveOneOut = 0;
        Measured missed = Simulation.Count("modal agreement (4 answers each, 60 inputs): two-sided miss", 1000, 64, chance =>
        {
            ModalAgreementEstimate e = Repeats(chance, 60, 4);
            return !e.Interval.Contains(0.8);
        });
        for (int r = 0; r < 300; r++)
        {
            ModalAgreementEstimate e = Repeats(new Chance(65, r), 60, 4);
            corrected += e.Value / 300;
            naive += e.Naive / 300;
            leaveOneOut += e.LeaveOneOut / 300;
        }

        Simulation.Report(FormattableString.Invariant($"| modal agreement, truth 0.8: corrected {corrected:0.000}, naive {naive:0.000}, leave-one-out {leaveOneOut:0.000} | – | – | 300 | 65 |"));
        Assert.InRange(corrected, 0.76, 0.82);
        Assert.InRange(0.8, leaveOneOut, naive);
        missed.AtMost(0.05);

        static ModalAgreementEstimate Repeats(Chance chance, int inputs, int each)
        {
            int[] ids = new int[inputs * each], answers = new int[inputs * each];
            for (int i = 0; i < ids.Length; i++)
            {
                double u = chance.Uniform();
                ids[i] = i / each;
                answers[i] = u < 0.8 ? 0 : u < 0.95 ? 1 : 2;
            }

            return ModalAgreement.Estimate(ids, answers, replicates: 300, seed: chance.Seed())!.Value;
        }
    }

    [Fact]
    public void Debiased_calibration_error_is_near_zero_for_a_calibrated_model()
    {
        double plain = 0, debiased = 0;
        for (int r = 0; r < 200; r++)
        {
            Chance chance = new(66, r);
            float[] confidence = new float[500];
            bool[] correct = new bool[500];
            for (int i = 0; i < 500; i++)
            {
                confidence[i] = (float)(0.5 + (0.5 * chance.Uniform()));
                correct[i] = chance.Coin(confidence[i]);
            }

            plain += CalibrationError.Expected(confidence, correct) / 200;
            debiased += CalibrationError.ExpectedDebiased(confidence, correct) / 200;
        }

        Simulation.Report(FormattableString.Invariant($"| calibration error of a calibrated model, 500 rows: plain {plain:0.000}, debiased {debiased:0.000} | – | – | 200 | 66 |"));
        Assert.True(debiased < 0.6 * plain);
    }
}
