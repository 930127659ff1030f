using TorchSharp;

using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Sequences of one forward pass, padded to the longest: tensors on the device. Dispose after the pass.</summary>
public sealed class EncoderBatch : IDisposable
{
    private EncoderBatch(Tensor ids, Tensor types, Tensor mask, Tensor? attentionBias, int[] positions, int tokens)
    {
        Ids = ids;
        Types = types;
        Mask = mask;
        AttentionBias = attentionBias;
        Positions = positions;
        RealTokens = tokens;
    }

    /// <summary>Token ids.</summary>
    public Tensor Ids { get; } // [rows, tokens] int64

    /// <summary>0 for the first text, 1 for the second.</summary>
    public Tensor Types { get; } // [rows, tokens] int64

    /// <summary>1 for a token, 0 for padding.</summary>
    public Tensor Mask { get; } // [rows, tokens] float32

    /// <summary>0 for a token, a large negative number for padding; null when nothing is padded.</summary>
    public Tensor? AttentionBias { get; } // [rows, 1, 1, tokens] float32

    /// <summary>Each row's place in the logical batch: what its dropout masks are drawn for.</summary>
    public IReadOnlyList<int> Positions { get; }

    /// <summary>Rows.</summary>
    public int Rows => Positions.Count;

    /// <summary>Tokens a row, padding included.</summary>
    public int Tokens => (int)Ids.shape[1];

    /// <summary>Tokens that are no padding.</summary>
    public int RealTokens { get; }

    /// <summary>Pads and copies.</summary>
    /// <param name="inputs">Sequences, at least one, none empty.</param>
    /// <param name="positions">Each row's place in the logical batch.</param>
    /// <param name="padToken">Id of the padding.</param>
    /// <param name="device">Where to.</param>
    public static EncoderBatch Of(ReadOnlySpan<TokenSequence> inputs, ReadOnlySpan<int> positions, int padToken, Device device)
    {
        int rows = inputs.Length, longest = 0, real = 0;
        foreach (TokenSequence input in inputs)
        {
            longest = Math.Max(longest, input.Length);
            real += input.Length;
        }

        var ids = new long[rows * longest];
        var types = new long[rows * longest];
        var mask = new float[rows * longest];
        for (int r = 0; r < rows; r++)
        {
            Span<long> row = ids.AsSpan(r * longest, longest);
            row.Fill(padToken);
            int[] own = inputs[r].Ids;
            for (int t = 0; t < own.Length; t++)
            {
                row[t] = own[t];
            }

            types.AsSpan((r * longest) + inputs[r].SecondStart, own.Length - inputs[r].SecondStart).Fill(1);
            mask.AsSpan(r * longest, own.Length).Fill(1);
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor ones = tensor(mask, rows, longest, device: device);
        Tensor? bias = real == rows * longest ? null : ones.neg().Plus(1).Times(-1e4).view(rows, 1, 1, longest);
        return new EncoderBatch(
            tensor(ids, rows, longest, device: device).MoveToOuterDisposeScope(),
            tensor(types, rows, longest, device: device).MoveToOuterDisposeScope(),
            ones.MoveToOuterDisposeScope(),
            bias?.MoveToOuterDisposeScope(),
            positions.ToArray(),
            real);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Ids.Dispose();
        Types.Dispose();
        Mask.Dispose();
        AttentionBias?.Dispose();
    }
}
