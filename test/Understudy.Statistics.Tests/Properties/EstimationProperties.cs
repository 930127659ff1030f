using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class EstimationProperties
{
    [Fact]
    public void Required_units_at_ten_percent_discordance_are_the_published_ones()
    {
        // With one variance under both hypotheses: (1.645 + 0.842)^2 * 0.1 / margin^2 = 1,546 and 6,183.
        Assert.Equal(1578, PairedPower.RequiredUnits(0.1, 0, 0.02));
        Assert.Equal(6215, PairedPower.RequiredUnits(0.1, 0, 0.01));
        Assert.InRange(1578 / 1546.0, 0.97, 1.03);
        Assert.InRange(6215 / 6183.0, 0.97, 1.03);
    }

    [Fact]
    public void Paired_units_are_the_least_with_the_power() =>
        Gen.Select(Gen.Double[0.02, 0.5], Gen.Double[-0.4, 0.9], Gen.Double[0.005, 0.1], Gen.Double[0.5, 0.95]).Sample((discordance, part, margin, power) =>
        {
            double difference = part * Math.Min(discordance, margin);
            long n = PairedPower.RequiredUnits(discordance, difference, margin, 0.05, power)!.Value;
            return PairedPower.Power(n, discordance, difference, margin) >= power - 1e-9 && (n == 1 || PairedPower.Power(n - 1, discordance, difference, margin) < power + 1e-9);
        });

    [Fact]
    public void No_number_of_units_proves_what_is_not_so()
    {
        Assert.Null(PairedPower.RequiredUnits(0.1, -0.02, 0.02));
        Assert.Null(AgreementPower.RequiredUnits(0.95, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedPower.RequiredUnits(0.01, 0.02, 0.02));
    }

    [Fact]
    public void Agreement_power_that_dips_once_more_asks_for_the_units_after_the_dip()
    {
        // 100 to 105 units have the power, 106 are short of it by 0.00002.
        const double Bar = 7 / 11.0, Truth = Bar + (30 / 89.0 * (1 - Bar)), Power = 71 / 87.0;
        Assert.True(AgreementPower.Power(105, Truth, Bar) > Power && AgreementPower.Power(106, Truth, Bar) < Power);
        Assert.Equal(107, AgreementPower.RequiredUnits(Truth, Bar, 0.05, Power));
    }

    [Fact]
    public void Agreement_power_never_falls_below_again_after_the_required_units() =>
        Gen.Select(Gen.Double[0.6, 0.97], Gen.Double[0.3, 0.95], Gen.Double[0.5, 0.9]).Sample((bar, part, power) =>
        {
            double truth = bar + (part * (1 - bar));
            long n = AgreementPower.RequiredUnits(truth, bar, 0.05, power)!.Value;
            return Enumerable.Range(0, 100).All(more => AgreementPower.Power(n + more, truth, bar) >= power) && AgreementPower.Power(n - 1, truth, bar) < power;
        }, iter: 2000);

    [Fact]
    public void Most_misses_are_the_edge_of_the_test() =>
        Gen.Select(Gen.Long[1, 2000], Gen.Double[0.5, 0.99]).Sample((n, bar) =>
        {
            long misses = AgreementPower.MostMisses(n, bar);
            return (misses < 0 || ExactBinomialTest.PValueGreater(n - misses, n, bar) <= 0.05) && (misses + 1 > n || ExactBinomialTest.PValueGreater(n - misses - 1, n, bar) > 0.05);
        });

    [Fact]
    public void Prediction_powered_mean_without_help_is_the_plain_mean()
    {
        double[] truth = [1, 0, 1, 1, 0, 1, 1, 1];

        PredictionPoweredEstimate nothing = PredictionPoweredMean.Estimate(truth, truth, []), useless = PredictionPoweredMean.Estimate(truth, new double[8], [0, 0, 0]);

        Assert.Equal((0.75, 0.0), (nothing.Value, nothing.Lambda));
        Assert.Equal((0.75, 0.0), (useless.Value, useless.Lambda));
    }

    [Fact]
    public void Prediction_powered_mean_moves_with_its_units() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Array[5, 40].SelectMany(gold => Gen.Double[0, 1].Array[5, 60].Select(more => (gold, more))).Sample(x =>
        {
            double[] t = [.. x.gold.Select(g => g.Item1)], p = [.. x.gold.Select(g => g.Item2)];
            PredictionPoweredEstimate e = PredictionPoweredMean.Estimate(t, p, x.more), moved = PredictionPoweredMean.Estimate([.. t.Select(v => v + 3)], p, x.more);
            return e.Lambda is >= 0 and <= 1 && e.Interval.Contains(e.Value) && Math.Abs(moved.Value - e.Value - 3) < 1e-9 && Math.Abs(moved.Interval.Width - e.Interval.Width) < 1e-9;
        });

    [Fact]
    public void Learning_curve_finds_an_exact_power_law_again() =>
        Gen.Select(Gen.Double[0.6, 0.97], Gen.Double[0.5, 2], Gen.Double[0.3, 0.9]).Sample((a, b, c) =>
        {
            double[] sizes = [100, 300, 1000, 3000, 10000], counts = [1e6, 1e6, 1e6, 1e6, 1e6], accuracies = [.. sizes.Select(n => Math.Max(0, a - (b * Math.Pow(n, -c))))];
            LearningCurveFit fit = PowerLawCurve.Fit(sizes, accuracies, counts);
            SizeEstimate size = fit.RequiredSize(fit.Predict(5000));
            return Math.Abs(fit.Predict(30000) - (a - (b * Math.Pow(30000, -c)))) < 1e-4 && Math.Abs(size.Value - 5000) < 1 && size.Low <= size.Value && size.Value <= size.High;
        }, iter: 10);

    [Fact]
    public void A_flat_curve_reaches_nothing_above_itself()
    {
        LearningCurveFit fit = PowerLawCurve.Fit([100, 1000, 10000], [0.8, 0.8, 0.8], [20000, 20000, 20000]);

        Assert.Equal(0.8, fit.Asymptote, 6);
        Assert.Equal(1, fit.RequiredSize(0.7).Value);
        SizeEstimate above = fit.RequiredSize(0.95);
        Assert.True(double.IsPositiveInfinity(above.Value) && double.IsPositiveInfinity(above.High));
    }

    [Fact]
    public void Learning_curve_refuses_too_few_sizes()
    {
        Assert.Throws<ArgumentException>(() => PowerLawCurve.Fit([100, 100, 200], [0.5, 0.5, 0.6], [10, 10, 10]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PowerLawCurve.Fit([100, 200, 300], [0.5, 1.5, 0.6], [10, 10, 10]));
    }

    [Fact]
    public void Same_seed_fits_the_same_curve()
    {
        double[] sizes = [100, 300, 1000, 3000], accuracies = [0.6, 0.7, 0.75, 0.78], counts = [500, 500, 500, 500];

        Assert.Equal(PowerLawCurve.Fit(sizes, accuracies, counts, 0.95, 5).AsymptoteInterval, PowerLawCurve.Fit(sizes, accuracies, counts, 0.95, 5).AsymptoteInterval);
    }

    [Fact]
    public void Modal_agreement_lies_between_its_two_ends() =>
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 2]).Array[2, 60].Sample(rows =>
        {
            ModalAgreementEstimate? e = ModalAgreement.Estimate([.. rows.Select(r => r.Item1)], [.. rows.Select(r => r.Item2)], replicates: 100);
            return e is not { } v ? rows.Select(r => r.Item1).Distinct().Count() == rows.Length : v.LeaveOneOut <= v.Value && v.Value <= v.Naive && v.Interval.Low <= v.LeaveOneOut && v.Interval.High >= v.Naive;
        }, iter: 200);

    [Fact]
    public void Modal_agreement_of_a_constant_answerer_is_one_and_of_inputs_seen_once_unknown()
    {
        Assert.Null(ModalAgreement.Estimate([1, 2, 3], [0, 0, 0]));
        Assert.Equal(1, ModalAgreement.Estimate([1, 1, 2, 2], [5, 5, 6, 6])!.Value.Value);
    }
}
