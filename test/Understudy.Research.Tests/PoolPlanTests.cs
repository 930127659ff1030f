using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Research.Tests;

public sealed class PoolPlanTests
{
    [Fact]
    public void Default_pools_are_a_geometric_row_from_250_to_all() =>
        Assert.Equal([250, 428, 733, 1256, 2151, 3684], Plan(4000, 3684).Sizes);

    [Theory]
    [InlineData(360, new[] { 250, 360 })]
    [InlineData(500, new[] { 250, 354, 500 })]
    [InlineData(1000, new[] { 250, 354, 500, 707, 1000 })]
    public void Short_files_get_fewer_default_pools(int rows, int[] expected) => Assert.Equal(expected, Plan(1100, rows).Sizes);

    [Fact]
    public void Named_pools_are_sorted_and_all_stands_for_every_row() =>
        Assert.Equal([20, 100, 900], Plan(1000, 900, new DistilCurveOptions { Pools = [DistilCurveOptions.All, 100, 20, 100] }).Sizes);

    [Fact]
    public void Orders_are_permutations_that_differ_between_repeats_and_follow_the_seed()
    {
        PoolPlan plan = Plan(500, 400), again = Plan(500, 400), other = Plan(500, 400, new DistilCurveOptions { Seed = new Seed(9) });

        Assert.Equal(Enumerable.Range(0, 400), plan.Order(0).Order());
        Assert.Equal(plan.Order(0), again.Order(0));
        Assert.NotEqual(plan.Order(0), plan.Order(1));
        Assert.NotEqual(plan.Order(0), other.Order(0));
    }

    [Fact]
    public void Rows_of_a_unit_come_together()
    {
        ExampleTable table = World.Labelled(500, .2);
        DistilCurveData data = World.Data(table, 400) with { Units = [.. Enumerable.Range(0, 500).Select(r => r / 4)] };

        int[] order = PoolPlan.Make(data, new DistilCurveOptions()).Order(0);

        Assert.All(Enumerable.Range(0, 100), u => Assert.Single(order.Skip(4 * u).Take(4).Select(r => r / 4).Distinct()));
    }

    [Fact]
    public void The_gold_set_is_the_first_rows_with_gold_and_stands_in_front()
    {
        Gen.Int[0, 400].Sample(
            withGold =>
            {
                ExampleTable table = World.Labelled(500, .2, hasGold: r => r < withGold || r >= 400);

                var plan = PoolPlan.Make(World.Data(table, 400), new DistilCurveOptions { Pools = [50, 400] });

                Assert.Equal(withGold < 20 ? 0 : Math.Min(50, withGold), plan.GoldRows);
                Assert.Equal(withGold, plan.RowsWithGold);
                Assert.All(plan.Order(0).Take(plan.GoldRows), r => Assert.True(r < withGold));
                Assert.Equal(400, plan.Order(0).Distinct().Count());
            },
            iter: 30);
    }

    [Fact]
    public void Rows_without_a_teachers_label_are_in_no_pool()
    {
        ExampleTable table = World.Labelled(600, 0, teacher: i => i % 2 == 0 ? "apple" : i % 3 == 0 ? "boat" : null);

        var plan = PoolPlan.Make(World.Data(table, 600), new DistilCurveOptions { Pools = [100, DistilCurveOptions.All] });

        Assert.Equal([100, 400], plan.Sizes);
        Assert.All(plan.Order(0), r => Assert.True(table.Teacher(r) >= 0));
    }

    [Fact]
    public void Rejects_what_no_curve_can_be_made_of()
    {
        ExampleTable none = World.Labelled(600, 0, teacher: _ => null), one = World.Labelled(600, 0, teacher: _ => "apple");

        Says(ErrorCode.OptionsInvalid, "none of them has one. Name their column with --label COLUMN.", none, new());
        Says(ErrorCode.TooFewExamples, "All 500 training rows have the same teacher's label: there is nothing to learn. Check --label.", one, new());
        ExampleTable usual = World.Labelled(600, .2);
        Says(ErrorCode.TooFewExamples, "The default pools begin at 250 rows and need at least 350 training rows with a teacher's label; the file has 200", usual, new(), 200);
        Says(ErrorCode.TooFewExamples, "--pools asks for 501 rows; the file has 500 training rows with a teacher's label", usual, new() { Pools = [100, 501] });
        Says(ErrorCode.TooFewExamples, "--pools gives only one size for 500 training rows; a curve needs two.", usual, new() { Pools = [500, DistilCurveOptions.All] });
        Says(ErrorCode.TooFewExamples, "--gold-rows asks for 300 rows; 40 of the 500 training rows have gold.", World.Labelled(600, .2, hasGold: r => r < 40), new() { GoldRows = 300 });
    }

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        IReadOnlyList<string> errors = new DistilCurveOptions { Pools = [5], GoldRows = 3, Repeats = 0, Confidence = 1, Replicates = 9 }.Validate();

        Assert.Equal(
            [
                "--pools takes 2 to 50 different numbers of rows, each 10 or more, or 'all'; found 5.",
                "--gold-rows must be 20 or more; found 3.",
                "--repeats must lie between 1 and 100; found 0.",
                "Confidence must lie between 0.5 and 0.999; found 1.",
                "Replicates must lie between 100 and 100000; found 9.",
            ],
            errors);
        Assert.Empty(new DistilCurveOptions().Validate());
    }

    private static PoolPlan Plan(int rows, int pool, DistilCurveOptions? options = null) => PoolPlan.Make(World.Data(World.Labelled(rows, .2), pool), options ?? new DistilCurveOptions());

    private static void Says(ErrorCode code, string part, ExampleTable table, DistilCurveOptions options, int pool = 500)
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => PoolPlan.Make(World.Data(table, pool), options));

        Assert.Equal(code, e.Code);
        Assert.Contains(part, e.Message, StringComparison.Ordinal);
    }
}
