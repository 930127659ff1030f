using Understudy.Core;

using Xunit;

namespace Understudy.Research.Tests;

/// <summary>The falsification rule, case by case, on outcomes made by hand.</summary>
public sealed class CrossingVerdictTests
{
    [Fact]
    public void A_crossing_with_a_rising_curve_and_controls_below_supports_the_claim()
    {
        (ClaimVerdict verdict, IReadOnlyList<string> reasons) = CrossingVerdict.Judge(Outcome());

        Assert.Equal(ClaimVerdict.Supported, verdict);
        Assert.Equal(
            [
                "The student is above the teacher from a pool of 1,000 rows on, at 95 % confidence over all 2 pools together (Holm); with the largest by +5.0 (+3.0 to +7.0) points.",
                "The curve rises: +2.0 (+1.0 to +3.0) points with each doubling of the pool.",
            ],
            reasons);
    }

    [Fact]
    public void An_upper_end_of_at_most_zero_with_the_largest_pool_contradicts() =>
        Says(Outcome(last: (-.05, -.1, 0)), ClaimVerdict.Contradicted, "With the largest pool (1,000 rows) the student is not above the teacher: −5.0 (−10.0 to 0.0) points, an upper end of at most 0.");

    [Fact]
    public void A_falling_curve_contradicts() =>
        Says(Outcome(slope: (-.02, -.03, -.01)), ClaimVerdict.Contradicted, "The curve falls or is flat: −2.0 (−3.0 to −1.0) points with each doubling of the pool.");

    [Fact]
    public void A_flat_curve_contradicts_even_where_the_student_is_above() =>
        Says(Outcome(slope: (.001, -.003, .005)), ClaimVerdict.Contradicted, "The curve is flat: +0.1 (−0.3 to +0.5) points with each doubling of the pool; the interval holds 0 and excludes a rise of +1.0 points.");

    [Fact]
    public void A_slope_that_nothing_is_known_of_leaves_it_open() =>
        Says(Outcome(slope: (.02, -.01, .05)), ClaimVerdict.Inconclusive, "Whether the curve rises is open: +2.0 (−1.0 to +5.0) points with each doubling of the pool; the interval holds 0.");

    [Fact]
    public void A_gold_set_that_matches_the_teacher_contradicts() =>
        Says(Outcome(gold: (.02, 0, .04)), ClaimVerdict.Contradicted, "The gold set alone (100 rows) already gives a student at least as good as the teacher: +2.0 (0.0 to +4.0) points. Then distillation is not the cause.");

    [Fact]
    public void A_gold_set_that_may_match_the_teacher_leaves_it_open() =>
        Says(Outcome(gold: (-.01, -.04, .02)), ClaimVerdict.Inconclusive, "The gold set alone may already be as good as the teacher: −1.0 (−4.0 to +2.0) points.");

    [Fact]
    public void A_missing_gold_set_leaves_it_open() =>
        Says(Outcome(gold: null), ClaimVerdict.Inconclusive, "The control of the gold set alone is missing: no training rows with gold. So it cannot be excluded that gold alone would do.");

    [Fact]
    public void No_crossing_with_an_upper_end_above_zero_leaves_it_open() =>
        Says(Outcome(last: (.01, -.02, .04), above: false), ClaimVerdict.Inconclusive, "No pool up to 1,000 rows gives a student that is shown to be above the teacher; with the largest it is +1.0 (−2.0 to +4.0) points.");

    [Fact]
    public void A_placebo_or_a_self_taught_pool_that_may_cross_leaves_it_open()
    {
        Says(Outcome(placebo: (-.01, -.04, .02)), ClaimVerdict.Inconclusive, "The placebo is not shown to stay below the teacher (−1.0 (−4.0 to +2.0) points): something other than the labels may be at work.");
        Says(Outcome(taught: (.01, -.02, .04)), ClaimVerdict.Inconclusive, "A self-taught pool without the teacher is not shown to stay below it either (+1.0 (−2.0 to +4.0) points): its labels may not be needed.");
    }

    [Fact]
    public void Too_few_units_leave_it_open() => Says(Outcome(units: 30), ClaimVerdict.Inconclusive, "30 independent held-out units are too few for a verdict; 50 are the least.");

