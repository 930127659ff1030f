using System.Runtime.CompilerServices;

using TorchSharp;

namespace Understudy.Training.Torch.Tests;

/// <summary>libtorch on one thread: its threads lose far more than their share beside other work, and sums keep their order whatever the machine.</summary>
internal static class OneThread
{
    [ModuleInitializer]
    internal static void Set() => torch.set_num_threads(1);
}
