using Understudy.Core;

using Xunit;

namespace Understudy.Evaluation.Tests.Economics;

public sealed class MovableShareTests
{
    private static MovableForecast Foretell(int rows, Func<int, (float Confidence, bool Wrong, double Weight)> row, int calibration = 1000, ulong seed = 1)
    {
        (float Confidence, bool Wrong, double Weight)[] all = [.. Enumerable.Range(0, rows).Select(row)];
        return MovableShare.Foretell([.. all.Select(r => r.Confidence)], [.. all.Select(r => r.Wrong)], [.. all.Select(r => r.Weight)], [.. Enumerable.Range(0, rows)], calibration, 0.05, 0.05, 0.95, new Seed(seed));
    }

    private static float Uniform(int i, uint salt) => (float)((((uint)i * 2654435761u) ^ (salt * 40503u)) % 10007u / 10007.0);

    [Fact]
    public void A_specialist_that_is_never_wrong_keeps_everything()
    {
        MovableForecast f = Foretell(1000, i => (0.5f + (Uniform(i, 1) / 2), false, 1));
        Assert.Equal(1, f.Certified);
        Assert.Equal(1, f.Saved.Value, 6);
        Assert.InRange(f.Kept.Low, 0.98, 0.9999); // five hundred calibration rows cannot tell all from nearly all
        Assert.True(f.PValue < 1e-6);
    }

    [Fact]
    public void A_specialist_that_guesses_keeps_nothing()
    {
        MovableForecast f = Foretell(1000, i => (Uniform(i, 1), Uniform(i, 2) < 0.5, 1));
        Assert.Equal(0, f.Certified);
        Assert.True(f.PValue > 0.1);
        Assert.Equal(0.5, f.Agreement, 1);
    }

    [Fact]
    public void What_is_sure_and_right_is_kept_and_counts_by_its_cost()
    {
        // The surer half is right and costs three times as much as the other, which is wrong half of the time.
        MovableForecast f = Foretell(2000, i => i % 2 == 0 ? (0.9f + (Uniform(i, 1) / 10), false, 3) : (0.2f + (Uniform(i, 1) / 10), Uniform(i, 2) < 0.5, 1));
        Assert.InRange(f.Kept.Value, 0.48, 0.62);
        Assert.InRange(f.Saved.Value, 0.73, 0.83);
        Assert.True(f.Saved.Low <= f.Saved.Value && f.Saved.Value <= f.Saved.High);
    }

    [Fact]
    public void The_same_seed_foretells_the_same_and_too_few_rows_nothing()
    {
        static (float, bool, double) Row(int i) => (Uniform(i, 1), Uniform(i, 2) < 0.03, 1);
        Assert.Equal(Foretell(500, Row), Foretell(500, Row));
        Assert.Equal(0, Foretell(40, Row).Certified);
    }

    [Fact]
    public void The_hypothesis_that_nothing_can_be_kept_is_rejected_wrongly_no_more_often_than_said()
    {
        // At the boundary: exactly one answer in twenty is wrong, whatever the confidence.
        int rejected = 0;
        for (uint world = 0; world < 200; world++)
        {
            uint w = world;
            rejected += Foretell(400, i => (Uniform(i, 3 + w), Uniform(i + 7919, 1009 + w) < 0.05, 1), seed: w).PValue <= 0.1 ? 1 : 0;
        }

        Assert.InRange(rejected, 0, 35); // 200 worlds at 10 %: above 35 with probability .0005
    }
}