    [Fact]
    public void The_fitted_curve_is_told_in_words()
    {
        DistilCurveResult result = Outcome();

        Assert.Equal("With fewer than three pools no curve can be fitted.", FitText.Of(result));
        Assert.Equal(
            "The power law through the student's accuracy flattens at 90.0\u00a0% (85.0–95.0) and meets the teacher's 80.0\u00a0% at about 700 rows (500 to never, the teacher's figure taken as fixed). Beyond a doubling of the largest pool that is a sketch.",
            FitText.Of(result with { Fit = new FittedCrossing(.9, .85, .95, 1, .5, 700, 500, null, false) }));
        Assert.Equal(
            "The power law through the student's accuracy flattens at 100.0\u00a0% (85.0–100.0); it does not meet the teacher's 80.0\u00a0% within 1,000 times the largest pool.",
            FitText.Of(result with { Fit = new FittedCrossing(1, .85, 1, 1, .05, 2e20, 4e6, null, false) }));
        Assert.Equal(
            "The power law through the student's accuracy flattens at 70.0\u00a0% (65.0–75.0), below the teacher's 80.0\u00a0% (at 95 % confidence): by this fit it never meets it.",
            FitText.Of(result with { Fit = new FittedCrossing(.7, .65, .75, 1, .5, null, null, null, true) }));
    }

    private static void Says(DistilCurveResult outcome, ClaimVerdict verdict, string reason)
    {
        (ClaimVerdict actual, IReadOnlyList<string> reasons) = CrossingVerdict.Judge(outcome);

        Assert.Equal(verdict, actual);
        Assert.Contains(reason, reasons);
    }

    internal static DistilCurveResult Outcome((double, double, double)? last = null, bool above = true, (double, double, double)? slope = null, (double, double, double)? placebo = null, (double, double, double)? taught = null, int units = 500) =>
        Outcome((-.1, -.13, -.07), last, above, slope, placebo, taught, units);

    internal static DistilCurveResult Outcome((double, double, double)? gold, (double, double, double)? last = null, bool above = true, (double, double, double)? slope = null, (double, double, double)? placebo = null, (double, double, double)? taught = null, int units = 500)
    {
        CurvePoint end = Point(1000, last ?? (.05, .03, .07)) with { SimultaneousLow = above ? .025 : -.03, Above = above && last is null };
        return new DistilCurveResult
        {
            Name = "by hand",
            Kind = WorkloadKind.Classification,
            Metric = "accuracy",
            Verdict = ClaimVerdict.Inconclusive,
            Reasons = [],
            Notes = [],
            Teacher = Number((.8, .77, .83)),
            Chance = .33,
            Slope = Number(slope ?? (.02, .01, .03)),
            Crossing = end.Above == true ? 1000 : null,
            Fit = null,
            Arms =
            [
                Arm(StudyArm.Teacher, Point(100, (-.08, -.11, -.05)) with { SimultaneousLow = -.12, Above = false }, end),
                Arm(StudyArm.Gold),
                gold is { } g ? Arm(StudyArm.GoldOnly, Point(100, g)) : Arm(StudyArm.GoldOnly),
                Arm(StudyArm.Placebo, Point(1000, placebo ?? (-.3, -.35, -.25))),
                Arm(StudyArm.SelfTaught, Point(1000, taught ?? (-.1, -.13, -.07))),
                Arm(StudyArm.Large),
            ],
            Facts = new StudyFacts { Rung = "linear", Student = "s", LargeStudent = "l", Pools = [100, 1000], AvailableRows = 1000, RowsWithGold = 1000, GoldRows = 100, Judged = units, Units = units, WithoutGold = 0, WithoutTeacher = 0, Overlapping = 0, Repeats = 3, Replicates = 2000, Confidence = .95, Seed = 1, Data = "d" },
        };
    }

    private static CurveArm Arm(StudyArm arm, params CurvePoint[] points) => new(arm, ArmWords.Name(arm), ArmWords.Explanation(arm), points.Length == 0 ? "Not run: by hand." : null, points);

    private static CurvePoint Point(int rows, (double Value, double Low, double High) d) => new() { Rows = rows, Score = Number((.8 + d.Value, .8 + d.Low, .8 + d.High)), Difference = Number(d), OneSidedLow = d.Low, OneSidedHigh = d.High, Repeats = [d.Value], Recipes = ["r"], Parameters = 10 };

    private static Estimate Number((double Value, double Low, double High) n) => new() { Value = n.Value, Low = n.Low, High = n.High, Count = 500, Method = "by hand" };
}
