using TorchSharp;

using Understudy.Core;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Optimisation;

/// <summary>Golden numbers come from <c>Golden/optimisation.py</c> (plain Python, standard library).</summary>
public sealed class WeightAverageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Averages_equal_the_reference(bool onlyTensors)
    {
        using DisposeScope scope = NewDisposeScope();
        // Twenty numbers: a whole vector and a tail.
        Dictionary<string, Tensor> parameters = new() { ["w"] = ones(4, 5).requires_grad_() };
        using var average = new WeightAverage(parameters, .2, onlyTensors);
        foreach (double expected in new[] { .55, .1, -.38, -.876 })
        {
            using (no_grad())
            {
                parameters["w"].sub_(.5);
            }

            average.Update();
            Assert.All(average.ReadState().First().Value, a => Assert.Equal(expected, a, 1e-6));
        }
    }

    [Fact]
    public void Applied_averages_give_way_to_the_parameters_own_values()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> parameters = new() { ["w"] = tensor([1f, 2f], requires_grad: true) };
        using var average = new WeightAverage(parameters, .9);
        using (no_grad())
        {
            parameters["w"].add_(10);
        }

        using (IDisposable applied = average.Applied(parameters))
        {
            Assert.Equal([1, 2], TensorState.Read(parameters["w"]));
            Assert.Throws<InvalidOperationException>(average.Update);
            Assert.Throws<InvalidOperationException>(() => average.CopyTo(parameters));
            Assert.Throws<InvalidOperationException>(() => average.Applied(parameters));
            applied.Dispose();
        }

        Assert.Equal([11, 12], TensorState.Read(parameters["w"]));
        average.CopyTo(parameters);
        Assert.Equal([1, 2], TensorState.Read(parameters["w"]));
    }

    [Fact]
    public void Restored_state_goes_on_to_the_bit()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> parameters = new() { ["w"] = linspace(0, 1, 21).requires_grad_() };
        using var whole = new WeightAverage(parameters, .99);
        for (int i = 0; i < 6; i++)
        {
            using (no_grad())
            {
                parameters["w"].mul_(1.7).sub_(.3);
            }

            whole.Update();
            if (i == 2)
            {
                using var resumed = new WeightAverage(parameters, .99);
                resumed.WriteState(whole.ReadState().ToDictionary());
                whole.Update();
                resumed.Update();
                Assert.Equal(whole.ReadState().First().Value, resumed.ReadState().First().Value);
                Assert.Equal([0, 4], resumed.ReadState().Last().Value);
            }
        }

        var e = Assert.Throws<UnderstudyException>(() => whole.WriteState(new Dictionary<string, float[]> { ["w/average"] = [1] }));
        Assert.Equal("The stored state of the weights' average does not fit this network: w/average has 1 numbers, not 21; updates is missing. Start the training anew, or with the options that it was begun with.", e.Message);
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Decays_out_of_range_are_rejected(double decay) => Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAverage(new Dictionary<string, Tensor>(), decay));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Only_the_averages_outlive_calls(bool onlyTensors)
    {
        using Tensor w = zeros(2, 3, requires_grad: true);
        Dictionary<string, Tensor> parameters = new() { ["w"] = w };
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var average = new WeightAverage(parameters, .9, onlyTensors))
        {
            average.Update();
            using (average.Applied(parameters))
            {
                Assert.Equal(before + 2, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            }

            average.CopyTo(parameters);
            average.WriteState(average.ReadState().ToDictionary());
            Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
