using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class NdcgProperties
{
    // Few distinct scores, so that ties are common; some items without a score.
    private static readonly Gen<(float Score, double Grade)[]> Items = Gen.Select(Gen.OneOf(Gen.Int[0, 4].Select(s => s / 4f), Gen.Const(float.NaN)), Gen.Int[0, 3].Select(g => (double)g)).Array[1, 200];

    private static readonly Gen<int> Cutoff = Gen.Int[1, 20];

    [Fact]
    public void Ndcg_lies_in_the_unit_interval_or_is_undefined_without_a_grade() =>
        Gen.Select(Items, Cutoff).Sample((items, k) =>
        {
            double value = Of(items, k);
            return items.All(i => i.Grade == 0) ? double.IsNaN(value) : value is >= 0 and <= 1;
        });

    [Fact]
    public void Ndcg_ignores_the_order_of_rows_and_the_scale_of_scores_and_grades() =>
        Gen.Select(Items, Cutoff, Gen.Shuffle(Enumerable.Range(0, 200).ToArray())).Sample((items, k, order) =>
        {
            (float, double)[] shuffled = [.. order.Where(i => i < items.Length).Select(i => items[i])];
            (float, double)[] scaled = [.. items.Select(i => ((7 * i.Score) - 3, 2.5 * i.Grade))];
            double value = Of(items, k);
            return Same(value, Of(shuffled, k)) && Same(value, Of(scaled, k));
        });

    [Fact]
    public void Ranking_by_grade_is_best_and_by_the_opposite_no_better_than_any() =>
        Gen.Select(Items, Cutoff).Sample((items, k) =>
        {
            double value = Of(items, k), best = Of([.. items.Select(i => ((float)i.Grade, i.Grade))], k), worst = Of([.. items.Select(i => ((float)-i.Grade, i.Grade))], k);
            return double.IsNaN(value) || (Same(best, 1) && value <= best + 1e-12 && value >= worst - 1e-12);
        });

    [Fact]
    public void Items_without_a_grade_behind_the_ranking_change_nothing() =>
        Gen.Select(Items, Cutoff, Gen.Int[1, 50]).Sample((items, k, more) =>
            Same(Of([.. items.Where(i => !float.IsNaN(i.Score))], k), Of([.. items.Where(i => !float.IsNaN(i.Score)), .. Enumerable.Repeat((-1f, 0.0), more)], k)));

    [Fact]
    public void Discounts_of_all_items_add_up_to_those_of_the_places() =>
        Gen.Select(Items, Cutoff).Sample((items, k) =>
        {
            var discounts = new double[items.Length];
            Ndcg.Discounts([.. items.Select(i => i.Score)], k, discounts);
            return Math.Abs(discounts.Sum() - Enumerable.Range(0, Math.Min(k, items.Length)).Sum(p => 1 / Math.Log2(p + 2))) < 1e-9;
        });

    [Fact]
    public void Refuses_what_is_no_grade()
    {
        Assert.Contains("Expected finite grades of at least 0; item 1 holds -1.", Assert.Throws<ArgumentException>(() => Ndcg.At([1, 2], [1, -1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Ndcg.At([1, 2], [1, double.NaN]));
        Assert.Throws<ArgumentException>(() => Ndcg.At([1, 2], [1, double.PositiveInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ndcg.At([1, 2], [1, 1], 0));
        Assert.Throws<ArgumentException>(() => Ndcg.At([1, 2], [1]));
        Assert.Equal(double.NaN, Ndcg.At([], []));
    }

    private static double Of((float Score, double Grade)[] items, int k) => Ndcg.At([.. items.Select(i => i.Score)], [.. items.Select(i => i.Grade)], k);

    private static bool Same(double a, double b) => a.Equals(b) || Math.Abs(a - b) < 1e-9;
}
