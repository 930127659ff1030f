using Xunit;

namespace Understudy.Training.Torch.Tests.Loops;

public sealed class TorchDeviceTests
{
    [Fact]
    public void Libtorch_loads_on_this_system() => Assert.Contains("cpu", TorchDevice.Describe(TorchSharp.torch.CPU), StringComparison.Ordinal);
}
