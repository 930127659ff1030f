using TorchSharp;

using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Sequences of one forward pass as tensors on the device: one a row, padded to the longest. Which tokens have loss stands in <see cref="At"/> and
/// <see cref="Targets"/>. Dispose after the pass. (Several short sequences packed into one row, each seeing itself alone, were slower: docs/LOG.md.)
/// </summary>
public sealed class DecoderBatch : IDisposable
{
    private DecoderBatch()
    {
    }

    /// <summary>Token ids; anything where nothing stands.</summary>
    public required Tensor Ids { get; init; } // [rows · tokens] int64

    /// <summary>0 where a token may look, a large negative number elsewhere.</summary>
    public required Tensor Bias { get; init; } // [1, 1, tokens, tokens] float32

    /// <summary>The places whose output predicts a token with loss: the place before each. Sequence by sequence, in the order given.</summary>
    public required Tensor At { get; init; } // [targets] int64, into rows · tokens

    /// <summary>The tokens that are predicted there.</summary>
    public required Tensor Targets { get; init; } // [targets] int64

    /// <summary>The sequence of every target.</summary>
    public required Tensor Owners { get; init; } // [targets] int64

    /// <summary>Targets of every sequence.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>Each row's place in the logical batch: what its dropout masks are drawn for.</summary>
    public required IReadOnlyList<int> Places { get; init; }

    /// <summary>Rows.</summary>
    public int Rows => Places.Count;

    /// <summary>Tokens a row.</summary>
    public required int Tokens { get; init; }

    /// <summary>Tokens that are no padding.</summary>
    public required int RealTokens { get; init; }

    /// <summary>One sequence a row.</summary>
    /// <param name="sequences">At least one.</param>
    /// <param name="device">Where to.</param>
    /// <param name="places">Each row's place in the logical batch; null for 0, 1, ….</param>
    public static DecoderBatch Of(IReadOnlyList<DecoderSequence> sequences, Device device, IReadOnlyList<int>? places = null)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int rows = sequences.Count, tokens = sequences.Max(s => s.Length);
        long[] ids = new long[rows * tokens];
        List<long> at = [], targets = [], owners = [];
        for (int r = 0; r < rows; r++)
        {
            DecoderSequence s = sequences[r];
            for (int t = 0; t < s.Length; t++)
            {
                int place = (r * tokens) + t;
                ids[place] = s.Ids[t];
                if (t >= s.Start)
                {
                    at.Add(place - 1);
                    targets.Add(s.Ids[t]);
                    owners.Add(r);
                }
            }
        }

        float[] bias = new float[tokens * tokens];
        Array.Fill(bias, Never);
        for (int t = 0; t < tokens; t++)
        {
            bias.AsSpan(t * tokens, t + 1).Clear();
        }

        using DisposeScope scope = NewDisposeScope();
        return new DecoderBatch
        {
            Ids = tensor(ids, device: device).DetachFromDisposeScope(),
            Bias = tensor(bias, [1, 1, tokens, tokens], device: device).DetachFromDisposeScope(),
            At = tensor(at.ToArray(), device: device).DetachFromDisposeScope(),
            Targets = tensor(targets.ToArray(), device: device).DetachFromDisposeScope(),
            Owners = tensor(owners.ToArray(), device: device).DetachFromDisposeScope(),
            Counts = [.. sequences.Select(s => s.Count)],
            Places = places ?? [.. Enumerable.Range(0, rows)],
            Tokens = tokens,
            RealTokens = sequences.Sum(s => s.Length),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Ids.Dispose();
        Bias.Dispose();
        At.Dispose();
        Targets.Dispose();
        Owners.Dispose();
    }

    // Exponentials of it are 0 in every format, and it is finite in all of them.
    private const float Never = -1e9f;
}
