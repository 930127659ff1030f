using System.Text.Json;

using Xunit;

namespace Understudy.Statistics.Tests.Golden;

public sealed class RankingGoldenTests
{
    [Fact]
    public void Every_metric_matches_the_mean_over_all_orders_of_tied_items()
    {
        int compared = 0;
        foreach (JsonElement q in GoldenFile.OfRanking("queries").EnumerateArray())
        {
            float[] scores = q.Floats("scores");
            double[] grades = q.Numbers("grades");
            int cutoff = q.GetProperty("cutoff").GetInt32();
            double relevant = q.Number("relevantFrom");
            Same(q, "linear", Ndcg.At(scores, grades, cutoff));
            Same(q, "exponential", Ndcg.At(scores, grades, cutoff, GradeGain.Exponential));
            Same(q, "reciprocalRank", RankingMetrics.ReciprocalRank(scores, grades, relevant, cutoff));
            Same(q, "auc", RankingMetrics.Auc(scores, grades, relevant));
            Same(q, "spearman", RankingMetrics.Spearman(scores, grades));
        }

        Assert.True(compared > 200, $"only {compared} values were compared");

        void Same(JsonElement query, string name, double actual)
        {
            JsonElement expected = query.GetProperty(name);
            if (expected.ValueKind == JsonValueKind.Null)
            {
                Assert.True(double.IsNaN(actual), $"{name}: expected none, found {actual} of {query}");
            }
            else
            {
                GoldenFile.Close(expected.GetDouble(), actual, 1e-12, $"{name} of {query}");
                compared++;
            }
        }
    }

    [Fact]
    public void Sign_flip_p_values_match_the_enumeration()
    {
        foreach (JsonElement test in GoldenFile.OfRanking("signFlip").EnumerateArray())
        {
            GoldenFile.Close(test.Number("p"), SignFlipTest.PValue(test.Numbers("differences")), 1e-12, test.ToString());
        }
    }

    [Fact]
    public void A_ranking_worked_out_by_hand()
    {
        // Order by score: grades 2, 3, 0, 1. DCG = 2 + 3/log2(3) + 1/log2(5) = 4.323466; ideal 3 + 2/log2(3) + 1/2 = 4.761860.
        float[] scores = [0.9f, 0.1f, 0.7f, 0.4f];
        double[] grades = [2, 1, 3, 0];
        Assert.Equal((2 + (3 / Math.Log2(3)) + (1 / Math.Log2(5))) / (3 + (2 / Math.Log2(3)) + 0.5), Ndcg.At(scores, grades), 12);
        Assert.Equal(0.907936, Ndcg.At(scores, grades), 6);
        Assert.Equal(2.0 / 3, Ndcg.At(scores, grades, 1), 12);
        Assert.Equal(3.0 / 7, Ndcg.At(scores, grades, 1, GradeGain.Exponential), 12);
        Assert.Equal(0.5, RankingMetrics.ReciprocalRank(scores, grades, relevantFrom: 3), 12);
        Assert.Equal(0, RankingMetrics.ReciprocalRank(scores, grades, relevantFrom: 3, cutoff: 1));
        Assert.Equal(0.25, RankingMetrics.Auc(scores, [0, 1, 1, 0], relevantFrom: 1), 12); // one of four pairs in order
        Assert.Equal(0.6, RankingMetrics.Spearman(scores, grades), 12); // ranks 4 1 3 2 against 3 2 4 1: 1 − 6·4/60
    }
}
