using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Comparison;

public sealed class SliceTests
{
    [Fact]
    public void A_slice_with_proven_harm_makes_a_promote_not_yet_and_is_named()
    {
        // Better on billing by 6 points, all wrong on the 60 refunds that the teacher gets right.
        EvaluationResult result = Make(harmed: true).Evaluate();
        Assert.True(result.Difference!.Low > -0.02);
        Assert.Equal(Verdict.NotYet, result.Alone.Verdict);
        Assert.Equal(["refund"], result.Alone.HarmedSlices);
        Assert.Contains(result.Reasons, r => r.Contains("\"refund\"", StringComparison.Ordinal));
        SliceResult slice = result.Slices.Single(s => s.Name == "refund");
        Assert.Equal(-1, slice.Alone.Difference.Value, 12);
        Assert.Equal(60, slice.Units);
        Assert.True(slice.Alone.AdjustedPValue >= slice.Alone.PValue);
        Assert.Equal(Verdict.Promote, Make(harmed: false).Evaluate().Alone.Verdict);
    }

    [Fact]
    public void Escalation_saves_a_slice_whose_rows_are_handed_to_the_teacher()
    {
        World world = Make(harmed: true);
        var careful = new World
        {
            Count = world.Count + 300,
            Calibration = 300,
            Gold = i => i < 300 ? "billing" : world.Gold(i - 300),
            Teacher = i => i < 300 ? "billing" : world.Teacher(i - 300),
            Specialist = i => i < 300 ? 0 : world.Specialist(i - 300),
            Confidence = i => i >= 300 && world.Gold(i - 300) == "refund" ? 0.2f : 0.9f,
            Candidates = [new(0.5, 1, 0)],
        };
        EvaluationResult result = careful.Evaluate();
        Assert.Equal(["refund"], result.Alone.HarmedSlices);
        Assert.Empty(result.WithEscalation!.HarmedSlices);
        Assert.Equal(Verdict.Promote, result.Decision);
    }

    [Fact]
    public void Length_and_time_are_cut_into_terciles_that_keep_equal_values_together()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var world = new World
        {
            Count = 300,
            Gold = _ => "billing",
            Teacher = _ => "billing",
            Input = i => new string('x', 1 + (i % 30)),
            Time = i => start.AddHours(i),
        };
        EvaluationResult result = world.Evaluate();
        Assert.Equal([100L, 100, 100], result.Slices.Where(s => s.Kind == SliceKind.Length).Select(s => s.Units));
        Assert.Equal(["length 1–10 characters", "length 11–20 characters", "length 21–30 characters"], result.Slices.Where(s => s.Kind == SliceKind.Length).Select(s => s.Name));
        Assert.Equal(3, result.Slices.Count(s => s.Kind == SliceKind.Time));
        Assert.StartsWith("time 2026-01-01 00:00", result.Slices.First(s => s.Kind == SliceKind.Time).Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Slices_too_small_to_prove_anything_are_left_out()
    {
        var world = new World { Count = 300, Gold = i => i < 9 ? "refund" : "billing", Teacher = i => i < 9 ? "refund" : "billing", Input = _ => "same" };
        Assert.Equal(["billing"], world.Evaluate().Slices.Select(s => s.Name));
    }

    [Fact]
    public void In_agreement_mode_a_slice_is_measured_against_the_bar()
    {
        var world = new World { Count = 3000, Teacher = i => i < 60 ? "refund" : "billing", Specialist = _ => 0, Input = _ => "same" };
        EvaluationResult result = world.Evaluate();
        Assert.Equal(["refund"], result.Alone.HarmedSlices);
        Assert.Equal(Verdict.NotYet, result.Alone.Verdict);
        Assert.Equal(-0.95, result.Slices.Single(s => s.Name == "refund").Alone.Difference.Value, 12);
    }

    private static World Make(bool harmed) => new()
    {
        Count = 2060,
        Gold = i => i < 60 ? "refund" : "billing",
        Teacher = i => i < 60 ? "refund" : i % 10 == 0 ? "login" : "billing",
        Specialist = i => i < 60 ? (harmed ? 0 : 2) : i % 25 == 1 ? 1 : 0,
        Input = _ => "same",
    };
}
