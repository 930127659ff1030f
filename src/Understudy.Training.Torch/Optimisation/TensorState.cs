using TorchSharp;

using Understudy.Core;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>State of optimisation as named arrays: what a checkpoint holds.</summary>
internal static class TensorState
{
    private const int Half = 1 << 20;

    /// <summary>The numbers of a float32 tensor on any device.</summary>
    public static float[] Read(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        return tensor.detach().cpu().contiguous().data<float>().ToArray();
    }

    /// <summary>Overwrites the numbers of a tensor on any device.</summary>
    public static void Write(Tensor tensor, float[] values)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable quiet = no_grad();
        tensor.copy_(torch.tensor(values).view(tensor.shape));
    }

    /// <summary>A count as two floats that hold it exactly, up to 2^44.</summary>
    public static float[] FromCount(long count) => [count / Half, count % Half];

    /// <summary>The count of <see cref="FromCount"/>.</summary>
    public static long ToCount(float[] parts) => ((long)parts[0] * Half) + (long)parts[1];

    /// <summary>Refuses a state that lacks an array or has one of another length; says all of it at once.</summary>
    /// <exception cref="UnderstudyException">When anything does not fit; nothing has been written then.</exception>
    public static void Check(IReadOnlyDictionary<string, float[]> state, IEnumerable<(string Name, long Length)> expected, string what)
    {
        string[] wrong =
        [
            .. expected
                .Select(e => state.TryGetValue(e.Name, out float[]? found) ? found.Length == e.Length ? "" : $"{e.Name} has {found.Length} numbers, not {e.Length}" : $"{e.Name} is missing")
                .Where(w => w.Length > 0),
        ];
        if (wrong.Length > 0)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The stored state of {what} does not fit this network: {string.Join("; ", wrong)}. Start the training anew, or with the options that it was begun with.");
        }
    }
}
