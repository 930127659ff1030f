using CsCheck;

using TorchSharp;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Objectives;

public sealed class ObjectivePropertyTests
{
    private const int Classes = 3;

    // Queries of 1 to 5 rows; logits, grades 0 to 3 and weights of each row.
    private static readonly Gen<Row[][]> Worlds = Gen.Select(Gen.Double[-3, 3].Array[Classes], Gen.Int[0, 3], Gen.Int[0, 4]).Array[1, 5].Array[1, 5]
        .Select(queries => queries.Select(q => q.Select(r => new Row(r.Item1, r.Item2, r.Item3 / 2f)).ToArray()).ToArray());

    public static TheoryData<int> Each => Objective.Each;

    public static TheoryData<int> EachOfQueries => Objective.EachOfQueries;

    [Theory]
    [MemberData(nameof(Each))]
    public void Gradient_equals_central_differences(int index) => Worlds.Sample(
        world =>
        {
            IObjective objective = ObjectiveFactory.Create(Objective.All[index]);
            ObjectiveBatch batch = Batch(objective, world);
            Tensor Loss(Tensor x) => objective.Loss(x.view(batch.Rows, -1), batch);
            double[] at = Logits(objective, world);
            Objective.Close(Objective.Differences(Loss, at), Objective.Gradient(Loss, at), 1e-6);
        },
        iter: 8,
        threads: 1);

    [Theory]
    [MemberData(nameof(Each))]
    public void Sums_counts_and_gradients_of_micro_batches_add_up_to_the_whole(int index) => Gen.Select(Worlds, Gen.Int[0, 5]).Sample(
        (world, cut) =>
        {
            IObjective objective = ObjectiveFactory.Create(Objective.All[index]);
            cut = Math.Min(cut, world.Length);
            List<double> gradient = [];
            double sum = 0, count = 0;
            foreach (Row[][] part in new[] { world[..cut], world[cut..] }.Where(p => p.Length > 0))
            {
                ObjectiveBatch batch = Batch(objective, part);
                (double s, double c) = Objective.Of(objective, Logits(objective, part), batch);
                (sum, count) = (sum + s, count + c);
                gradient.AddRange(Objective.Gradient(x => objective.Loss(x.view(batch.Rows, -1), batch), Logits(objective, part)));
            }

            ObjectiveBatch whole = Batch(objective, world);
            (double wholeSum, double wholeCount) = Objective.Of(objective, Logits(objective, world), whole);
            Objective.Close([wholeSum, wholeCount], [sum, count], 1e-12);
            Objective.Close(Objective.Gradient(x => objective.Loss(x.view(whole.Rows, -1), whole), Logits(objective, world)), gradient, 1e-12);
        },
        iter: 15,
        threads: 1);

    [Theory]
    [MemberData(nameof(Each))]
    public void Order_of_rows_within_a_query_means_nothing(int index) => Worlds.Sample(
        world =>
        {
            IObjective objective = ObjectiveFactory.Create(Objective.All[index]);
            Row[][] turned = [.. world.Select(q => q.Reverse().ToArray()).Reverse()];
            ObjectiveBatch batch = Batch(objective, world), other = Batch(objective, turned);
            Objective.Close([Objective.Of(objective, Logits(objective, world), batch).Sum], [Objective.Of(objective, Logits(objective, turned), other).Sum], 1e-12);
            double[][] rows = [.. Objective.Gradient(x => objective.Loss(x.view(other.Rows, -1), other), Logits(objective, turned)).Chunk(Width(objective)).Reverse()];
            Objective.Close(Objective.Gradient(x => objective.Loss(x.view(batch.Rows, -1), batch), Logits(objective, world)), [.. rows.SelectMany(r => r)], 1e-12);
        },
        iter: 15,
        threads: 1);

    [Theory]
    [MemberData(nameof(EachOfQueries))]
    public void Level_of_a_query_means_nothing_to_objectives_of_queries(int index) => Gen.Select(Worlds, Gen.Double[-20, 20]).Sample(
        (world, level) =>
        {
            IObjective objective = ObjectiveFactory.Create(Objective.All[index]);
            Row[][] moved = [.. world];
            moved[0] = [.. world[0].Select(r => r with { Logits = [r.Logits[0] + level] })];
            ObjectiveBatch batch = Batch(objective, world);
            Objective.Close([Objective.Of(objective, Logits(objective, world), batch).Sum], [Objective.Of(objective, Logits(objective, moved), batch).Sum], 1e-9);
        },
        iter: 15,
        threads: 1);

