using TorchSharp;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Objectives;

public sealed class ObjectiveBatchTests
{
    [Fact]
    public void Rejects_targets_that_are_no_distributions()
    {
        var e = Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForClasses([.5f, .5f, .5f, .25f], 2));
        Assert.StartsWith("targets of row 1 are no distribution: expected values of 0 or more that add up to 1, found a sum of 0.75.", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForClasses([1.5f, -.5f], 2));
        Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForClasses([float.NaN, 1], 2));
    }

    [Fact]
    public void Rejects_lengths_that_do_not_fit()
    {
        Assert.StartsWith("targets has 3 entries; give a multiple of the 2 classes, at least one row.", Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForClasses([1, 0, 1], 2)).Message, StringComparison.Ordinal);
        Assert.StartsWith("classes is 1; give at least 2.", Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForClasses([1], 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("queries has 1 entries for 2 rows; give one a row.", Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForRelevance([1, 2], [1])).Message, StringComparison.Ordinal);
        Assert.StartsWith("weights has 1 entries for 2 rows; give one a row.", Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForRelevance([1, 2], [1, 1], [1])).Message, StringComparison.Ordinal);
        Assert.StartsWith("scores is empty; give at least one row.", Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForRelevance([], [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_values_that_are_not_finite_and_weights_below_zero()
    {
        Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForRelevance([float.PositiveInfinity], [1]));
        Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForRelevance([1], [1], [-1]));
        Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForRelevance([1], [1], [float.NaN]));
    }

    [Fact]
    public void Rejects_a_query_that_comes_back()
    {
        var e = Assert.Throws<ArgumentException>(() => ObjectiveBatch.ForRelevance([1, 2, 3], [5, 6, 5]));
        Assert.StartsWith("The rows of query 5 do not stand together: it comes back at row 2.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objective_rejects_a_batch_of_the_other_kind()
    {
        using DisposeScope scope = NewDisposeScope();
        var classes = ObjectiveBatch.ForClasses([1, 0], 2);
        var relevance = ObjectiveBatch.ForRelevance([1], [1]);
        Assert.StartsWith("soft-cross-entropy learns from label distributions, and the batch holds relevance scores; make it with ForClasses.", Assert.Throws<ArgumentException>(() => new SoftCrossEntropy().Loss(zeros(1, 2), relevance)).Message, StringComparison.Ordinal);
        foreach (IObjective objective in Objective.All.Select(ObjectiveFactory.Create).Where(o => !Objective.IsClassification(o)))
        {
            string expected = $"{objective.Name} learns from relevance scores, and the batch holds label distributions; make it with ForRelevance.";
            Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => objective.Count(classes)).Message, StringComparison.Ordinal);
            Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => objective.Loss(zeros(1, 1), classes)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Objective_rejects_logits_of_another_shape()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.StartsWith("soft-cross-entropy expected logits of shape [1, 2], found [1, 3].", Assert.Throws<ArgumentException>(() => new SoftCrossEntropy().Loss(zeros(1, 3), ObjectiveBatch.ForClasses([1, 0], 2))).Message, StringComparison.Ordinal);
        Assert.StartsWith("mse expected one score a row, shape [2, 1], found [2, 2].", Assert.Throws<ArgumentException>(() => new PointwiseMse().Loss(zeros(2, 2), ObjectiveBatch.ForRelevance([1, 2], [1, 1]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bce_rejects_a_grade_outside_the_stated_range()
    {
        using DisposeScope scope = NewDisposeScope();
        var e = Assert.Throws<ArgumentException>(() => new PointwiseBce(0, 3).Loss(zeros(1, 1), ObjectiveBatch.ForRelevance([3.5f], [1])));
        Assert.Equal("bce was told that scores lie in [0, 3], and found 3.5; state the range that holds for all of them.", e.Message);
    }

    [Fact]
    public void Rank_net_of_equal_grades_is_zero_and_counts_nothing()
    {
        var batch = ObjectiveBatch.ForRelevance([2, 2, 2], [1, 1, 1]);
        Assert.Equal((0.0, 0.0), Objective.Of(new RankNet(), [1, 2, 3], batch));
        Assert.Equal([0, 0, 0], Objective.Gradient(x => new RankNet().Loss(x.view(3, 1), batch), [1, double.PositiveInfinity, 3]));
    }

    [Fact]
    public void Rank_net_of_the_largest_floats_in_the_right_order_is_zero()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor([3e38f, -3e38f, -3e38f], requires_grad: true); // their difference overflows
        Tensor loss = new RankNet().Loss(x.view(3, 1), ObjectiveBatch.ForRelevance([2, 1, 1], [1, 1, 1]));
        loss.backward();
        Assert.Equal(0, loss.item<float>());
        Assert.Equal([0, 0, 0], x.grad!.data<float>().ToArray());
    }
}
