using System.Runtime.InteropServices;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Cuts the numbers of parameters in the program's memory into pieces of one fixed size and works on them on all of torch's
/// threads. Pieces do not depend on the number of threads, so sums over them do not either.
/// </summary>
internal static class ParameterChunks
{
    /// <summary>Numbers in a piece: four arrays of them are 1 MiB, about a second-level cache, and a thread is busy for some 20 µs.</summary>
    public const int Length = 1 << 16;

    /// <summary>Cuts tensors of so many numbers each; a length of 0 is left out.</summary>
    public static Chunk[] Cut(IReadOnlyList<long> lengths)
    {
        List<Chunk> chunks = [];
        for (int t = 0; t < lengths.Count; t++)
        {
            for (long from = 0; from < lengths[t]; from += Length)
            {
                chunks.Add(new Chunk(t, (int)from, (int)Math.Min(Length, lengths[t] - from)));
            }
        }

        return [.. chunks];
    }

    /// <summary>Does something for every piece, in any order.</summary>
    public static void ForEach(Chunk[] chunks, Action<int> work) =>
        Parallel.For(0, chunks.Length, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, work);

    /// <summary>The numbers of a piece of a contiguous float32 tensor on the processor.</summary>
    public static Span<float> Of(Tensor tensor, Chunk chunk) => MemoryMarshal.Cast<byte, float>(tensor.bytes).Slice(chunk.From, chunk.Count);

    /// <summary>Whether the numbers can be worked on in the program's memory.</summary>
    public static bool IsReachable(Tensor tensor) => tensor.device_type == TorchSharp.DeviceType.CPU && tensor.dtype == ScalarType.Float32 && tensor.is_contiguous();
}

/// <summary>A piece of one tensor.</summary>
/// <param name="Tensor">Index of the tensor.</param>
/// <param name="From">First number.</param>
/// <param name="Count">How many.</param>
internal readonly record struct Chunk(int Tensor, int From, int Count);
