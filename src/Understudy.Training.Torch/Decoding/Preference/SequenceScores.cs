using TorchSharp;

using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Log-probabilities of many completions under a decoder as it is.</summary>
internal static class SequenceScores
{
    /// <summary>One sum a sequence, in their order; each batch holds sequences of similar length.</summary>
    public static float[] Of(DecoderNetwork network, IReadOnlyList<DecoderSequence> sequences, ComputePrecision precision, int batchTokens, CancellationToken cancellationToken)
    {
        using IDisposable quiet = inference_mode();
        var scores = new float[sequences.Count];
        int[] order = [.. Enumerable.Range(0, scores.Length).OrderBy(i => sequences[i].Length)];
        int[] lengths = [.. sequences.Select(s => s.Length)];
        foreach (Range piece in scores.Length == 0 ? [] : BatchPlan.Pieces(order, lengths, [], batchTokens))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            int[] rows = order[piece];
            using DecoderBatch batch = DecoderBatch.Of([.. rows.Select(i => sequences[i])], network.Device);
            float[] sums = TensorState.Read(network.LogProbabilities(batch, precision).Sequences);
            for (int i = 0; i < rows.Length; i++)
            {
                scores[rows[i]] = sums[i];
            }
        }

        return scores;
    }
}
