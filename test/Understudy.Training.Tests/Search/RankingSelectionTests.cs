using CsCheck;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Statistics;

using Xunit;

namespace Understudy.Training.Tests.Search;

public sealed class RankingSelectionTests
{
    private static readonly double[] Grades = [0, 1, 2, 3];

    [Fact]
    public void Mean_confidence_is_mean_ndcg_even_of_a_model_that_is_too_sure()
    {
        // Grades are drawn from softmax(logits); the model is told a temperature that makes it four times too sure.
        World world = new(600, 12);
        var honest = RankingSelection.OfGrades(world.Queries, world.Gains, Grades, world.Logits, 1);
        var proud = RankingSelection.OfGrades(world.Queries, world.Gains, Grades, world.Logits, 0.25);

        Assert.All([honest, proud], s => Assert.Equal(s.MeanNdcg, s.Confidence().Average(), 0.01));
        Assert.InRange(honest.Parameters.Slope, 0.7, 1.4); // nothing to mend
        Assert.InRange(honest.Parameters.Offset, -0.5, 0.5);
        Assert.InRange(proud.Parameters.Slope, 0, 0.8);
    }

    [Fact]
    public void An_honest_model_needs_no_map_on_new_queries()
    {
        World world = new(2000, 10, seed: 4);
        var selection = RankingSelection.OfGrades(world.Queries, world.Gains, Grades, world.Logits, 1);
        var raw = new QueryConfidence(new RankingParameters { Slope = 1, Offset = 0 }, Grades);
        float[] p = ExpectedGrade.Probabilities(world.Logits, 4, 1), scores = ExpectedGrade.Of(p, Grades);
        double[] expected = [.. Enumerable.Range(0, 2000).Select(q => raw.Expected(scores.AsSpan(q * 10, 10), p.AsSpan(q * 40, 40)))];

        Assert.Equal(selection.MeanNdcg, expected.Average(), 0.01);
        (double Expected, double Ndcg)[] byExpected = [.. expected.Zip(selection.Ndcg).OrderBy(x => x.First)];
        foreach ((double Expected, double Ndcg)[] fifth in byExpected.Chunk(400))
        {
            Assert.Equal(fifth.Average(x => x.Expected), fifth.Average(x => x.Ndcg), 0.03);
        }
    }

