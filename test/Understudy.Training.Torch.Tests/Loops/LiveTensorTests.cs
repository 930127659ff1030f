using TorchSharp;

using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Torch.Tests.Loops;

public sealed class LiveTensorTests
{
    [Fact]
    public void Training_learns_and_leaves_no_tensor_behind()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (EncoderNetwork network = TinyNetworks.Network(EncoderFamily.EuroBert))
        {
            TrainingSet set = TinyNetworks.Classes(90);
            TrainingOutcome outcome = new EncoderTrainer(TinyNetworks.Runtime).Train(network, set, TinyNetworks.Options with { Epochs = 12, Dropout = 0, TokenDropout = 0 }, 4, new Seed(1), cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(outcome.Epochs[^1].Loss < 0.75 * outcome.Epochs[0].Loss, $"{outcome.Epochs[0].Loss} → {outcome.Epochs[^1].Loss}");
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
