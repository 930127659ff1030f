using CsCheck;

using Xunit;

namespace Understudy.Training.Torch.Tests.Optimisation;

/// <summary>Golden numbers come from <c>Golden/optimisation.py</c> (plain Python, standard library).</summary>
public sealed class LearningRateScheduleTests
{
    public static TheoryData<ScheduleShape, double[]> Golden => new()
    {
        { ScheduleShape.Cosine, [0.001333333333, 0.002666666667, 0.004, 0.003847759065, 0.003414213562, 0.002765366865, 0.002, 0.001234633135, 0.000585786438, 0.000152240935, 0.0, 0.0] },
        { ScheduleShape.Linear, [0.001333333333, 0.002666666667, 0.004, 0.0035, 0.003, 0.0025, 0.002, 0.0015, 0.001, 0.0005, 0.0, 0.0] },
        { ScheduleShape.Constant, [0.001333333333, 0.002666666667, 0.004, 0.004, 0.004, 0.004, 0.004, 0.004, 0.004, 0.004, 0.004, 0.004] },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Rates_equal_the_reference(ScheduleShape shape, double[] expected)
    {
        var schedule = new LearningRateSchedule(.004, 10, .3, shape);
        Assert.All(expected.Select((rate, step) => (rate, step)), e => Assert.Equal(e.rate, schedule.At(e.step), 1e-12));
    }

    [Fact]
    public void Rates_climb_to_the_peak_once_then_fall_and_are_never_zero_within_the_run() =>
        Gen.Select(Gen.Int[1, 300], Gen.Double[0, 1], Gen.Enum<ScheduleShape>()).Sample((steps, warmUp, shape) =>
        {
            var schedule = new LearningRateSchedule(.01, steps, warmUp, shape);
            double[] rates = [.. Enumerable.Range(0, steps).Select(k => schedule.At(k))];
            int top = Array.IndexOf(rates, rates.Max());
            Assert.All(rates, r => Assert.True(r is > 0 and <= .01));
            Assert.True(top == 0 || rates[top] == .01);
            Assert.Equal(rates[..top].Order(), rates[..top]);
            Assert.Equal(rates[top..].OrderDescending(), rates[top..]);
        });

    [Fact]
    public void Share_of_warm_up_that_came_from_a_float_is_not_rounded_up()
    {
        Assert.Equal(1, new LearningRateSchedule(1, 100, .1f, ScheduleShape.Linear).At(9));
        Assert.Equal(.9, new LearningRateSchedule(1, 100, .1, ScheduleShape.Linear).At(8));
        Assert.Equal(.5, new LearningRateSchedule(1, 100, .011, ScheduleShape.Linear).At(0));
    }

    [Fact]
    public void Whole_run_of_warm_up_ends_at_the_peak() => Assert.Equal([.25, .5, .75, 1, 0], Enumerable.Range(0, 5).Select(k => new LearningRateSchedule(1, 4, 1, ScheduleShape.Cosine).At(k)));

    [Fact]
    public void All_errors_are_reported_at_once()
    {
        var e = Assert.Throws<ArgumentException>(() => new LearningRateSchedule(0, 0, -1, (ScheduleShape)7));
        Assert.Equal("The peak is 0; give more than 0, at most 10. The steps are 0; give at least 1. The warm-up is -1; give a share of 0 to 1. The shape is 7; give Cosine, Linear or Constant.", e.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateSchedule(1, 1, 0, ScheduleShape.Linear).At(-1));
    }
}
