using Understudy.Core;

using Xunit;

namespace Understudy.Training.Tests.Linear;

public sealed class SolverTests
{
    [Fact]
    public void A_softmax_worked_out_by_hand_comes_out()
    {
        // exp(0), exp(ln 2), exp(ln 5) are 1, 2, 5 of 8; minus the target (0, 1, 0).
        float[] logits = [0, MathF.Log(2), MathF.Log(5), 99];
        Softmax.ErrorInPlace(logits, [0, 1, 0, 0], 3);

        Assert.Equal([0.125f, -0.75f, 0.625f, 0], logits, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(77)]
    public void The_gradient_is_that_of_the_objective(int classes)
    {
        var random = new SeededRandom(new Seed(3));
        int padded = LinearWeights.Pad(classes);
        float[] logits = [.. Enumerable.Range(0, padded).Select(c => c < classes ? (float)random.NextGaussian() : 0)];
        float[] target = [.. Enumerable.Range(0, padded).Select(c => c < classes ? (float)random.NextDouble() : 0)];
        float sum = target.Sum();
        target = [.. target.Select(t => t / sum)];
        float[] gradient = [.. logits];
        Softmax.ErrorInPlace(gradient, target, classes);
        const float Step = 1e-2f;
        for (int c = 0; c < classes; c++)
        {
            float[] up = [.. logits], down = [.. logits];
            up[c] += Step;
            down[c] -= Step;
            double numeric = (Softmax.Loss(up, target, classes) - Softmax.Loss(down, target, classes)) / (up[c] - (double)down[c]);

            Assert.Equal(numeric, gradient[c], 1e-4);
        }
    }

    [Fact]
    public void One_step_moves_every_touched_weight_against_its_gradient()
    {
        var weights = new LinearWeights(3, 4);
        float[] error = [0.5f, -0.25f, 0, -0.25f];
        SolverKernels.Update(ref weights.Rows.Span[0], weights.Stride, [1], [2f], 0, 4, ref error[0], 0.1f);

        // The first AdaGrad step is the learning rate against the sign, to the 0.2 % of the inverse square root.
        Assert.Equal([-0.1, 0.1, 0, 0.1], weights.Row(1).ToArray().Select(w => (double)w), (a, b) => Math.Abs(a - b) < 3e-4);
        Assert.Equal([1f, 0.25f, 0, 0.25f], weights.Rows.Span.Slice(weights.Stride + 4, 4).ToArray());
        Assert.All(weights.Row(0).ToArray().Concat(weights.Row(2).ToArray()), w => Assert.Equal(0, w));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(80)]
    public void Every_vector_width_gives_the_same_bytes(int padded)
    {
        var random = new SeededRandom(new Seed(8));
        float[] start = [.. Enumerable.Range(0, 30 * 2 * padded).Select(i => i / padded % 2 == 0 ? (float)random.NextGaussian() : (float)random.NextDouble())];
        int[] ids = [.. Enumerable.Range(0, 23).Select(_ => random.Next(30))];
        float[] x = [.. ids.Select(_ => (float)random.NextDouble())], error = [.. Enumerable.Range(0, padded).Select(_ => (float)random.NextGaussian())];
        float[] fast = [.. start], portable = [.. start];
        var fastLogits = new float[padded];
        var portableLogits = new float[padded];
        SolverKernels.Forward(ref fast[0], 2 * padded, ids, x, 0, padded, ref fastLogits[0]);
        SolverKernels.ForwardPortable(ref portable[0], 2 * padded, ids, x, 0, padded, ref portableLogits[0]);
        SolverKernels.Update(ref fast[0], 2 * padded, ids, x, 0, padded, ref error[0], 0.1f);
        SolverKernels.UpdatePortable(ref portable[0], 2 * padded, ids, x, 0, padded, ref error[0], 0.1f);

        Assert.Equal(portableLogits, fastLogits);
        Assert.Equal(portable, fast);
        Assert.NotEqual(start, fast);
    }

    [Fact]
    public void Soft_targets_that_are_one_hot_are_hard_targets()
    {
        ExampleTable hard = Workloads.Messages(300), soft = Workloads.Messages(300, soft: true);
        Targets a = Targets.Of(hard, Workloads.Range(0, 300), LearningTarget.Teacher), b = Targets.Of(soft, Workloads.Range(0, 300), LearningTarget.Teacher);
        float[] one = new float[4], two = new float[4];
        Assert.True(soft.HasSoftLabels);
        for (int i = 0; i < 300; i++)
        {
            a.Write(i, 0.2f, one);
            b.Write(i, 0.2f, two);

            Assert.Equal(one, two);
        }
    }

    [Fact]
    public void Soft_targets_keep_their_proportions_under_smoothing()
    {
        var builder = new ExampleTableBuilder();
        builder.Add(new ExampleRow { Source = 1, Input = "x", TeacherDistribution = new Dictionary<string, double> { ["a"] = 0.75, ["b"] = 0.25 } });
        Targets targets = Targets.Of(builder.Build(), [0], LearningTarget.Teacher);
        var target = new float[4];
        targets.Write(0, 0.2f, target);

        Assert.Equal([0.7f, 0.3f, 0, 0], target, (x, y) => Math.Abs(x - y) < 1e-6);
    }

    [Fact]
    public void Streamed_rows_are_the_cached_rows()
    {
        ExampleTable table = Workloads.Messages(500);
        int[] rows = Workloads.Range(0, 500);
        var featurizer = new Inference.TextFeaturizer(new Inference.FeatureOptions());
        HashedRows hashed = HashedRows.Extract(table, rows, featurizer, 2, TestContext.Current.CancellationToken);
        Vocabulary vocabulary = Vocabulary.Build(hashed, rows, 2, 1 << 20, TestContext.Current.CancellationToken);
        EncodedRows encoded = EncodedRows.Encode(hashed, rows, vocabulary);
        float[] weights = [.. Enumerable.Range(1, vocabulary.Count).Select(i => 1f / i)];
        var cached = new CachedRows(encoded, encoded.Values(weights, featurizer.Options));
        var streamed = new StreamedRows(table, rows, featurizer, vocabulary, weights, 2);
        int[] order = [.. rows.Reverse()];
        streamed.Prepare(order, TestContext.Current.CancellationToken);
        for (int i = 0; i < order.Length; i++)
        {
            cached.Get(i, order[i], out ReadOnlySpan<int> ids, out ReadOnlySpan<float> values);
            streamed.Get(i, order[i], out ReadOnlySpan<int> ids2, out ReadOnlySpan<float> values2);

            Assert.Equal(ids, ids2);
            Assert.Equal(values, values2);
        }
    }

    [Fact]
    public void The_vocabulary_keeps_the_frequent_and_never_more_than_allowed()
    {
        ExampleTable table = Workloads.Messages(400);
        int[] rows = Workloads.Range(0, 400);
        HashedRows hashed = HashedRows.Extract(table, rows, new Inference.TextFeaturizer(new Inference.FeatureOptions()), 1, TestContext.Current.CancellationToken);
        Vocabulary all = Vocabulary.Build(hashed, rows, 1, 1 << 20, TestContext.Current.CancellationToken), few = Vocabulary.Build(hashed, rows, 1, 100, TestContext.Current.CancellationToken);
        int[] reversed = [.. rows.Reverse()];

        Assert.InRange(few.Count, 1, 100);
        Assert.Equal(all.Hashes[..few.Count], few.Hashes);
        Assert.Equal(all.Hashes, Vocabulary.Build(hashed, reversed, 1, 1 << 20, TestContext.Current.CancellationToken).Hashes);
        Assert.All(all.Hashes.Select((h, i) => (h, i)), f => Assert.Equal(f.i, all.Find(f.h)));
    }

    [Fact]
    public void Features_that_name_the_class_weigh_most()
    {
        ExampleTable table = Workloads.Messages(2000, noise: 0);
        int[] rows = Workloads.Range(0, 2000);
        HashedRows hashed = HashedRows.Extract(table, rows, new Inference.TextFeaturizer(new Inference.FeatureOptions { WordMax = 1, PairWindow = 0, CharMax = 0 }), 1, TestContext.Current.CancellationToken);
        Vocabulary vocabulary = Vocabulary.Build(hashed, rows, 1, 1 << 20, TestContext.Current.CancellationToken);
        EncodedRows encoded = EncodedRows.Encode(hashed, rows, vocabulary);
        float[] weights = ClassEntropyWeights.Compute(encoded, Targets.Of(table, rows, LearningTarget.Teacher).Labels, 4, vocabulary.Count, 1, 0.05f);

        // 14 filler words tell nothing, 16 topic words (about 125 rows each) tell all: 1 - H / ln 4 after one pseudo-count is .96.
        Assert.Equal(16, weights.Count(w => w > 0.9f));
        Assert.Equal(14, weights.Count(w => w < 0.08f));
    }
}