    [Fact]
    public void Real_valued_scores_get_the_error_that_they_have()
    {
        var random = new SeededRandom(new Seed(2));
        int[] queries = [.. Enumerable.Range(0, 6000).Select(i => i / 10)];
        float[] scores = [.. queries.Select(_ => (float)((0.5 * random.NextGaussian()) + 1.5))];
        double[] gains = [.. scores.Select(s => Math.Clamp((2 * s) - 1 + (0.4 * random.NextGaussian()), 0, 5))];
        var selection = RankingSelection.OfScores(queries, gains, scores);

        Assert.Equal((2.0, -1.0, 0.4), (selection.Parameters.Noise!.Scale, selection.Parameters.Noise.Offset, selection.Parameters.Noise.Deviation), (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.15 && Math.Abs(a.Item2 - b.Item2) < 0.15 && Math.Abs(a.Item3 - b.Item3) < 0.05);
        Assert.Equal(selection.MeanNdcg, selection.Confidence().Average(), 0.01);
    }

    [Fact]
    public void Certain_grades_are_expected_to_rank_as_they_do() =>
        Gen.Select(Gen.Int[0, 3].Array[2, 30], Gen.Int[0, 5].Array[30]).Sample((grades, scores) =>
        {
            float[] own = [.. scores.Take(grades.Length).Select(s => (float)s)];
            float[] certain = [.. grades.SelectMany(g => Enumerable.Range(0, 4).Select(c => c == g ? 1f : 0f))];
            double ndcg = Ndcg.At(own, [.. grades.Select(g => (double)g)]), expected = new QueryConfidence(new RankingParameters { Slope = 1, Offset = 0 }, Grades).Expected(own, certain);
            return double.IsNaN(ndcg) || Math.Abs(ndcg - expected) < 1e-9;
        });

    [Fact]
    public void Queries_without_a_relevant_item_are_left_out()
    {
        var selection = RankingSelection.OfScores([5, 5, 7, 7, 9], [0, 0, 1, 0, 2], [1, 2, 1, 2, 3]);

        Assert.Equal([0.6309297535714575, 1], selection.Ndcg);
        Assert.Contains("none", Assert.Throws<UnderstudyException>(() => RankingSelection.OfScores([1, 1], [0, 0], [1, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RankingSelection.OfScores([1, 1], [0], [1, 2]));
    }

    [Fact]
    public void Thresholds_tell_the_share_kept_and_the_shortfall_among_it()
    {
        World world = new(400, 8, seed: 5);
        var selection = RankingSelection.OfGrades(world.Queries, world.Gains, Grades, world.Logits, 1);
        double[] confidence = selection.Confidence();
        IReadOnlyList<CandidateThreshold> thresholds = selection.Thresholds();

        Assert.InRange(thresholds.Count, 20, 64);
        foreach (CandidateThreshold t in thresholds)
        {
            double[] kept = [.. selection.Ndcg.Where((_, q) => confidence[q] >= t.Threshold - 1e-6)];
            Assert.Equal(t.Coverage, (double)kept.Length / confidence.Length, 0.01);
            Assert.Equal(t.Error, 1 - kept.Average(), 0.01);
        }

        Assert.True(thresholds[0].Error < thresholds[^1].Error);
    }

    [Fact]
    public void The_map_is_monotone_and_keeps_to_the_truth_where_queries_are_few()
    {
        (double slope, double offset) = ConfidenceMap.Fit([0.6, 0.7, 0.8, 0.9], [0.6, 0.7, 0.8, 0.9]);
        Assert.Equal((1, 0), (slope, offset), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6);

        // Confidence that points the wrong way says nothing: the mean is all there is.
        (slope, offset) = ConfidenceMap.Fit([.. Enumerable.Range(0, 100).Select(i => 0.5 + (i / 250.0))], [.. Enumerable.Range(0, 100).Select(i => 0.9 - (i / 250.0))]);
        Assert.Equal(0, slope);
        Assert.Equal(0.702, 1 / (1 + Math.Exp(-offset)), 6);

        (slope, offset) = ConfidenceMap.Fit([0.9, 0.95], [1, 1]);
        Assert.True(double.IsFinite(slope) && double.IsFinite(offset) && offset > 0);
    }

    [Fact]
    public void The_first_candidate_that_is_not_clearly_behind_is_chosen()
    {
        double[] noisy = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 0.9 : 0.7)], slightly = [.. noisy.Select((v, i) => v + (i % 2 == 0 ? 0.11 : -0.1))], clearly = [.. noisy.Select(v => v + 0.1)];

        Assert.Equal(0, PairedChoice.First([noisy, slightly]));
        Assert.Equal(1, PairedChoice.First([noisy, clearly]));
        Assert.Equal(2, PairedChoice.First([noisy, slightly, clearly]));
        Assert.Equal(0, PairedChoice.First([noisy, noisy]));
        Assert.Equal(0, PairedChoice.First([[], []]));
    }

    /// <summary>Queries whose items' grades are drawn from the softmax of known logits.</summary>
    private sealed class World
    {
        public World(int queries, int items, ulong seed = 3)
        {
            var random = new SeededRandom(new Seed(seed));
            Queries = [.. Enumerable.Range(0, queries * items).Select(i => i / items)];
            Logits = new float[Queries.Length * 4];
            Gains = new double[Queries.Length];
            for (int i = 0; i < Gains.Length; i++)
            {
                // Some queries are easy, some hard.
                double spread = 0.3 + (Queries[i] % 5);
                for (int c = 0; c < 4; c++)
                {
                    Logits[(4 * i) + c] = (float)((spread * random.NextGaussian()) - (0.5 * c));
                }

                double at = random.NextDouble();
                float[] p = ExpectedGrade.Probabilities(Logits.AsSpan(4 * i, 4), 4, 1);
                int grade = 0;
                while (grade < 3 && (at -= p[grade]) >= 0)
                {
                    grade++;
                }

                Gains[i] = grade;
            }
        }

        public int[] Queries { get; }

        public double[] Gains { get; }

        public float[] Logits { get; }
    }
}
