using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class RankingProperties
{
    private const int Cutoff = RankingMetrics.DefaultCutoff;

    /// <summary>Few different scores and grades, so that ties are the rule.</summary>
    private static readonly Gen<(float Score, double Grade)[]> Query = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3]).Select(p => (p.Item1 / 4f, (double)p.Item2)).Array[1, 15];

    [Fact]
    public void The_order_of_the_items_does_not_matter() =>
        Query.SelectMany(query => Gen.Select(Gen.Const(query), Gen.Shuffle(query))).Sample((query, shuffled) =>
            All(query).Zip(All(shuffled)).All(m => Same(m.First, m.Second)));

    [Fact]
    public void Every_metric_stays_in_its_range() =>
        Query.Sample(query =>
        {
            double[] m = All(query);
            return m.Take(4).All(v => double.IsNaN(v) || v is >= 0 and <= 1) && (double.IsNaN(m[4]) || m[4] is >= -1 and <= 1);
        });

    [Fact]
    public void Scoring_by_the_grades_is_perfect_and_against_them_is_worst() =>
        Query.Where(q => q.Any(i => i.Grade > 0) && q.Any(i => i.Grade == 0)).Sample(query =>
        {
            double[] best = All([.. query.Select(i => ((float)i.Grade, i.Grade))]), worst = All([.. query.Select(i => (-(float)i.Grade, i.Grade))]), own = All(query);
            return best.All(v => Math.Abs(v - 1) < 1e-12)
                && Math.Abs(worst[3]) < 1e-12
                && Math.Abs(worst[4] + 1) < 1e-12
                && worst.Zip(own).All(p => p.First <= p.Second + 1e-12);
        });

    [Fact]
    public void A_rising_change_of_the_scores_changes_nothing_and_a_scale_of_the_grades_only_the_exponential_gain() =>
        Query.Sample(query =>
        {
            double[] own = All(query), stretched = All([.. query.Select(i => ((10 * i.Score) - 3, i.Grade))]);
            double scaled = Ndcg.At(Scores(query), [.. query.Select(i => i.Grade / 3)]);
            return own.Zip(stretched).All(p => Same(p.First, p.Second)) && Same(own[0], scaled);
        });

    [Fact]
    public void A_constant_score_gets_the_mean_over_random_orders() =>
        Query.Where(q => q.Length <= 6 && q.Any(i => i.Grade > 0)).Sample(query =>
        {
            double[] grades = Grades(query);
            double mean = Orders(grades.Length).Average(order => Ndcg.At([.. order.Select(i => (float)i)], grades));
            return Math.Abs(mean - Ndcg.At(new float[grades.Length], grades)) < 1e-9;
        });

    [Fact]
    public void Items_without_a_score_rank_last()
    {
        double[] grades = [0, 2, 1];
        Assert.Equal(Ndcg.At([2, 1, 0], grades), Ndcg.At([2, 1, float.NegativeInfinity], grades));
        Assert.Equal(RankingMetrics.Auc([2, 0, 0], grades, 1), RankingMetrics.Auc([2, float.NegativeInfinity, float.NegativeInfinity], grades, 1));
    }

    [Fact]
    public void Queries_without_information_give_no_number()
    {
        Assert.True(double.IsNaN(Ndcg.At([1, 2], [0, 0])));
        Assert.True(double.IsNaN(Ndcg.At([], [])));
        Assert.True(double.IsNaN(RankingMetrics.ReciprocalRank([1, 2], [0, 1], 2)));
        Assert.True(double.IsNaN(RankingMetrics.Auc([1, 2], [1, 1], 1)));
        Assert.True(double.IsNaN(RankingMetrics.Spearman([1, 2], [2, 2])));
        Assert.Equal(0, RankingMetrics.Spearman([1, 1], [2, 3]));
        Assert.Equal(1, Ndcg.At([5], [3]));
        Assert.Equal(1, Ndcg.At([5, 1, 2], [2, 2, 2]), 12);
    }

    [Fact]
    public void What_is_no_score_or_no_grade_is_refused_with_its_item()
    {
        Assert.Contains("item 1 holds NaN", Assert.Throws<ArgumentException>(() => RankingMetrics.Auc([1, float.NaN], [1, 0], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("item 0 holds -1", Assert.Throws<ArgumentException>(() => RankingMetrics.Auc([1, 2], [-1, 0], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("item 1 has 31", Assert.Throws<ArgumentException>(() => Ndcg.At([1, 2], [1, 31], 10, GradeGain.Exponential)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RankingMetrics.Spearman([1], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ndcg.At([1], [1], 0));
    }

    [Fact]
    public void Drawn_sign_flips_come_near_all_of_them_and_know_no_side() =>
        Gen.Int[-100, 100].Select(x => x / 100.0).Array[SignFlipTest.MostEnumerated + 1].Sample(
            d =>
            {
                double seen = Math.Abs(d.Sum()) - 1e-9;
                int patterns = 1 << d.Length;
                double exact = Enumerable.Range(0, patterns).Count(p => Math.Abs(d.Select((x, i) => (p >> i & 1) == 0 ? x : -x).Sum()) >= seen) / (double)patterns;
                double drawn = SignFlipTest.PValue(d, 3, 4000), mirrored = SignFlipTest.PValue(Array.ConvertAll(d, x => -x), 3, 4000);
                return drawn == mirrored && Math.Abs(exact - drawn) < 0.04;
            },
            iter: 10);

    private static double[] All((float Score, double Grade)[] query)
    {
        float[] scores = Scores(query);
        double[] grades = Grades(query);
        return
        [
            Ndcg.At(scores, grades, Cutoff), Ndcg.At(scores, grades, Cutoff, GradeGain.Exponential),
            RankingMetrics.ReciprocalRank(scores, grades, 1, Cutoff), RankingMetrics.Auc(scores, grades, 1), RankingMetrics.Spearman(scores, grades),
        ];
    }

    private static float[] Scores((float Score, double Grade)[] query) => Array.ConvertAll(query, i => i.Score);

    private static double[] Grades((float Score, double Grade)[] query) => Array.ConvertAll(query, i => i.Grade);

    private static bool Same(double a, double b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) < 1e-12;

    private static IEnumerable<int[]> Orders(int n) => n == 0 ? [[]] : Orders(n - 1).SelectMany(o => Enumerable.Range(0, n).Select(at => (int[])[.. o[..at], n - 1, .. o[at..]]));
}
