using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Curation;

public sealed class LabelNoiseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// Worked by hand. Rows labelled a: p(a) = .9, .7, .2 → threshold .6; labelled b: p(b) = .6, .8 → threshold .7.
    /// Row 3 (a) reaches only b (.8): suspect, margin .2 − .8. Row 4 (b, p(b) = .6) reaches neither: not counted. So a has
    /// 2 of its 3 confident rows on the diagonal, b 1 of 1: share of noise (1/3 × 3 + 0 × 2) / 5 = .2.
    /// </summary>
    [Fact]
    public void Thresholds_suspects_and_the_share_are_those_of_the_paper()
    {
        LabelNoise noise = Find(["a", "a", "a", "b", "b"], [[.9f, .1f], [.7f, .3f], [.2f, .8f], [.4f, .6f], [.2f, .8f]]);

        LabelSuspect suspect = Assert.Single(noise.Suspects);
        Assert.Equal((2, 3L, "a", "b", "text 2"), (suspect.Row, suspect.Line, suspect.Label, suspect.Likelier, suspect.Excerpt));
        Assert.Equal((.2, .8, -.6), (suspect.LabelShare, suspect.LikelierShare, suspect.Margin), new Near());
        Assert.Equal(.2, noise.Share.Value, 1e-12);
        Assert.Equal([new MixedUpLabels("a", "b", 1)], noise.MixedUp);
        Assert.Equal(5, noise.Rows);
    }

    [Fact]
    public void Planted_noise_is_found_first_and_its_share_estimated()
    {
        const int Rows = 3000, Classes = 4;
        const double Noise = 0.1;
        var random = new SeededRandom(new Seed(8));
        var labels = new string[Rows];
        var answers = new float[Rows][];
        var wrong = new HashSet<int>();
        for (int row = 0; row < Rows; row++)
        {
            int truth = random.Next(Classes), label = truth;
            if (random.NextDouble() < Noise)
            {
                label = (truth + 1 + random.Next(Classes - 1)) % Classes;
                wrong.Add(row);
            }

            labels[row] = "l" + label;
            double[] logits = [.. Enumerable.Range(0, Classes).Select(c => (c == truth ? 4 : 0) + random.NextGaussian())];
            double sum = logits.Sum(Math.Exp);
            answers[row] = [.. logits.Select(l => (float)(Math.Exp(l) / sum))];
        }

        LabelNoise noise = Find(labels, answers);

        Assert.True(noise.Suspects.Take(200).Count(s => wrong.Contains(s.Row)) >= 196, "of the first 200 suspects nearly all are wrong");
        int found = wrong.Count(r => noise.Suspects.Any(s => s.Row == r));
        Assert.True(found >= 0.8 * wrong.Count, "most that are wrong are suspects");
        Assert.InRange((double)wrong.Count / Rows, noise.Share.Low - 0.01, noise.Share.High + 0.01);
        Assert.Equal(noise.Suspects.OrderBy(s => s.Margin).Select(s => s.Row), noise.Suspects.Select(s => s.Row));
    }

    [Fact]
    public void A_model_that_agrees_suspects_nothing_and_a_label_without_rows_draws_nobody()
    {
        LabelNoise noise = Find(["a", "a", "b", "b"], [[.8f, .1f, .1f], [.8f, .1f, .1f], [.1f, .8f, .1f], [.0f, .3f, .7f]], "c");
        Assert.Empty(noise.Suspects);
        Assert.Equal(0, noise.Share.Value);
    }

    [Fact]
    public void Rows_without_a_distribution_and_refusals_are_not_judged()
    {
        ExampleTable table = Tables.Of(Enumerable.Range(0, 4).Select(i => new ExampleRow { Source = i + 1, Input = $"text {i}", Teacher = i == 3 ? null : i % 2 == 0 ? "a" : "b", TeacherUnreadable = i == 3 }));
        CurationReport report = CurationReview.Run(table, [0, 1, 2, 3], new Dictionary<int, float[]> { [0] = [.9f, .1f], [1] = [.1f, .9f], [3] = [.5f, .5f] }, new ReviewOptions(), cancellationToken: Cancel);
        Assert.Equal(2, report.Noise!.Rows);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_copies_make_it_wider()
    {
        string[] labels = [.. Enumerable.Range(0, 400).Select(i => i % 4 < 2 ? "a" : "b")];
        float[][] answers = [.. Enumerable.Range(0, 400).Select(i => i % 20 == 0 ? new[] { .1f, .9f } : i % 4 < 2 ? [.9f, .1f] : [.2f, .8f])];

        LabelNoise alone = Find(labels, answers), again = Find(labels, answers);
        LabelNoise copies = Find(labels, answers, units: [.. Enumerable.Range(0, 400).Select(i => i % 40)]);

        Assert.Equal(alone.Share, again.Share);
        Assert.True(copies.Share.High - copies.Share.Low > alone.Share.High - alone.Share.Low);
        Assert.Equal((400L, 40L), (alone.Share.Count, copies.Share.Count));
    }

    private static LabelNoise Find(string[] labels, float[][] answers, string? more = null, int[]? units = null)
    {
        IEnumerable<ExampleRow> rows = labels.Select((label, i) => new ExampleRow { Source = i + 1, Input = $"text {i}", Teacher = label });
        if (more is not null)
        {
            rows = rows.Append(new ExampleRow { Source = labels.Length + 1, Input = "gold only", Gold = more });
        }

        ExampleTable table = Tables.Of(rows);
        Dictionary<int, float[]> probabilities = answers.Select((p, i) => (p, i)).ToDictionary(x => x.i, x => x.p);
        return CurationReview.Run(table, units ?? [.. Enumerable.Range(0, table.Count)], probabilities, new ReviewOptions(), cancellationToken: Cancel).Noise!;
    }

    private sealed class Near : IEqualityComparer<(double, double, double)>
    {
        public bool Equals((double, double, double) x, (double, double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-6 && Math.Abs(x.Item2 - y.Item2) < 1e-6 && Math.Abs(x.Item3 - y.Item3) < 1e-6;

        public int GetHashCode((double, double, double) obj) => 0;
    }
}
