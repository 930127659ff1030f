using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Relevance;

public sealed class QueryConfidenceTests
{
    private static readonly RankingParameters AsItIs = new() { Slope = 1, Offset = 0 };

    private static readonly double[] Grades = [0, 1, 2, 3];

    [Fact]
    public void A_model_that_is_sure_of_its_grades_is_sure_of_its_order()
    {
        var confidence = new QueryConfidence(AsItIs, Grades);

        Assert.Equal(1, confidence.Expected([3, 1, 0], [0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0]), 12);
        // The same grades, ranked backwards: (0 + 1 / log2(3) + 3 / 2) / (3 + 1 / log2(3)).
        Assert.Equal((0.6309297536 + 1.5) / 3.6309297536, confidence.Expected([0, 1, 3], [0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0]), 9);
    }

    [Fact]
    public void Two_items_with_one_relevant_are_worked_out_by_hand()
    {
        // The first is relevant with probability .8, the second with .4. Of the draws with a relevant item: the first is relevant
        // in .8 / .88 (NDCG 1), the second alone in .08 / .88 (NDCG 1 / log2(3)).
        double expected = (0.8 / 0.88) + (0.08 / 0.88 * 0.6309297536);

        Assert.Equal(expected, new QueryConfidence(AsItIs, [0, 1]).Expected([0.8f, 0.4f], [0.2f, 0.8f, 0.6f, 0.4f]), 0.015);
    }

    [Fact]
    public void Certainly_irrelevant_items_are_judged_by_the_last_chance_of_relevance()
    {
        var confidence = new QueryConfidence(AsItIs, [0, 1]);
        float tiny = 1e-20f;

        Assert.Equal((0.75 * 1) + (0.25 * 0.6309297536), confidence.Expected([3 * tiny, tiny], [1, 3 * tiny, 1, tiny]), 6);
        Assert.Equal(1, confidence.Expected([0, 0], [1, 0, 1, 0]));
    }

    [Fact]
    public void The_order_of_the_items_does_not_matter()
    {
        var random = new SeededRandom(new Seed(3));
        (float Score, float[] P)[] items = [.. Enumerable.Range(0, 30).Select(_ => Item(random))];
        var confidence = new QueryConfidence(AsItIs, Grades);
        double first = confidence.Of([.. items.Select(i => i.Score)], [.. items.SelectMany(i => i.P)]);
        random.Shuffle<(float, float[])>(items);

        Assert.Equal(first, confidence.Of([.. items.Select(i => i.Score)], [.. items.SelectMany(i => i.P)]));
    }

    [Fact]
    public void Confidence_falls_as_grades_become_uncertain()
    {
        var confidence = new QueryConfidence(AsItIs, [0, 1]);
        double[] sure = [.. new[] { 0.99f, 0.9f, 0.8f, 0.7f, 0.6f, 0.5f }.Select(p => confidence.Of([p, 1 - p, 1 - p], [1 - p, p, p, 1 - p, p, 1 - p]))];

        Assert.Equal(sure.OrderDescending(), sure);
        Assert.InRange(sure[0], 0.95, 1);
    }

    [Fact]
    public void Real_valued_scores_are_judged_by_the_error_they_were_seen_to_have()
    {
        double Of(double deviation) => new QueryConfidence(AsItIs with { Noise = new ScoreNoise(2, 0.5, deviation, 3) }, null).Of([1, 0.5f, 0, -1]);

        Assert.True(Of(0.01) > 0.99);
        Assert.True(Of(0.01) > Of(0.5) && Of(0.5) > Of(2));
        // Far below every grade only chance is left, and it favours the first.
        Assert.Equal(1, new QueryConfidence(AsItIs with { Noise = new ScoreNoise(1, -100, 0.1, 3) }, null).Expected([2, 1]));
    }

    [Fact]
    public void The_map_keeps_the_order_and_a_single_item_is_certain()
    {
        var bent = new QueryConfidence(AsItIs with { Slope = 0.5, Offset = -0.3 }, [0, 1]);
        double expected = bent.Expected([0.8f, 0.4f], [0.2f, 0.8f, 0.6f, 0.4f]);

        Assert.Equal(1 / (1 + Math.Exp(0.3 - (0.5 * Math.Log(expected / (1 - expected))))), bent.Of([0.8f, 0.4f], [0.2f, 0.8f, 0.6f, 0.4f]), 12);
        Assert.Equal(1, bent.Of([0.8f], [0.2f, 0.8f]));
        Assert.Equal(1, bent.Of([], []));
    }

    [Fact]
    public void Refuses_parameters_that_cannot_be()
    {
        Assert.Throws<ArgumentException>(() => new QueryConfidence(AsItIs, null));
        Assert.Throws<ArgumentException>(() => new QueryConfidence(AsItIs with { Slope = -1 }, Grades));
        Assert.Throws<ArgumentException>(() => new QueryConfidence(AsItIs with { Cutoff = 0 }, Grades));
        Assert.Throws<ArgumentException>(() => new QueryConfidence(AsItIs with { Noise = new ScoreNoise(1, 0, 0, 3) }, null));
        Assert.Throws<ArgumentException>(() => new QueryConfidence(AsItIs, Grades).Of([1, 2], [1, 0]));
        Assert.Throws<InvalidOperationException>(() => new QueryConfidence(AsItIs, Grades).Of([1, 2]));
    }

    private static (float Score, float[] P) Item(SeededRandom random)
    {
        // Few distinct scores, so that ties are common.
        float[] p = [.. Enumerable.Range(0, 4).Select(_ => 1f + random.Next(3))];
        float sum = p.Sum();
        return (random.Next(4), [.. p.Select(x => x / sum)]);
    }
}
