using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Sequences of one forward pass as tensors on the device: one a row padded to the longest, or several in a row, each of which sees itself
/// alone and has positions from 0. Which tokens have loss stands in <see cref="At"/> and <see cref="Targets"/>. Dispose after the pass.
/// </summary>
public sealed class DecoderBatch : IDisposable
{
    private DecoderBatch()
    {
    }

    /// <summary>Token ids; anything where nothing stands.</summary>
    public required Tensor Ids { get; init; } // [rows · tokens] int64

    /// <summary>Each token's position in its sequence; null when every row is one sequence.</summary>
    public required Tensor? Positions { get; init; } // [rows · tokens] int64

    /// <summary>0 where a token may look, a large negative number elsewhere.</summary>
    public required Tensor Bias { get; init; } // [1 or rows, 1, tokens, tokens] float32

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
        return Make([.. sequences.Select(s => new[] { s })], sequences.Max(s => s.Length), places ?? [.. Enumerable.Range(0, sequences.Count)], device);
    }

    /// <summary>Several sequences a row, in their order: a new row begins where the next does not fit.</summary>
    /// <param name="sequences">At least one, none longer than a row.</param>
    /// <param name="rowTokens">Most tokens of a row.</param>
    /// <param name="device">Where to.</param>
    /// <exception cref="ArgumentException">When a sequence is longer than a row.</exception>
    public static DecoderBatch Packed(IReadOnlyList<DecoderSequence> sequences, int rowTokens, Device device)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        List<DecoderSequence[]> rows = [];
        List<DecoderSequence> row = [];
        int used = 0;
        foreach (DecoderSequence sequence in sequences)
        {
            if (sequence.Length > rowTokens)
            {
                throw new ArgumentException($"A sequence has {sequence.Length} tokens, a row {rowTokens}; give longer rows.", nameof(rowTokens));
            }

            if (used + sequence.Length > rowTokens)
            {
                rows.Add([.. row]);
                row.Clear();
                used = 0;
            }

            row.Add(sequence);
            used += sequence.Length;
        }

        rows.Add([.. row]);
        return Make(rows, rows.Max(r => r.Sum(s => s.Length)), [.. Enumerable.Range(0, rows.Count)], device);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Ids.Dispose();
        Positions?.Dispose();
        Bias.Dispose();
        At.Dispose();
        Targets.Dispose();
        Owners.Dispose();
    }

    private static DecoderBatch Make(List<DecoderSequence[]> rows, int tokens, IReadOnlyList<int> places, Device device)
    {
        bool packed = rows.Any(r => r.Length > 1);
        long[] ids = new long[rows.Count * tokens], positions = new long[rows.Count * tokens];
        float[] bias = new float[(packed ? rows.Count : 1) * tokens * tokens];
        Array.Fill(bias, Never);
        List<long> at = [], targets = [], owners = [];
        List<int> counts = [];
        int real = 0;
        for (int r = 0; r < rows.Count; r++)
        {
            int offset = 0;
            foreach (DecoderSequence s in rows[r])
            {
                for (int t = 0; t < s.Length; t++)
                {
                    int place = (r * tokens) + offset + t;
                    (ids[place], positions[place]) = (s.Ids[t], t);
                    if (packed)
                    {
                        bias.AsSpan((place * tokens) + offset, t + 1).Clear();
                    }

                    if (t >= s.Start)
                    {
                        at.Add(place - 1);
                        targets.Add(s.Ids[t]);
                        owners.Add(counts.Count);
                    }
                }

                counts.Add(s.Count);
                offset += s.Length;
                real += s.Length;
            }

            for (int t = offset; t < tokens && packed; t++)
            {
                bias[(((r * tokens) + t) * tokens) + t] = 0; // a token that sees nothing would have no softmax
            }
        }

        for (int t = 0; t < tokens && !packed; t++)
        {
            bias.AsSpan(t * tokens, t + 1).Clear();
        }

        using DisposeScope scope = NewDisposeScope();
        return new DecoderBatch
        {
            Ids = tensor(ids, device: device).DetachFromDisposeScope(),
            Positions = packed ? tensor(positions, device: device).DetachFromDisposeScope() : null,
            Bias = tensor(bias, [packed ? rows.Count : 1, 1, tokens, tokens], device: device).DetachFromDisposeScope(),
            At = tensor(at.ToArray(), device: device).DetachFromDisposeScope(),
            Targets = tensor(targets.ToArray(), device: device).DetachFromDisposeScope(),
            Owners = tensor(owners.ToArray(), device: device).DetachFromDisposeScope(),
            Counts = counts,
            Places = places,
            Tokens = tokens,
            RealTokens = real,
        };
    }

    // Exponentials of it are 0 in every format, and it is finite in all of them.
    private const float Never = -1e9f;
}
