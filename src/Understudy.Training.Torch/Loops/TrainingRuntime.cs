using System.Diagnostics;
using System.Globalization;

using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Where and in which number format training runs, and how fast matrix products are there: what the share of the limit refers to.</summary>
public sealed record TrainingRuntime
{
    private const int TestSize = 768;
    private const double WorthIt = 1.3;

    /// <summary>The device.</summary>
    public required Device Device { get; init; }

    /// <summary>Number format of the products.</summary>
    public required ComputePrecision Precision { get; init; }

    /// <summary>Measured rate of a large matrix product, in floating-point operations a second.</summary>
    public required double PeakRate { get; init; }

    /// <summary>One line for people: device, format, rates of the self-test.</summary>
    public required string Description { get; init; }

    /// <summary>
    /// Chooses device and format by a self-test of 0.1 s: bfloat16 where its products are at least 1.3 times as fast as 32-bit ones. Processors
    /// with bfloat16 instructions give a factor above 2, the others one far below 1, so noise does not change the choice.
    /// </summary>
    /// <param name="precision">The format to use whatever the test says; null to choose.</param>
    /// <param name="threads">Threads; 0 leaves libtorch's choice.</param>
    public static TrainingRuntime Choose(ComputePrecision? precision = null, int threads = 0)
    {
        FreedMemory.Keep();
        Device device = TorchDevice.Choose();
        if (threads > 0)
        {
            set_num_threads(threads);
        }

        double single = Rate(device, ScalarType.Float32), half = Rate(device, ScalarType.BFloat16);
        ComputePrecision chosen = precision ?? (half >= WorthIt * single ? ComputePrecision.BFloat16 : ComputePrecision.Float32);
        return new TrainingRuntime
        {
            Device = device,
            Precision = chosen,
            PeakRate = chosen == ComputePrecision.BFloat16 ? half : single,
            Description = string.Create(CultureInfo.InvariantCulture, $"{TorchDevice.Describe(device)}, {(chosen == ComputePrecision.BFloat16 ? "bfloat16 with 32-bit master weights" : "32-bit floats")} (self-test: bfloat16 {half / 1e9:0} GFLOP/s, 32-bit {single / 1e9:0})"),
        };
    }

    private static double Rate(Device device, ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable quiet = inference_mode();
        Tensor a = ones(TestSize, TestSize, dtype: type, device: device), b = ones(TestSize, TestSize, dtype: type, device: device);
        double best = double.MaxValue;
        for (int i = 0; i < 8; i++)
        {
            long started = Stopwatch.GetTimestamp();
            using Tensor c = matmul(a, b);
            _ = c[0, 0].to(ScalarType.Float32).item<float>(); // waits for the device
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return 2.0 * TestSize * TestSize * TestSize / best;
    }
}
