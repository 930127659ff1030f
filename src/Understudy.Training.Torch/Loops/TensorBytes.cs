using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Numbers of 32-bit tensors in and out of arrays.</summary>
internal static class TensorBytes
{
    public static float[] Copy(Tensor value)
    {
        using DisposeScope scope = NewDisposeScope();
        return value.detach().cpu().contiguous().data<float>().ToArray();
    }

    public static void Write(Tensor target, float[] values)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable quiet = no_grad();
        target.copy_(tensor(values, target.shape));
    }
}
