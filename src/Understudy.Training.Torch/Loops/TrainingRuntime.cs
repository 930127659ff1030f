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
    /// Chooses device and format by a self-test of 0.3 s: bfloat16 where its products are at least 1.3 times as fast as 32-bit ones (2.2 times on
    /// Zen 4, 0.6 times on a Sapphire Rapids whose matrix unit is hidden: that the instructions are there says nothing). The choice decides the
    /// weights that come out, so it must not depend on what else the machine does: on a processor one thread's <em>processor time</em> is compared,
    /// which waiting for a core does not lengthen.
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

        (double single, double half) = Rates(device, Elapsed);
        ComputePrecision chosen = precision ?? (Speedup(device) >= WorthIt ? ComputePrecision.BFloat16 : ComputePrecision.Float32);
        return new TrainingRuntime
        {
            Device = device,
            Precision = chosen,
            PeakRate = chosen == ComputePrecision.BFloat16 ? half : single,
            Description = string.Create(CultureInfo.InvariantCulture, $"{TorchDevice.Describe(device)}, {(chosen == ComputePrecision.BFloat16 ? "bfloat16 with 32-bit master weights" : "32-bit floats")} (self-test: bfloat16 {half / 1e9:0} GFLOP/s, 32-bit {single / 1e9:0})"),
        };
    }

    /// <summary>How many times as fast as 32-bit products bfloat16 ones are, whatever else the machine does.</summary>
    internal static double Speedup(Device device)
    {
        int threads = get_num_threads();
        set_num_threads(1);
        try
        {
            (double single, double half) = Rates(device, device.type == DeviceType.CPU ? ThreadClock.Seconds : Elapsed);
            return half / single;
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private static double Elapsed() => Stopwatch.GetElapsedTime(0).TotalSeconds;

    /// <summary>Rates of the best of eight products of each format, taken in turns, in operations a second of the clock.</summary>
    private static (double Single, double Half) Rates(Device device, Func<double> clock)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable quiet = inference_mode();
        Tensor single = ones(TestSize, TestSize, device: device), half = single.to(ScalarType.BFloat16);
        double bestSingle = double.MaxValue, bestHalf = double.MaxValue;
        for (int i = 0; i < 8; i++)
        {
            bestSingle = Math.Min(bestSingle, Time(single));
            bestHalf = Math.Min(bestHalf, Time(half));
        }

        const double operations = 2.0 * TestSize * TestSize * TestSize;
        return (operations / bestSingle, operations / bestHalf);

        double Time(Tensor a)
        {
            double started = clock();
            using Tensor c = matmul(a, a);
            _ = c[0, 0].to(ScalarType.Float32).item<float>(); // waits for the device
            return clock() - started;
        }
    }
}
