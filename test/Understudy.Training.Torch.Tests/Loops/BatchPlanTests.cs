using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Training.Torch.Tests.Loops;

public sealed class BatchPlanTests
{
    [Fact]
    public void Every_row_is_in_one_batch_within_the_budget_and_queries_stay_whole() =>
        Gen.Select(Gen.Int[1, 30].Array[1, 80], Gen.Int[1, 5], Gen.Int[64, 256], Gen.ULong).Sample((lengths, items, budget, seed) =>
        {
            int[] groups = [.. lengths.Select((_, i) => i / items)];
            var plan = BatchPlan.Make(lengths, groups, budget, new Seed(seed));
            Assert.Equal(Enumerable.Range(0, lengths.Length), plan.Batches.SelectMany(b => b).Order());
            foreach (int[] batch in plan.Batches)
            {
                int queries = batch.Select(r => groups[r]).Distinct().Count();
                Assert.True(queries == 1 || batch.Max(r => lengths[r]) * batch.Length <= budget);
                Assert.All(batch.GroupBy(r => groups[r]), g => Assert.Equal(groups.Count(x => x == g.Key), g.Count()));
                IReadOnlyList<Range> pieces = BatchPlan.Pieces(batch, lengths, groups, 64);
                Assert.Equal(batch.Length, pieces.Sum(p => p.GetOffsetAndLength(batch.Length).Length));
            }
        }, iter: 200);

    [Fact]
    public void Little_is_padded_on_short_texts_and_the_seed_decides()
    {
        var random = new SeededRandom(new Seed(4));
        int[] lengths = [.. Enumerable.Range(0, 8000).Select(_ => 6 + (int)(12 * random.NextDouble() * random.NextDouble() * 3))];

        BatchPlan plan = BatchPlan.Make(lengths, [], 1024, new Seed(1)), same = BatchPlan.Make(lengths, [], 1024, new Seed(1)), other = BatchPlan.Make(lengths, [], 1024, new Seed(2));

        Assert.True(plan.PaddingShare < 0.05, $"{plan.PaddingShare:P1}");
        Assert.Equal(plan.Batches, same.Batches);
        Assert.NotEqual(plan.Batches, other.Batches);
    }
}
