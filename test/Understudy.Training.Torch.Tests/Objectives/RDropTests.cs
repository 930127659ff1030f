using TorchSharp;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Objectives;

public sealed class RDropTests
{
    private static readonly double[] First = [1.5, -.5, .25, -2, 0, 3], Second = [1, 0, .5, -1, .5, 2.5];
    private static readonly ObjectiveBatch Batch = ObjectiveBatch.ForClasses([.7f, .2f, .1f, 0, 0, 1], 3, [1, 3]);

    [Fact]
    public void Equal_passes_leave_the_inner_objective()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(First).view(2, 3);
        Assert.Equal(new SoftCrossEntropy().Loss(x, Batch).ToDouble(), new RDrop(new SoftCrossEntropy(), 5).Loss(x, x, Batch).ToDouble(), 12);
    }

    [Fact]
    public void Order_of_the_passes_means_nothing()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(First).view(2, 3), y = tensor(Second).view(2, 3);
        var objective = new RDrop(new SoftCrossEntropy(), 2);
        Assert.Equal(objective.Loss(x, y, Batch).ToDouble(), objective.Loss(y, x, Batch).ToDouble(), 12);
    }

    [Fact]
    public void Gradient_of_both_passes_equals_central_differences()
    {
        static Tensor Loss(Tensor x) => new RDrop(new SoftCrossEntropy(2), 2).Loss(x.narrow(0, 0, 6).view(2, 3), x.narrow(0, 6, 6).view(2, 3), Batch);
        double[] at = [.. First, .. Second];
        Objective.Close(Objective.Differences(Loss, at), Objective.Gradient(Loss, at), 1e-6);
    }

    [Fact]
    public void Only_the_loss_outlives_a_call_and_large_logits_stay_finite()
    {
        using Tensor x = tensor([1e15f, -1e15f, 0, 0, 1e15f, -1e15f]).view(2, 3), y = x.neg();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (Tensor loss = new RDrop(new SoftCrossEntropy()).Loss(x, y, Batch))
        {
            Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            Assert.True(float.IsFinite(loss.item<float>()));
        }
    }
}
