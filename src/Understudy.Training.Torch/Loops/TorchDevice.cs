using TorchSharp;

using Understudy.Core;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Loads libtorch and chooses where training runs.</summary>
public static class TorchDevice
{
    /// <summary>The device: CUDA where the CUDA build found one, else the processor.</summary>
    /// <exception cref="UnderstudyException">When libtorch cannot be loaded.</exception>
    public static Device Choose()
    {
        try
        {
            return cuda.is_available() ? CUDA : CPU;
        }
        catch (Exception e) when (e is DllNotFoundException or NotSupportedException or TypeInitializationException)
        {
            throw new UnderstudyException(ErrorCode.TrainingUnavailable, $"The training library libtorch could not be loaded: {e.Message} Training transformers needs 64-bit Linux with glibc 2.28, Windows or Apple silicon; '--rungs linear' works without it.", e);
        }
    }

    /// <summary>What the device is called in tables, e.g. <c>cpu (2 threads)</c>.</summary>
    public static string Describe(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device.type == DeviceType.CUDA ? "cuda" : $"cpu ({get_num_threads()} threads)";
    }
}
