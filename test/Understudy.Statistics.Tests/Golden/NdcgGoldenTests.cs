using Xunit;

namespace Understudy.Statistics.Tests.Golden;

/// <summary>Reference values by brute force: the mean DCG over all orders that the scores allow, over the best of all orders.</summary>
/// <remarks><code>
/// import itertools, math
/// def ndcg(scores, grades, k):
///     n = len(scores); key = [s if s is not None else -math.inf for s in scores]
///     orders = [o for o in itertools.permutations(range(n)) if all(key[o[i]] >= key[o[i + 1]] for i in range(n - 1))]
///     dcg = lambda o: sum(grades[d] / math.log2(r + 2) for r, d in enumerate(o[:k]))
///     return sum(map(dcg, orders)) / len(orders) / max(map(dcg, itertools.permutations(range(n))))
/// </code></remarks>
public sealed class NdcgGoldenTests
{
    private const float None = float.NaN;

    [Theory]
    [InlineData(new[] { 3f, 2, 1 }, new[] { 3.0, 2, 0 }, 10, 1.000000000000000)]
    [InlineData(new[] { 1f, 2, 3 }, new[] { 3.0, 2, 0 }, 10, 0.648040955482933)]
    [InlineData(new[] { 1f, 1, 1 }, new[] { 3.0, 0, 0 }, 10, 0.710309917857153)]
    [InlineData(new[] { 5f, 4, 4, 4, 1 }, new[] { 0.0, 3, 1, 0, 2 }, 3, 0.316663340410060)]
    [InlineData(new[] { 2f, 2, 1, 1, 0, 0 }, new[] { 1.0, 0, 2, 0, 3, 0 }, 2, 0.191340159247155)]
    [InlineData(new[] { None, 1f, None, 0.5f }, new[] { 2.0, 1, 0, 0 }, 10, 0.733838125268271)]
    [InlineData(new[] { -1f, -2, -1, -3, -2, 7, 7 }, new[] { 0.5, 2.25, 1, 0, 0.75, 0, 1 }, 4, 0.408611762297215)]
    public void Ndcg_matches_the_mean_over_all_orders_of_ties(float[] scores, double[] grades, int k, double expected) =>
        GoldenFile.Close(expected, Ndcg.At(scores, grades, k), 1e-14);

    [Fact]
    public void Discounts_are_those_of_the_places_and_shared_by_ties()
    {
        var discounts = new double[4];
        Ndcg.Discounts([0.5f, 2, 0.5f, 1], 3, discounts);

        Assert.Equal([0.25, 1, 0.25, 0.6309297535714575], discounts);
    }
}
