using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Comparison;

public sealed class PowerPlanTests
{
    [Fact]
    public void Two_points_at_ten_percent_discordance_need_about_sixteen_hundred_groups_at_level_five_percent()
    {
        // α of all looks .0625 gives the first look .05, the level of the protocol's round figure of 1,550.
        PowerPlan plan = PowerPlan.Make(TruthKind.Gold, true, 300, 300, new EvaluationOptions { Alpha = 0.0625 });
        Assert.InRange(plan.Needed!.Value, 1500, 1620);
        Assert.InRange(PowerPlan.Make(TruthKind.Gold, true, 300, 300, new EvaluationOptions { Alpha = 0.0625, Margin = 0.01 }).Needed!.Value, 6000, 6300);
        Assert.InRange(plan.Power, 0.1, 0.5);
        Assert.Equal(59, plan.CalibrationMinimum);
    }

    [Fact]
    public void With_as_many_groups_as_needed_the_power_is_the_one_asked_for()
    {
        var options = new EvaluationOptions();
        foreach ((TruthKind truth, bool teacher, EvaluationOptions o) in new[]
        {
            (TruthKind.Gold, true, options), (TruthKind.Agreement, true, options),
            (TruthKind.Gold, false, options), (TruthKind.Gold, false, options with { Target = 0.9 }),
        })
        {
            double needed = PowerPlan.Make(truth, teacher, 100, 100, o).Needed!.Value;
            PowerPlan enough = PowerPlan.Make(truth, teacher, (long)needed, 100, o);
            Assert.InRange(enough.Power, 0.795, 0.85);
            Assert.DoesNotContain("NaN", enough.Statements[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Too_few_calibration_groups_are_told_before_training()
    {
        PowerPlan plan = PowerPlan.Make(TruthKind.Agreement, true, 40, 40, new EvaluationOptions());
        Assert.Contains("no threshold can be certified", plan.Statements[1], StringComparison.Ordinal);
        Assert.DoesNotContain("error", string.Join(" ", plan.Statements), StringComparison.OrdinalIgnoreCase);
    }
}