    [Theory]
    [MemberData(nameof(EachOfQueries))]
    public void Rows_of_weight_zero_get_no_gradient(int index)
    {
        IObjective objective = ObjectiveFactory.Create(Objective.All[index]);
        var batch = ObjectiveBatch.ForRelevance([3, 1, 2, 0], [0, 0, 1, 1], [1, 1, 0, 0]);
        double[] gradient = Objective.Gradient(x => objective.Loss(x.view(4, 1), batch), [.1, .2, .3, .4]);
        Assert.All(gradient[..2], g => Assert.NotEqual(0, g));
        Assert.All(gradient[2..], g => Assert.Equal(0, g));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Large_logits_give_finite_losses_and_gradients(int index)
    {
        IObjective objective = ObjectiveFactory.Create(Objective.All[index]);
        ObjectiveBatch batch = Batch(objective, [[new([0, 0, 0], 3, 1), new([0, 0, 0], 0, 1)], [new([0, 0, 0], 1, 1), new([0, 0, 0], 2, 1), new([0, 0, 0], 1, 1)]]);
        using DisposeScope scope = NewDisposeScope();
        float[] logits = [.. Enumerable.Range(0, batch.Rows * Width(objective)).Select(i => i % 2 == 0 ? 1e15f : -1e15f)];
        Tensor x = tensor(logits, requires_grad: true);
        Tensor loss = objective.Loss(x.view(batch.Rows, -1), batch);
        loss.backward();
        Assert.Equal(ScalarType.Float32, loss.dtype);
        Assert.True(float.IsFinite(loss.item<float>()), $"The loss is {loss.item<float>()}.");
        Assert.All(x.grad!.data<float>().ToArray(), g => Assert.True(float.IsFinite(g)));
    }

    [Theory]
    [MemberData(nameof(EachOfQueries))]
    public void Queries_of_one_row_give_zero_and_count_nothing(int index)
    {
        IObjective objective = ObjectiveFactory.Create(Objective.All[index]);
        var batch = ObjectiveBatch.ForRelevance([3, 1], [0, 1]);
        Assert.Equal((0.0, 0.0), Objective.Of(objective, [1, 2], batch));
        Assert.Equal([0, 0], Objective.Gradient(x => objective.Loss(x.view(2, 1), batch), [1, 2]));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Only_the_loss_outlives_a_call(int index)
    {
        IObjective objective = ObjectiveFactory.Create(Objective.All[index]);
        ObjectiveBatch batch = Batch(objective, [[new([1, 2, 3], 3, 1), new([2, 1, 3], 0, 2)], [new([3, 2, 1], 1, 1)]]);
        using Tensor x = zeros(batch.Rows, Width(objective), requires_grad: true);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (int i = 0; i < 3; i++)
        {
            using Tensor loss = objective.Loss(x, batch);
            Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            loss.backward();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Narrow_logits_are_widened(int index)
    {
        IObjective objective = ObjectiveFactory.Create(Objective.All[index]);
        ObjectiveBatch batch = Batch(objective, [[new([1, 2, 3], 3, 1), new([2, 1, 3], 0, 2)]]);
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(Logits(objective, [[new([1, 2, 3], 3, 1), new([2, 1, 3], 0, 2)]])).view(batch.Rows, -1);
        Tensor narrow = objective.Loss(x.to(ScalarType.BFloat16), batch);
        Assert.Equal(ScalarType.Float32, narrow.dtype);
        Objective.Close([objective.Loss(x, batch).ToDouble()], [narrow.ToDouble()], 1e-6);
    }

    private static int Width(IObjective objective) => Objective.IsClassification(objective) ? Classes : 1;

    private static double[] Logits(IObjective objective, Row[][] world) => [.. world.SelectMany(q => q).SelectMany(r => r.Logits[..Width(objective)])];

    private static ObjectiveBatch Batch(IObjective objective, Row[][] world)
    {
        Row[] rows = [.. world.SelectMany(q => q)];
        float[] weights = [.. rows.Select(r => r.Weight)];
        return Objective.IsClassification(objective)
            ? ObjectiveBatch.ForClasses([.. rows.SelectMany(r => r.Grade == 3 ? [.5f, .25f, .25f] : Enumerable.Range(0, Classes).Select(c => c == r.Grade ? 1f : 0f))], Classes, weights)
            : ObjectiveBatch.ForRelevance([.. rows.Select(r => (float)r.Grade)], [.. world.SelectMany((q, id) => q.Select(_ => (long)id))], weights);
    }

    private sealed record Row(double[] Logits, int Grade, float Weight);
}
